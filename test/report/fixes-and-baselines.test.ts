import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { zip } from "../exports/sample-exports";
import { applyToEach, button, compose, everyDay, getRows, http } from "./flow-parts";
import { type Inputs, type Report, solutionFile } from "./lint-report";
import { reportIn, runIn, testFolders } from "./run-command";

const asJson = ["--format", "json", "--as-of", "2026-11-21"] as const;

const folderWith = testFolders();
const lint = (cwd: string, ...args: readonly string[]) => runIn(cwd, "lint", ".", ...args);
const reportOf = (cwd: string, ...args: readonly string[]) => reportIn(lint(cwd, ...asJson, ...args));

const rulesIn = ({ flows }: Report): string[] => flows.flatMap(({ findings }) => findings.map(({ rule }) => rule));
const problemsIn = ({ problems }: Report) => problems.map(({ file, code, message }) => `${file} ${code} ${message}`);

const misspelled = solutionFile({
  triggers: button,
  actions: {
    Each: applyToEach({ Compose: compose }, { description: "Ours.\nflow-license: itmes=4; ignore http -- gone" }),
  },
});
const premium = solutionFile({ triggers: everyDay, actions: { Get_rows: getRows, Call: http } });

describe("--fix", () => {
  const inUtf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, "utf16le");

  it("makes safe fixes in files, in their encoding, and tells how many; packages stay as they are", () => {
    const inZip = zip({ "a.json": misspelled });
    const folder = folderWith({
      "a.json": misspelled,
      "b.json": `\ufeff${misspelled}`,
      "c.json": inUtf16(misspelled),
      "d.zip": inZip,
    });
    const { stderr, stdout } = lint(folder, ...asJson, "--fix");
    expect(stderr).toBe(
      "Applied 6 fixes in 3 files. 2 fixes left: in packages, or in files that are not as they were read.\n",
    );
    const fixed = misspelled.replace("itmes=4; ignore http -- gone", "items=4");
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe(fixed);
    expect(readFileSync(join(folder, "b.json"), "utf8")).toBe(`\ufeff${fixed}`);
    expect(readFileSync(join(folder, "c.json"))).toEqual(inUtf16(fixed));
    expect(new Uint8Array(readFileSync(join(folder, "d.zip")))).toEqual(inZip);
    const left = (JSON.parse(stdout) as Report).flows.map(({ file, findings }) => [
      file,
      findings.filter(({ rule }) => /note|suppression/.test(rule)).length,
    ]);
    expect(left).toEqual([
      ["a.json", 0],
      ["b.json", 0],
      ["c.json", 0],
      ["d.zip!/a.json", 2],
    ]);
  });

  it("states nothing and accepts nothing in a person's place", () => {
    const loop = solutionFile({ triggers: button, actions: { Each: applyToEach({ Compose: compose }) } });
    const folder = folderWith({ "a.json": loop, "b.json": premium });
    expect(lint(folder, "--fix-unsafe").stderr).toBe("Applied 0 fixes in 0 files.\n");
    expect(readFileSync(join(folder, "a.json"), "utf8")).toBe(loop);
  });
});

describe("--fixes", () => {
  it("writes what could be changed, and where a settings file would be made", () => {
    const folder = folderWith({ "flows/a.json": misspelled });
    expect(reportOf(folder).flows[0]?.findings[0]).not.toHaveProperty("fixes");
    const report = reportOf(folder, "--fixes");
    const finding = report.flows[0]?.findings.find(({ rule }) => rule === "note-not-understood");
    expect(finding?.fixes?.[0]).toMatchObject({ title: 'Write "items" in the note', safe: true, choice: false });
    const setting = finding?.fixes?.find(({ title }) => title.endsWith("in the settings"));
    expect(setting).toMatchObject({
      choice: true,
      edits: [{ file: "flow-license.json", range: { start: { line: 1, column: 1 } } }],
    });
    expect(JSON.parse(setting?.edits[0]?.newText ?? "")).toMatchObject({ ignore: [{ rule: "note-not-understood" }] });
  });

  it("says why nothing can be changed in a package", () => {
    const report = reportOf(folderWith({ "a.zip": zip({ "a.json": misspelled }) }), "--fixes");
    const finding = report.flows[0]?.findings.find(({ rule }) => rule === "note-not-understood");
    expect(finding?.fixes?.[0]).toMatchObject({ edits: [], withheld: expect.stringContaining("package") });
  });
});

