// `npm start [-- PATHS]`: installs and builds what is missing, then lints PATHS, or the samples.
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { root, runNode, startedIn } from "./run.mjs";

ensureInstalled();
ensureBuilt();

const given = process.argv.slice(2);
const server = `${root}dist/server.js`;
process.exitCode =
  given.length > 0
    ? runNode([server, "lint", ...given], { cwd: startedIn })
    : runNode([server, "lint", "samples"], { cwd: root });
