import { defineConfig } from "vitest/config";

// Tests over a corpus run where a folder is named, and then alone: `npm run test:corpus`.
const corpusTests = "test/corpus/**/*.test.ts";
const overCorpus = process.env.FLOW_CORPUS !== undefined;

export default defineConfig({
  test: {
    include: [overCorpus ? corpusTests : "test/**/*.test.ts"],
    exclude: ["test/exports/*/**", "test/host/**", "test/suite/**", ...(overCorpus ? [] : [corpusTests])],
    reporters: ["default", "./scripts/count-reporter.mjs"],
    testTimeout: 60_000,
  },
});
