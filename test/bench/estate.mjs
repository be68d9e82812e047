// `npm run bench [-- FOLDER]`: what a plan of a made-up estate costs. `node test/bench/estate.mjs FOLDER FLOWS` measures
// another number of flows. Exits with 1 where memory grows beyond its limit.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generateEstate } from "./generate-estate.mjs";

/** The program itself with a thread for each of two processors, and what may be kept of each flow: 1 GB for 50,000. */
const mostMegabytes = 350;
const kilobytesPerFlow = 13;

const [folder, flows = "2000"] = process.argv.slice(2);
const root = fileURLToPath(new URL("../..", import.meta.url));
const hook = pathToFileURL(join(root, "test/bench/report-memory.mjs")).href;
const estate = mkdtempSync(join(tmpdir(), "flow-license-lint-estate-"));
try {
  const { bytes } = generateEstate(resolve(folder), estate, Number(flows));
  const start = performance.now();
  const program = ["--import", hook, join(root, "dist/server.js"), "plan", estate];
  const { status, stderr } = spawnSync(process.execPath, program, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status === 2) throw new Error(stderr);
  const seconds = (performance.now() - start) / 1000;
  const megabytes = Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024;
  const allowed = mostMegabytes + (Number(flows) * kilobytesPerFlow) / 1024;
  console.log(
    `plan: ${flows} flows, ${(bytes / 1024 / 1024).toFixed(0)} MB in ${seconds.toFixed(1)} s; ${megabytes.toFixed(0)} MB of memory (at most ${allowed.toFixed(0)})`,
  );
  process.exitCode = megabytes > allowed ? 1 : 0;
} finally {
  rmSync(estate, { recursive: true, force: true });
}
