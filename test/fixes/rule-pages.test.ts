import { describe, expect, it } from "vitest";
import { analyze, type FlowAnalysis } from "../../server/src/analyze";
import { writeFix } from "../../server/src/fixes/written-fix";
import { noMetadata } from "../../server/src/flow/flow-metadata";
import { allRules } from "../../server/src/rules/all-rules";
import { readSettingsFile } from "../../server/src/settings/read-settings-file";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { applyEdits } from "../../server/src/syntax/text-edit";
import { readMarkers } from "../markers";
import { readRulePage } from "../rule-pages";
import { today } from "../settings/layers";

/** The flow of an example under its settings. */
function analysisOf(text: string, settings: string | null): FlowAnalysis {
  const origin = { name: "flow-license.json", folder: "", isRoot: true };
  const layers = settings === null ? [] : [readSettingsFile(settings, origin).layer];
  const alone = { metadata: noMetadata, connectorOf: () => null, childFlow: () => undefined, callersOf: () => [] };
  const { flows } = analyze({ uri: "Workflows/Example.json", version: 0, text }, alone, (flow) =>
    settingsForFlow(layers, flow, today),
  );
  return flows[0] as FlowAnalysis;
}

describe("each fix of a rule removes its finding", () => {
  const examples = allRules.flatMap((rule) =>
    readRulePage(rule)
      .examples.filter(({ section }) => section === "Flagged")
      .map((example) => [rule.id, example.line, example] as const),
  );
  let tried = 0;

  it.each(examples)("%s, example in line %i", (id, _, { flow: drawn, settings }) => {
    const { text } = readMarkers(drawn);
    const flow = analysisOf(text, settings);
    for (const finding of flow.findings.filter(({ rule }) => rule === id)) {
      for (const fix of (finding.fixes?.() ?? []).filter(({ edits }) => edits.length > 0)) {
        const made = writeFix(fix, { file: "a.json", settings: () => null, written: flow.written });
        expect(made.withheld, fix.title).toBeNull();
        const { findings } = analysisOf(applyEdits(text, made.edits), settings);
        const left = findings.filter(({ rule, subject }) => rule === id && subject === finding.subject);
        expect(left, fix.title).toEqual([]);
        tried++;
      }
    }
  });

  it("is tried for many", () => {
    expect(tried).toBeGreaterThan(10);
  });
});
