// `npm run bench [-- FOLDER]`: installs and builds what is missing, then measures linting beside a yardstick.
import { resolve } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { root, runNode, startedIn } from "./run.mjs";

ensureInstalled();
ensureBuilt();

const [folder] = process.argv.slice(2);
process.exitCode = runNode(["test/bench/lint.mjs", folder ? resolve(startedIn, folder) : `${root}test/exports`]);
