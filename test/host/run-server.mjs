import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compiledSuite, root } from "./lib/paths.mjs";
import { runSuiteAt } from "./lib/suite-run.mjs";
import { startVsCodeServer } from "./lib/vscode-server.mjs";

/**
 * Runs the suite where Node runs extensions: in the extension host of a VS Code server, with a browser as its window.
 * With `vsix` the installed package is tested. An empty extension stands in the place of the working tree then, as with
 * `isInstalled`, which leaves it to the suite to install the package.
 */
export async function runInServer({ verbose, isInstalled, ...options } = {}) {
  const server = await startVsCodeServer(options);
  try {
    const extension = options.vsix || isInstalled ? emptyExtension(server.folder) : root;
    const payload = [
      ["extensionDevelopmentPath", server.remote(extension)],
      ["extensionTestsPath", server.remote(compiledSuite)],
      ["skipWelcome", "true"],
    ];
    return await runSuiteAt(server.url(payload), { verbose });
  } finally {
    await server.stop();
  }
}

function emptyExtension(folder) {
  const path = join(folder, "empty-extension");
  mkdirSync(path);
  const manifest = { name: "empty", publisher: "test", version: "0.0.1", engines: { vscode: "*" } };
  writeFileSync(join(path, "package.json"), JSON.stringify(manifest));
  return path;
}
