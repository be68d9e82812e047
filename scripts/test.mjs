// `npm test`: installs what is missing, then everything that is checked with the files of this repository alone.
import { buildStep, generateStep } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { runNode, runSteps } from "./run.mjs";

ensureInstalled();

const tsc = "node_modules/typescript/bin/tsc";

runSteps("npm test", [
  generateStep,
  ["Check types", () => runNode([tsc, "-p", "."]) || runNode([tsc, "-p", "webview"])],
  [
    "Check format and code",
    () => runNode(["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]),
  ],
  buildStep,
]);

// The test runner comes last and speaks for itself: its last line is "N passed, N failed".
console.error("== Run tests");
process.exitCode = runNode(["node_modules/vitest/vitest.mjs", "run"]);
