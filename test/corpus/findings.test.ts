import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { allRules } from "../../server/src/rules/all-rules";
import { corpusFolder, readManifest } from "./corpus-files";
import { readHandChecked } from "./hand-checked";
import { lintFolder, type Report, type ReportFlow } from "./report";

const folder = corpusFolder();
const manifest = readManifest(folder);
const listed = new Set(manifest.filter(({ role }) => role === "flow").map(({ path }) => path));
const report = JSON.parse(lintFolder(folder)) as Report;

/** The report when everybody is declared to hold a license. */
function reportUnder(license: string): Report {
  const scratch = mkdtempSync(join(tmpdir(), "held-"));
  const file = join(scratch, "flow-license.json");
  writeFileSync(file, JSON.stringify({ context: { ownerLicenses: [license], userLicenses: [license] } }));
  try {
    return JSON.parse(lintFolder(folder, file)) as Report;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The numbers belong to one corpus, told apart by its list of files. */
const digest = createHash("sha256")
  .update(readFileSync(join(folder, "manifest.csv")))
  .digest("hex")
  .slice(0, 12);
const isKnown = digest === "d145299dac8d";

it("each rule finds as much as before", () => {
  const file = fileURLToPath(new URL(`findings-${digest}.expected.txt`, import.meta.url));
  if (process.env.UPDATE_EXPECTED === "1") writeFileSync(file, tableOf(report));
  if (existsSync(file)) expect(tableOf(report)).toBe(readFileSync(file, "utf8"));
});

/** A line for each rule, severity and confidence: findings, and flows that have one. */
function tableOf({ flows }: Report): string {
  const counts = new Map<string, { findings: number; readonly flows: Set<ReportFlow> }>();
  for (const flow of flows) {
    for (const { rule, severity, confidence } of flow.findings) {
      const key = `${rule} ${severity} ${confidence}`;
      const count = counts.get(key) ?? { findings: 0, flows: new Set() };
      counts.set(key, { findings: count.findings + 1, flows: count.flows.add(flow) });
    }
  }
  const silent = allRules
    .filter(({ id }) => !flows.some((flow) => flow.findings.some(({ rule }) => rule === id)))
    .map(({ id }) => `${id} none\n`);
  const lines = [...counts].map(([key, count]) => `${key} ${count.findings} in ${count.flows.size} flows\n`);
  return [...lines, ...silent].sort().join("");
}

describe.runIf(isKnown)("findings that were checked by hand", () => {
  const checked = readHandChecked();

  it.each(checked)("$rule at $file $at", ({ rule, file, at }) => {
    const found = report.flows.filter((flow) => flow.file === file).flatMap(({ findings }) => findings);
    expect(found.filter((finding) => finding.rule === rule).map((finding) => finding.at)).toContain(at);
  });

  it("are at least five of each rule about turning on, licenses and credits, or as many as there are", () => {
    for (const { id } of allRules.filter(({ group }) => ["turn-on", "license", "credits"].includes(group))) {
      const found = report.flows.flatMap(({ findings }) => findings).filter(({ rule }) => rule === id).length;
      const looked = checked.filter(({ rule }) => rule === id).length;
      expect({ id, looked, isEnough: looked >= Math.min(found, 5) }).toEqual({ id, looked, isEnough: true });
    }
  });
});

describe.runIf(isKnown)("rules about what costs requests", () => {
  /** They tell what each flow has, and nothing to mend. */
  const toldOfEach: readonly string[] = ["request-burst", "requests-per-run", "unbounded-loop"];

  it("have findings that were checked by hand, wherever they have any", () => {
    const checked = new Set(readHandChecked().map(({ rule }) => rule));
    const found = new Set(report.flows.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    const ids = allRules.filter(({ group }) => group === "requests").map(({ id }) => id);
    expect(ids.filter((id) => found.has(id) && !checked.has(id))).toEqual(toldOfEach);
  });
});

describe.runIf(isKnown)("pagination thresholds above 5,000", () => {
  const flowsWith = ({ flows }: Report, severity: string): number =>
    flows.filter(
      ({ file, findings }) =>
        listed.has(file) && findings.some((it) => it.rule === "pagination-threshold" && it.severity === severity),
    ).length;

  it("are told in all 105 of the listed flows, as what a license must permit", () => {
    expect(flowsWith(report, "information")).toBe(105);
    expect(flowsWith(report, "warning") + flowsWith(report, "error")).toBe(0);
  });

  it("are errors under a license of the profile Low, and nothing under one of the profile Medium", () => {
    const low = reportUnder("microsoft-365");
    // Seven child flows have parents of different kinds, so that it is assumed which of them counts.
    expect({ error: flowsWith(low, "error"), warning: flowsWith(low, "warning") }).toEqual({ error: 98, warning: 7 });
    const enough = reportUnder("power-automate-premium").flows.flatMap(({ findings }) => findings);
    expect(enough.filter(({ rule }) => rule === "pagination-threshold")).toEqual([]);
  });
});

describe.runIf(isKnown)("Microsoft's own CoE Starter Kit", () => {
  it("has at most ten flows with an error or a warning that is certain, under the license that it needs", () => {
    const { flows } = reportUnder("power-automate-premium");
    const kit = flows.filter(({ file }) => file.includes("/CofECore/") || file.includes("CenterofExcellence"));
    const flagged = kit.filter(({ findings }) =>
      findings.some(
        ({ severity, confidence }) => confidence === "certain" && (severity === "error" || severity === "warning"),
      ),
    );
    expect(kit.length).toBeGreaterThan(100);
    expect(flagged.map(({ file }) => file)).toEqual([]);
  });
});
