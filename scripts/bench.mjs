// `npm run bench [-- FOLDER]`: installs and builds what is missing, then measures the language server, linting
// beside a yardstick, many actions beside few, and a plan of a made-up estate.
import { resolve } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { root, runNode, startedIn } from "./run.mjs";

ensureInstalled();
ensureBuilt();

const [folder] = process.argv.slice(2);
const exports = folder ? resolve(startedIn, folder) : `${root}test/exports`;
const codes = [
  runNode(["test/bench/language-server.mjs"]),
  runNode(["test/bench/lint.mjs", exports]),
  runNode(["test/bench/linear.mjs"]),
  runNode(["test/bench/estate.mjs", exports]),
];
process.exitCode = Math.max(...codes);
