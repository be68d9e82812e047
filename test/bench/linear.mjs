// `npm run bench`: how long many actions take beside few, in one process that is warm. Self-made flows take turns, each
// large one with as many small ones as it holds, so that a busy machine weighs on both; the median of all turns counts.
// Processor time is told besides: in it counts what the engine clears up on further threads meanwhile. Exits with 1
// where a limit is missed. With a name, only the shapes that have it in theirs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { chainOfText, conditionsInARow, flowOf, nestedLoops, shapes } from "./flow-shapes.mjs";

const few = 1000;
const many = 50_000;
/** A flow of 50,000 actions takes at most this many times what one of 1,000 takes. */
const mostRatio = 60;
/** Conditions in a row and loops in loops take at most this many times what a chain of as much text takes. */
const mostOfText = 3;
const turns = 9;

const only = process.argv[2] ?? "";
const { analyze, worstOf, noMetadata, defaultSettings } = await bundled();
const settings = defaultSettings("2026-11-21");
const alone = { metadata: noMetadata, connectorOf: () => null, childFlow: () => undefined, callersOf: () => [] };

const ratios = Object.keys(shapes)
  .filter((name) => name.includes(only))
  .map((name) => compare(name, flowOf(name, few), flowOf(name, many), many / few, mostRatio));
const small = [
  ["64 conditions in a row", conditionsInARow(64)],
  ["9 loops in loops", nestedLoops(9)],
].map(([name, text]) => compare(`${name} beside a chain`, chainOfText(text.length), text, 1, mostOfText));
const missed = [...ratios, ...small].includes(false);
console.log(missed ? "A limit is missed." : "All limits are kept.");
process.exitCode = missed ? 1 : 0;

/** Tells how many times what the first text takes the second one takes; whether that is within the limit. */
function compare(name, text, other, repeated, limit) {
  for (let round = 0; round < 60; round++) measure(text);
  for (let round = 0; round < 3; round++) measure(other);
  const found = Array.from({ length: repeated === 1 ? 40 * turns : turns }, () => {
    const first = Array.from({ length: repeated }, () => measure(text));
    return { first: mean(first), second: measure(other) };
  });
  const ratio = (key) => median(found.map(({ first, second }) => second[key] / first[key]));
  const [from, to] = ["first", "second"].map((one) => median(found.map((turn) => turn[one].both)).toFixed(2));
  const [both, analysis, worst, worked] = ["both", "analysis", "worst", "worked"].map((key) => ratio(key).toFixed(1));
  console.log(
    `${name}: ${both} times (at most ${limit}), from ${from} to ${to} ms; analysis ${analysis}, worst case ${worst}; ` +
      `processor time ${worked}`,
  );
  return ratio("both") <= limit;
}

function measure(text) {
  const before = processorTime();
  const start = performance.now();
  const { flows } = analyze({ uri: "Flow.json", version: 0, text }, alone, () => settings);
  const analyzed = performance.now();
  for (const { facts } of flows) worstOf(facts);
  const end = performance.now();
  return {
    analysis: analyzed - start,
    worst: end - analyzed,
    both: end - start,
    worked: processorTime() - before,
  };
}

/** Milliseconds that this process has worked, on all of its threads. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function mean(measured) {
  const of = (key) => measured.reduce((total, one) => total + one[key], 0) / measured.length;
  return { analysis: of("analysis"), worst: of("worst"), both: of("both"), worked: of("worked") };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** The stages between document and findings, from their sources. */
async function bundled() {
  const folder = mkdtempSync(join(tmpdir(), "flow-license-lint-bench-"));
  const outfile = join(folder, "analyze.mjs");
  try {
    await build({
      stdin: {
        contents: `
          export { analyze } from "./server/src/analyze";
          export { worstOf } from "./server/src/facts/requests/worst-of-flow";
          export { noMetadata } from "./server/src/flow/flow-metadata";
          export { defaultSettings } from "./shared/settings";`,
        resolveDir: fileURLToPath(new URL("../..", import.meta.url)),
      },
      bundle: true,
      platform: "node",
      format: "esm",
      mainFields: ["module", "main"],
      logLevel: "warning",
      outfile,
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
