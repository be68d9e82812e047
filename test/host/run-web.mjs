import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "@vscode/test-web";
import { freePort } from "./lib/free-port.mjs";
import { compiledSuite, root, webCommit, webData } from "./lib/paths.mjs";
import { runSuiteAt } from "./lib/suite-run.mjs";
import { makeWorkspace } from "./lib/workspace.mjs";

/** Runs the suite where a browser runs extensions: client and server as web workers, files of a virtual file system. */
export async function runInBrowser({ verbose = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "flow-license-web-"));
  const workspace = join(folder, "workspace");
  makeWorkspace(workspace);
  const port = await freePort();
  // The host tells of each request that it answers.
  const write = console.log;
  if (!verbose) console.log = () => undefined;
  let host;
  try {
    host = await open({
      browserType: "none",
      quality: "stable",
      commit: webCommit,
      testRunnerDataDir: webData,
      extensionDevelopmentPath: root,
      extensionTestsPath: compiledSuite,
      folderPath: workspace,
      host: "localhost",
      port,
    });
    return await runSuiteAt(`http://localhost:${port}/`, { verbose });
  } finally {
    console.log = write;
    host?.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}
