// `npm run test:hosts [-- NAME...]`: the tests that run inside of real VS Codes, on the desktop's kind of host and in
// the browser. It installs what is missing, VS Code among it; only a Chromium must be there.
import { mkdirSync } from "node:fs";
import { buildStep, generateStep } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { packageExtension } from "./package-extension.mjs";
import { root, runNode, runSteps } from "./run.mjs";

ensureInstalled();
ensureInstalled(`${root}test/host/`);
mkdirSync(`${root}out/hosts`, { recursive: true });

runSteps("npm run test:hosts", [
  ["Prepare the hosts", () => runNode(["test/host/prepare.mjs"])],
  generateStep,
  buildStep,
  ["Compile the tests", () => runNode(["scripts/compile-suite.mjs"])],
  ["Package the extension", () => packageExtension(`${root}out/hosts/extension.vsix`)],
]);

// The hosts come last and speak for themselves: their last line is "N passed, N failed".
console.error("== Run tests in VS Code");
process.exitCode = runNode(["test/host/run-all.mjs", ...process.argv.slice(2)]);
