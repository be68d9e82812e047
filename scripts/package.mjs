// `npm run package`: makes the extension and the npm package in out/, and checks what is in them and that they run.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { buildStep, generateStep } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { packageExtension } from "./package-extension.mjs";
import { root, runNode, runNpm, runSteps } from "./run.mjs";

ensureInstalled();

const { name, version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const isPackage = (file) => file.startsWith(`${name}-`) && /\.(vsix|tgz)$/.test(file);
const out = `${root}out`;
mkdirSync(out, { recursive: true });
for (const file of readdirSync(out).filter(isPackage)) rmSync(`${out}/${file}`);

runSteps("npm run package", [
  generateStep,
  buildStep,
  ["Package the extension", () => packageExtension(`${out}/${name}-${version}.vsix`)],
  ["Pack the command", () => runNpm(["pack", "--silent", "--pack-destination", out])],
]);

for (const file of readdirSync(out).filter(isPackage)) {
  console.error(`out/${file}: ${Math.ceil(statSync(`${out}/${file}`).size / 1024)} KB`);
}

console.error("== Check both");
const env = { ...process.env, FLOW_TESTS: "package" };
process.exitCode = runNode(["node_modules/vitest/vitest.mjs", "run"], { env });
