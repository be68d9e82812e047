import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build.mjs";
import { nodeFiles } from "../../server/src/cli/node-files";
import { lintFiles } from "../../server/src/estate/lint-files";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import { allFigures } from "../../server/src/reference/figures";
import { lookUpSource } from "../../server/src/reference/sources";
import { explainRulesJson } from "../../server/src/report/explain-rules";
import { explainSourcesJson, explainSourcesText, type SourcedFigure } from "../../server/src/report/explain-sources";
import { jsonFlow } from "../../server/src/report/json-flow";
import { allRules } from "../../server/src/rules/all-rules";
import { rulePage } from "../../server/src/rules/rule-page";
import { lineIndexOf } from "../../server/src/syntax/source-range";
import { defaultContext, defaultSettings, type FlowSettings } from "../../shared/settings";
import { projectFolder } from "./lint-report";
import { runIn } from "./run-command";

const printed: { readonly figures: readonly SourcedFigure[] } = JSON.parse(explainSourcesJson("0.0.0"));
const rulesFolder = "server/src/rules";
const dataFiles = join(projectFolder, "server/data");
const rowsOf = (name: string): { readonly id: string }[] =>
  JSON.parse(readFileSync(join(dataFiles, `${name}.json`), "utf8")).rows;

describe("figures", () => {
  it.each([
    "ai-builder-rates",
    "connector-throttling",
    "copilot-credits",
    "license-credits",
    "prices",
    "request-limits",
    "service-limits",
  ])("of %s are listed, each with a page that exists and with its date, or told to have none", (file) => {
    const figures = printed.figures.filter((figure) => figure.file === file);
    expect([...new Set(figures.map(({ id }) => id))]).toEqual(rowsOf(file).map(({ id }) => id));
    for (const { id, sources } of figures) expect(sources.length, id).toBeGreaterThan(0);
    const lines = explainSourcesText()
      .split("\n")
      .filter((line) => line.startsWith(`${file} `));
    expect(lines).toHaveLength(figures.length);
    for (const line of lines) expect(line).toMatch(/, (?:\d{4}(?:-\d{2}){0,2}|undated, read on \d{4}-\d{2}-\d{2}), /);
  });

  it("lose no source on the way", () => {
    for (const { file, id, sources } of allFigures()) {
      for (const key of sources) expect(lookUpSource(key), `${file} ${id}: ${key}`).toBeDefined();
    }
  });

  it("are told with edition, all decimals, and why they are not verified", () => {
    const lines = explainSourcesText().split("\n");
    const line = (start: string) => lines.find((it) => it.startsWith(start));
    expect(line("prices payg-request-above-entitlement")).toContain(
      ": 0.00004 USD per request; both editions. [payg, ",
    );
    expect(line("request-limits medium/transition/2026-11")).toContain(
      "200,000 requests per 24 hours, per flow; edition",
    );
    expect(line("request-limits unlimited/transition/2026-11")).toContain(
      "Not verified: known through quotations or an undated copy. [lim26, ",
    );
    expect(line("service-limits warning-actions-per-flow")).toContain(
      "Not verified: no published figure. [own-choice, ",
    );
    expect(line("service-limits page-size-assumed")).toContain("Not verified: no page states it.");
    expect(line("prices power-apps-premium")).toContain("Not verified: not by Microsoft. [price26, ");
    expect(line("prices power-automate-premium")).not.toContain("Not verified");
  });
});

