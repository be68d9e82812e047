import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/host/**", "test/suite/**", "node_modules/**"],
    reporters: ["default"],
    testTimeout: 60_000,
  },
});
