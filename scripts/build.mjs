// Builds dist where it is missing or older than what it is made of.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { root, runNode, runSteps } from "./run.mjs";

/** What a build reads. */
const sources = [
  "client",
  "server/data",
  "server/src",
  "shared",
  "webview",
  "schemas",
  "scripts/bundled-licenses.mjs",
  "scripts/client-words.mjs",
  "scripts/compile-schemas.mjs",
  "scripts/contributed-settings.mjs",
  "scripts/expression-grammar.mjs",
  "scripts/list-rules.mjs",
  "scripts/load-rules.mjs",
  "scripts/manifest-words.mjs",
  "scripts/name-ids.mjs",
  "scripts/rules-index.mjs",
  "scripts/write-grammar.mjs",
  "scripts/write-manifest.mjs",
  "scripts/write-words.mjs",
  "esbuild.mjs",
  "package.json",
  "package.nls.json",
  "package-lock.json",
];

export const generateStep = [
  "Generate code, settings, texts, the grammar and the list of rules",
  () =>
    runNode(["scripts/name-ids.mjs"]) ||
    runNode(["scripts/compile-schemas.mjs"]) ||
    runNode(["scripts/write-manifest.mjs"]) ||
    runNode(["scripts/list-rules.mjs"]) ||
    runNode(["scripts/write-grammar.mjs"]) ||
    runNode(["scripts/write-words.mjs"]),
];
export const buildStep = ["Build", () => runNode(["esbuild.mjs"])];

/** Builds only where something has changed; ends the process where that fails. */
export function ensureBuilt() {
  const builtAt = changedAt(join(root, "dist/server.js"));
  if (sources.some((path) => newestIn(join(root, path)) > builtAt)) runSteps("npm start", [generateStep, buildStep]);
}

/** A folder changes when a file in it comes or goes, so folders count too. */
function newestIn(path) {
  if (!existsSync(path)) return 0;
  const own = changedAt(path);
  if (!statSync(path).isDirectory()) return own;
  return Math.max(own, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
