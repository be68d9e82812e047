import { defineConfig } from "vitest/config";

// What needs more than this repository, or takes long, runs where its script in package.json asks for it, and then alone.
const apart = ["clients", "corpus", "package"];
const asked = process.env.FLOW_CORPUS ? "corpus" : process.env.FLOW_TESTS;
const testsIn = (folder: string) => `test/${folder}/**/*.test.ts`;

/** Pages of rules are text, as in the bundle. */
const pagesAsText = {
  name: "pages-as-text",
  enforce: "pre" as const,
  transform: (text: string, id: string) =>
    id.endsWith(".md") ? { code: `export default ${JSON.stringify(text)}`, map: null } : null,
};

export default defineConfig({
  plugins: [pagesAsText],
  test: {
    include: [asked ? testsIn(asked) : "test/**/*.test.ts"],
    exclude: ["test/exports/*/**", "test/host/**", "test/suite/**", ...(asked ? [] : apart.map(testsIn))],
    reporters: ["default", "./scripts/count-reporter.mjs"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
