// Second half of the installation; the first is `npm ci` here, with scripts left out. It installs the modules of the
// VS Code servers themselves, and puts the web build where @vscode/test-web looks before it would download one.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newestServer, oldestServer, webBuild, webCommit, webData } from "./lib/paths.mjs";

for (const server of [newestServer, oldestServer]) installModulesOf(server);
offerWebBuild();

function installModulesOf(server) {
  const done = join(server, "node_modules/.installed-for-tests");
  if (existsSync(done)) return;
  // Not `npm ci`: the servers come with a list of versions that does not fit their package.json.
  const args = [
    "install",
    "--no-save",
    "--omit=dev",
    "--ignore-scripts",
    "--legacy-peer-deps",
    "--no-audit",
    "--no-fund",
  ];
  const { status } = spawnSync("npm", args, { cwd: server, stdio: ["ignore", 2, 2] });
  if (status !== 0) {
    console.error(`The modules of the VS Code server could not be installed: npm ended with ${status}.`);
    process.exit(1);
  }
  writeFileSync(done, "");
}

function offerWebBuild() {
  const folder = join(webData, `vscode-web-stable-${webCommit}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "out"), { recursive: true });
  link(webBuild, folder, (name) => name !== "out");
  link(join(webBuild, "out"), join(folder, "out"));
  // The page asks for the words of the user interface, which this version has none of.
  const words = join(folder, "out/nls.messages.js");
  if (!existsSync(words)) writeFileSync(words, "");
  writeFileSync(join(folder, "version"), "from a package");
}

function link(from, to, isWanted = () => true) {
  for (const name of readdirSync(from).filter(isWanted)) symlinkSync(join(from, name), join(to, name));
}