describe("a baseline", () => {
  const id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
  const name = `Workflows/Flow-${id.toUpperCase()}.json`;

  it("leaves out what was there, and nothing that is new", () => {
    const folder = folderWith({ [name]: premium });
    const before = reportOf(folder);
    expect(rulesIn(before)).toContain("premium-connector");
    const written = reportOf(folder, "--write-baseline", "base.json");
    expect([rulesIn(written), written.summary.suppressed]).toEqual([["requests-per-run"], 3]);
    expect(rulesIn(reportOf(folder, "--baseline", "base.json"))).toEqual(["requests-per-run"]);
    const shown = reportOf(folder, "--baseline", "base.json", "--show-suppressed");
    expect(shown.flows[0]?.findings.find(({ rule }) => rule === "http")?.suppressed).toEqual({
      by: "baseline",
      reason: null,
    });
    const more = premium.replace('"Call":', '"Other":{"type":"Http","inputs":{}},"Call":');
    writeFileSync(join(folder, name), more);
    expect(rulesIn(reportOf(folder, "--baseline", "base.json"))).toEqual(["requests-per-run", "http"]);
  });

  it("survives a new export: other layout, order of keys, place and ids of folders", () => {
    const definition = { triggers: everyDay, actions: { Get_rows: getRows, Call: http } };
    const swapped = { actions: { Call: http, Get_rows: getRows }, triggers: everyDay };
    const packaged = (at: object, folder: string): Inputs => ({
      "manifest.json": JSON.stringify({
        resources: { [folder]: { type: "Microsoft.Flow/flows", details: { displayName: "Ours" } } },
      }),
      [`Microsoft.Flow/flows/${folder}/definition.json`]: JSON.stringify(
        { properties: { definition: at, connectionReferences: {} } },
        null,
        2,
      ),
    });
    const folder = folderWith({
      [name]: premium,
      ...prefixed("legacy", packaged(definition, "11111111-aaaa-4bbb-8ccc-000000000001")),
    });
    reportOf(folder, "--write-baseline", "base.json");
    const again = folderWith({
      [`other/place/${name}`]: solutionFile(swapped, {}, "\t").replaceAll("\n", "\r\n"),
      ...prefixed("moved", packaged(swapped, "22222222-aaaa-4bbb-8ccc-000000000002")),
    });
    renameSync(join(folder, "base.json"), join(again, "base.json"));
    const report = reportOf(again, "--baseline", "base.json");
    expect(rulesIn(report)).toEqual(["requests-per-run", "requests-per-run"]);
    expect(problemsIn(report)).toEqual([]);
  });

  it("tells what of it is gone, for flows that are among the inputs", () => {
    const other = name.replace("Flow", "Other").replace("3301", "3302");
    const folder = folderWith({ [name]: premium, [other]: premium });
    reportOf(folder, "--write-baseline", "base.json");
    rmSync(join(folder, other));
    writeFileSync(join(folder, name), premium.replace('"type":"Http"', '"type":"Compose"'));
    expect(problemsIn(reportOf(folder, "--baseline", "base.json"))).toEqual([
      `base.json stale-baseline http is found no more in the flow ${id}; write the baseline anew to take it out.`,
    ]);
  });

  it("does not suppress what nobody may ignore", () => {
    const folder = folderWith({ [name]: premium, "flow-license.json": '{ "neverIgnore": ["http"] }' });
    reportOf(folder, "--write-baseline", "base.json");
    expect(rulesIn(reportOf(folder, "--baseline", "base.json"))).toEqual(["requests-per-run", "http"]);
  });

  it("that cannot be read is a mistake at the command line", () => {
    const folder = folderWith({ [name]: premium, "base.json": "{}" });
    expect(lint(folder, "--baseline", "gone.json")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("gone.json"),
    });
    expect(lint(folder, "--baseline", "base.json")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("no baseline"),
    });
  });
});

function prefixed(folder: string, files: Inputs): Inputs {
  return Object.fromEntries(Object.entries(files).map(([file, content]) => [`${folder}/${file}`, content]));
}

describe("entries of ignore", () => {
  it("are told where they have expired, or left out nothing of the flows they are for", () => {
    const ignore = [
      { rule: "http", until: "2026-01-31" },
      { rule: "premium-connector", reason: "agreed" },
      { rule: "custom-connector", flow: "a" },
      { rule: "custom-connector", flow: "not among the inputs" },
    ];
    const folder = folderWith({ "a.json": premium, "flow-license.json": JSON.stringify({ ignore }, null, 1) });
    const report = reportOf(folder);
    expect(rulesIn(report)).toContain("http");
    expect(problemsIn(report)).toEqual([
      "flow-license.json expired-suppression The entry that ignores http has expired on 2026-01-31; what it left out is reported again. (line 3, column 3)",
      "flow-license.json unused-suppression The entry that ignores custom-connector left out nothing in this run. (line 11, column 3)",
    ]);
  });
});

describe("budgets", () => {
  const severityOf = (settings: object): string[] =>
    reportOf(folderWith({ "a.json": premium, "flow-license.json": JSON.stringify(settings) }))
      .flows.flatMap(({ findings }) => findings)
      .filter(({ rule }) => rule === "budget-exceeded")
      .map(({ severity, confidence, message }) => `${severity} ${confidence} ${message}`);

  it("are errors where all is known, and warnings where a default counts", () => {
    const pricePerMonth = 10;
    expect(severityOf({ budgets: { requestsPerRun: 2, pricePerMonth } })).toEqual([
      "error certain 3 requests a run; the budget is 2",
      "warning assumed The license costs 15 USD a month; the budget is 10 USD",
    ]);
    expect(
      severityOf({ budgets: { pricePerMonth }, context: { owner: "user", ownerLicenses: ["power-automate-premium"] } }),
    ).toEqual([]);
  });

  it("of single flows count for those", () => {
    expect(
      severityOf({ budgets: { requestsPerRun: 2 }, flows: [{ match: "a", budgets: { requestsPerRun: 3 } }] }),
    ).toEqual([]);
    expect(severityOf({ flows: [{ match: "a", budgets: { requestsPerRun: 1 } }] })).toHaveLength(1);
  });
});
