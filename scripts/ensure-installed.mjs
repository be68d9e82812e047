// Installs what a package-lock.json names and node_modules lacks; does nothing, and quickly, where nothing is missing.
import { existsSync, readFileSync } from "node:fs";
import { root, runNpm } from "./run.mjs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Makes `node_modules` of a folder hold what its lock file names; ends the process where that fails. */
export function ensureInstalled(folder = root) {
  const missing = missingPackages(folder);
  if (missing.length === 0) return;
  console.error(`Installing packages: ${describe(missing)} not there yet.`);
  const code = runNpm(["ci", "--include=dev", "--no-audit", "--no-fund"], { cwd: folder });
  if (code === 0) return;
  console.error(`The packages could not be installed: npm ci failed with exit code ${code}.`);
  process.exit(code);
}

/** Compares what npm has noted in `node_modules` with what the lock file asks for on this system. */
function missingPackages(folder) {
  const wanted = Object.entries(readPackages(`${folder}package-lock.json`)).filter(([path]) => path !== "");
  const notes = `${folder}node_modules/.package-lock.json`;
  const installed = existsSync(notes) ? readPackages(notes) : {};
  return wanted
    .filter(([path, { version, integrity }]) => {
      const there = installed[path];
      return there?.version !== version || there.integrity !== integrity || !existsSync(`${folder}${path}`);
    })
    .filter(([path, wants]) => path in installed || isForThisSystem(wants))
    .map(([path]) => path.replace(/^.*node_modules\//, ""));
}

/** npm leaves out optional packages of other systems; those that ask for a certain C library are left to npm. */
function isForThisSystem({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return libc === undefined && (os?.includes(process.platform) ?? false) && (cpu?.includes(process.arch) ?? false);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch (error) {
    console.error(`${file} cannot be read: ${error.message}`);
    return {};
  }
}

function describe(names) {
  const [first, ...others] = names;
  return others.length === 0 ? `${first} is` : `${first} and ${others.length} more are`;
}