describe("source keys", () => {
  it("resolve wherever code states them", () => {
    const folder = join(projectFolder, "server/src");
    const stated = /[sS]ources?\s*[:=]\s*\[?\s*((?:"[a-z0-9-]+(?:#[a-z0-9-]+)?",?\s*)+)/g;
    let found = 0;
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      // A diagnostic's `source` is the program that it comes from.
      if (!name.endsWith(".ts") || name.startsWith("language-server")) continue;
      for (const [, list] of readFileSync(join(folder, name), "utf8").matchAll(stated)) {
        for (const [, key] of (list as string).matchAll(/"([^"]+)"/g)) {
          found++;
          expect(lookUpSource(key as string), `${name} states ${key}`).toBeDefined();
        }
      }
    }
    expect(found).toBeGreaterThan(20);
  });

  const cases: readonly (readonly [string, Partial<FlowSettings>])[] = [
    ["as it stands", {}],
    ["in the transition period, newest edition", { period: "transition", edition: "2026-11" }],
    ["with Process", { processLicense: true }],
    ["in a flow group", { flowGroup: "Group" }],
    ["associated with a flow", { associatedWith: "Flow" }],
    ["of a service principal", { context: { ...defaultContext, owner: "servicePrincipal" } }],
    ["in an app", { context: { ...defaultContext, app: "dynamics365", ownerLicenses: ["dynamics-365-enterprise"] } }],
  ];

  it.each(cases)("resolve in the report of every export, %s", async (_, given) => {
    const { files } = await listExportFiles([join(projectFolder, "test/exports")], nodeFiles(), defaultLimits);
    const keys = new Set<string>();
    const settings = { ...defaultSettings("2026-11-21"), ...given };
    for await (const { text, analysis } of lintFiles(files, () => settings)) {
      const lines = lineIndexOf(text);
      for (const flow of analysis.flows)
        collectKeys(jsonFlow(flow, lines, { showSuppressed: true, fixes: null }), keys);
      for (const { facts } of analysis.flows) if (facts.license) keys.add(facts.license.source);
    }
    expect(keys.size).toBeGreaterThan(5);
    expect([...keys].filter((key) => lookUpSource(key) === undefined)).toEqual([]);
  });
});

describe("rules", () => {
  it("have the very page of the repository", async () => {
    for (const rule of allRules) {
      const page = readFileSync(join(projectFolder, rulesFolder, rule.group, `${rule.id}.md`), "utf8");
      expect(await rulePage(rule)).toBe(page);
    }
  });

  it("are listed with title and sources", () => {
    const { rules } = JSON.parse(explainRulesJson(allRules, "0.0.0"));
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(allRules.map(({ id }) => id));
  });
});

describe("the command", () => {
  beforeAll(() => ensureBuilt());
  const run = (...args: readonly string[]) => runIn(projectFolder, ...args);

  it("prints the page of a rule, byte by byte", () => {
    const page = readFileSync(join(projectFolder, rulesFolder, "license/http.md"), "utf8");
    expect(run("explain", "http")).toEqual({ code: 0, stdout: page, stderr: "" });
  });

  it("lists all rules, and all figures", () => {
    const list = run("explain");
    for (const { id, title } of allRules) expect(list.stdout).toMatch(new RegExp(`^${id} +${title} \\(`, "m"));
    expect(run("explain", "--sources").stdout).toBe(explainSourcesText());
    expect(JSON.parse(run("explain", "--sources", "--format", "json").stdout).figures).toEqual(printed.figures);
  });

  it.each([
    [["explain", "htp"], "There is no rule htp; did you mean http?"],
    [["explain", "http", "--sources"], "not both"],
    [["explain", "http", "--format", "json"], "The page of a rule is text"],
    [["limits", "--held", "power-automate-premum"], "did you mean power-automate-premium?"],
    [["limits", "--held", "microsoft-365", "--users", "0"], "whole number from 1"],
    [["limits", "--held", "microsoft-365", "--as-of", "2026-02-30"], "is no day of the calendar"],
    [["limits"], "--held"],
  ])("%s is refused", (args, message) => {
    const { code, stdout, stderr } = run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

/** Every value of a property that holds keys of sources. */
function collectKeys(value: unknown, keys: Set<string>): void {
  JSON.stringify(value, (name, part) => {
    if (name === "source" && typeof part === "string") keys.add(part);
    if (name === "sources") for (const key of part as string[]) keys.add(key);
    return part;
  });
}
