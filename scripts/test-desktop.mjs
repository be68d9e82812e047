// `npm run test:desktop [-- VERSION]`: the tests in the VS Code of the desktop, which is downloaded. On Linux it needs
// a display, such as that of `xvfb-run -a`. Ends with 69 where it cannot be downloaded: not run is not failed.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeWorkspace } from "../test/host/lib/workspace.mjs";
import { buildStep, generateStep } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { root, runNode, runSteps } from "./run.mjs";

ensureInstalled();
runSteps("npm run test:desktop", [
  generateStep,
  buildStep,
  ["Compile the tests", () => runNode(["scripts/compile-suite.mjs"])],
]);

const { runTests } = await import("@vscode/test-electron");
const unreachable = ["ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "EAI_AGAIN"];
const folder = mkdtempSync(join(tmpdir(), "flow-license-desktop-"));
try {
  makeWorkspace(join(folder, "workspace"));
  await runTests({
    version: process.argv[2] ?? "stable",
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, "out/test/suite.js"),
    launchArgs: [join(folder, "workspace"), "--disable-extensions", "--disable-workspace-trust"],
  });
} catch (error) {
  console.error(error);
  process.exitCode = unreachable.includes(error.code) ? 69 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
