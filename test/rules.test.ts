import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rulesIndex } from "../scripts/rules-index.mjs";
import { analyze } from "../server/src/analyze";
import { noMetadata } from "../server/src/flow/flow-metadata";
import { lookUpSource } from "../server/src/reference/sources";
import { allRules } from "../server/src/rules/all-rules";
import type { Rule } from "../server/src/rules/rule";
import { readSettingsFile } from "../server/src/settings/read-settings-file";
import { settingsForFlow } from "../server/src/settings/settings-for-flow";
import type { SettingsLayer } from "../server/src/settings/settings-layer";
import { lineIndexOf, type SourcePosition } from "../server/src/syntax/source-range";
import { type Marker, readMarkers } from "./markers";
import { type Example, readRulePage } from "./rule-pages";

const asOf = "2026-11-21";

describe.each(allRules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  const page = readRulePage(rule);

  it.each(page.examples.map((example) => [example.line, example] as const))("example in line %i", (line, example) => {
    const { text, markers } = readMarkers(example.flow);
    const drawn = markers.map((marker) => describePlace(text, line, marker));
    expect(findingsOf(rule, text, example).map((finding) => cutLike(finding, text, line, markers))).toEqual(drawn);
    expect(drawn.length > 0).toBe(example.section === "Flagged");
  });

  it("shows a flow that is flagged and one that is not", () => {
    expect(new Set(page.examples.map(({ section }) => section))).toEqual(new Set(["Flagged", "Not flagged"]));
  });

  it("has a page of the common shape", () => {
    expect(page.headings).toEqual([
      `# ${rule.title} (\`${rule.id}\`)`,
      "## What it finds",
      "## Why it matters",
      "## What to do",
      "## Flagged",
      "## Not flagged",
    ]);
    expect(page.text).toContain(`| Severity | Since | Settings |\n| --- | --- | --- |\n| ${rule.severity} | 0.1.0 | `);
  });

  it("names its sources, and the page links each of them with its date", () => {
    const why = page.text.slice(page.text.indexOf("## Why it matters"), page.text.indexOf("## What to do"));
    for (const key of rule.sources) {
      const source = lookUpSource(key);
      expect(source, key).toBeDefined();
      if (source?.url) expect(why).toContain(source.url);
      if (source?.date) expect(why).toContain(source.date);
    }
  });
});

describe("the list of rules", () => {
  it("is sorted and names each rule once", () => {
    const ids = allRules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("agrees with the pages and files in the folders of the groups", () => {
    const expected = allRules.flatMap((rule) => ["md", "ts"].map((type) => `${rule.group}/${rule.id}.${type}`));
    const folder = new URL("../server/src/rules/", import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(".md") || /: Rule = \{/.test(readText(`server/src/rules/${file}`)));
    expect(files.sort()).toEqual(expected.sort());
  });

  it("agrees with docs/rules.md", () => {
    expect(readText("docs/rules.md")).toBe(rulesIndex(allRules));
  });
});

function readText(path: string): string {
  const url = new URL(`../${path}`, import.meta.url);
  return statSync(url).isDirectory() ? "" : readFileSync(url, "utf8");
}

interface Drawn {
  readonly place: string;
  readonly length: number;
  readonly message: string;
}

function findingsOf(rule: Rule, text: string, { settings }: Example): Omit<Marker, "rule">[] {
  const layers: SettingsLayer[] = [];
  if (settings !== null) {
    const { layer, problems } = readSettingsFile(settings, { name: "flow-license.json", folder: "", isRoot: true });
    expect(problems).toEqual([]);
    layers.push(layer);
  }
  const alone = { metadata: noMetadata, connectorOf: () => null, childFlow: () => undefined, callersOf: () => [] };
  const document = { uri: "Workflows/Example.json", version: 0, text };
  const { flows, problems } = analyze(document, alone, (flow) => settingsForFlow(layers, flow, asOf));
  expect(problems).toEqual([]);
  expect(flows).toHaveLength(1);
  return flows
    .flatMap(({ findings }) => findings)
    .filter((finding) => finding.rule === rule.id && finding.suppressed === null)
    .map(({ span, message }) => ({ ...span, message }));
}

/** Where a marker or finding stands on the page, so that a difference can be looked up there. */
function describePlace(text: string, firstLine: number, { offset, length, message }: Omit<Marker, "rule">): Drawn {
  const { line, column }: SourcePosition = lineIndexOf(text).positionOf(offset);
  return { place: `${firstLine + line - 1}:${column}`, length, message };
}

/** A marker may give only the beginning of the message. */
function cutLike(finding: Omit<Marker, "rule">, text: string, firstLine: number, markers: readonly Marker[]): Drawn {
  const marker = markers.find(
    ({ offset, message }) => offset === finding.offset && finding.message.startsWith(message),
  );
  return describePlace(text, firstLine, { ...finding, message: marker?.message ?? finding.message });
}
