// `npm run bench [-- FOLDER]`: what linting a folder costs beside the yardstick of `parse-tree.mjs`, as whole
// processes that take turns, and how memory grows with ten times the input. Exits with 1 where a limit is missed.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const rounds = 7;
const copies = 10;
/** Linting takes at most this many times what the yardstick takes. */
const mostRatio = 1;
const mostMegabytes = 150;
/** What the first pass may keep of each flow, at ten times the input. */
const kilobytesPerFlow = 1;

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));
const folder = resolve(process.argv[2]);
const lint = [join(root, "dist/server.js"), "lint", "--fail-on", "never"];
const yardstick = [join(here, "parse-tree.mjs")];

const once = compare(folder, rounds);
const many = mkdtempSync(join(tmpdir(), "flow-license-lint-bench-"));
let tenfold;
try {
  for (let copy = 0; copy < copies; copy++) cpSync(folder, join(many, String(copy)), { recursive: true });
  tenfold = compare(many, 3);
} finally {
  rmSync(many, { recursive: true, force: true });
}

const flows = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".json")).length * copies;
const allowed = mostMegabytes + (flows * kilobytesPerFlow) / 1024;
report("once", once, mostMegabytes);
report(`${copies} times`, tenfold, allowed);
const missed =
  [once, tenfold].some(({ ratio }) => ratio > mostRatio) ||
  once.megabytes > mostMegabytes ||
  tenfold.megabytes > allowed;
console.log(missed ? "A limit is missed." : "All limits are kept.");
process.exitCode = missed ? 1 : 0;

function compare(input, times) {
  const seconds = { lint: [], yardstick: [] };
  let megabytes = 0;
  for (let round = -1; round < times; round++) {
    const linted = run([...lint, input]);
    const parsed = run([...yardstick, input]);
    if (round < 0) continue; // The first round fills the file system's cache.
    seconds.lint.push(linted.seconds);
    seconds.yardstick.push(parsed.seconds);
    megabytes = Math.max(megabytes, linted.megabytes);
  }
  const [ours, theirs] = [median(seconds.lint), median(seconds.yardstick)];
  return { ours, theirs, ratio: ours / theirs, megabytes };
}

function run(args) {
  const hook = pathToFileURL(join(here, "report-memory.mjs")).href;
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", hook, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr}`);
  return { seconds, megabytes: Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024 };
}

function report(name, { ours, theirs, ratio, megabytes }, mostMemory) {
  console.log(
    `${name}: lint ${ours.toFixed(2)} s, yardstick ${theirs.toFixed(2)} s, ratio ${ratio.toFixed(2)} (at most ${mostRatio}); ` +
      `${megabytes.toFixed(0)} MB (at most ${mostMemory.toFixed(0)})`,
  );
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
