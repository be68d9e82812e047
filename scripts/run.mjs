// Runs programs for the other scripts, in the same way on every system and without reading standard input.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The root of the repository, with a separator at its end. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Where the person was when calling npm, which itself moves to the root. */
export const startedIn = process.env.INIT_CWD ?? process.cwd();

/** Runs a script with this very Node; returns its exit code. */
export function runNode(args, { cwd = root, env = process.env } = {}) {
  return exitCodeOf(spawnSync(process.execPath, args, { cwd, env, stdio: ["ignore", "inherit", "inherit"] }), args[0]);
}

/** Runs npm; returns its exit code. What it says goes to standard error, which keeps standard output for results. */
export function runNpm(args, { cwd = root } = {}) {
  const options = { cwd, stdio: ["ignore", 2, 2] };
  // Inside `npm start` and `npm test`, npm names its own script, which needs neither a shell nor the search path.
  const own = process.env.npm_execpath;
  if (own?.endsWith("npm-cli.js")) return exitCodeOf(spawnSync(process.execPath, [own, ...args], options), "npm");
  // On Windows npm is a batch file, and only a shell runs those.
  const isWindows = process.platform === "win32";
  return exitCodeOf(spawnSync(isWindows ? "npm.cmd" : "npm", args, { ...options, shell: isWindows }), "npm");
}

/** Runs steps, each a title and a function that returns an exit code; ends the process at the first that fails. Titles go to standard error. */
export function runSteps(command, steps) {
  for (const [title, step] of steps) {
    console.error(`== ${title}`);
    const code = step();
    if (code === 0) continue;
    console.error(`${command} stopped: "${title}" failed with exit code ${code}.`);
    process.exit(code);
  }
}

function exitCodeOf({ error, status, signal }, program) {
  if (error) console.error(`${program} could not be run: ${error.message}`);
  if (signal) console.error(`${program} was ended by ${signal}.`);
  return status ?? 1;
}
