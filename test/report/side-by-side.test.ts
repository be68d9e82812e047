import { describe, expect, it } from "vitest";
import type { SettingsOf } from "../../server/src/analyze";
import { lintSideBySide } from "../../server/src/estate/lint-side-by-side";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import { noTotals } from "../../server/src/report/report";
import { allSides, differingSideBySide, noSideBySideTotals } from "../../server/src/report/side-by-side";
import { sideBySideJson } from "../../server/src/report/side-by-side-json";
import { sideBySideText } from "../../server/src/report/side-by-side-text";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { memoryFiles } from "../exports/memory-files";
import { fileLayer, today } from "../settings/layers";
import { applyToEach, compose, everyDay, getRows, http } from "./flow-parts";
import { type Inputs, solutionFile } from "./lint-report";

// biome-ignore lint/suspicious/noExplicitAny: the report as a script reads it
type Loose = any;

async function sideBySide(inputs: Inputs, settings: object = {}): Promise<{ json: Loose; text: string }> {
  const { files } = await listExportFiles(["."], memoryFiles(inputs), defaultLimits);
  const settingsOn = allSides.map((side): SettingsOf => {
    const layers = [fileLayer({ ...settings, ...side })];
    return (flow) => settingsForFlow(layers, flow, today);
  });
  const plain = (text: string) => text;
  const printed = { json: "", text: "" };
  const writers = [
    sideBySideJson("0.0.0", today, (text) => {
      printed.json += text;
    }),
    sideBySideText({ strong: plain, quiet: plain, severity: plain }, (text) => {
      printed.text += text;
    }),
  ];
  const totals = noSideBySideTotals();
  for (const writer of writers) writer.begin();
  for await (const linted of lintSideBySide(files, settingsOn as [SettingsOf, ...SettingsOf[]])) {
    for (const flow of differingSideBySide(linted, totals)) for (const writer of writers) writer.flow(flow);
  }
  for (const writer of writers) writer.end(totals, noTotals([]));
  return { json: JSON.parse(printed.json), text: printed.text };
}

const many = solutionFile({
  triggers: everyDay,
  actions: { Get: getRows, Loop: applyToEach({ A: compose, H: http }) },
});

describe("both editions and both periods side by side", () => {
  it("tell for each fact what each side says", async () => {
    const { json, text } = await sideBySide({ "a.json": many });
    expect(json.sides).toEqual([
      { edition: "2025-06", period: "official" },
      { edition: "2025-06", period: "transition" },
      { edition: "2026-11", period: "official" },
      { edition: "2026-11", period: "transition" },
    ]);
    const [flow] = json.flows;
    const limit = flow.facts.find(({ fact }: Loose) => fact === "limit");
    expect(limit.values).toEqual([40_000, 100_000, 40_000, 200_000]);
    expect(limit.sources.length).toBeGreaterThan(0);
    expect(text).toContain(
      "Requests a day that are allowed: 40,000 (2025-06 official, 2026-11 official); 100,000 (2025-06 transition); 200,000 (2026-11 transition).",
    );
  });

  it("name licenses, and say why an instant flow has two limits in the transition period", async () => {
    const instant = solutionFile({
      triggers: { manual: { type: "Request", kind: "Button", inputs: {} } },
      actions: { H: http },
    });
    const { json, text } = await sideBySide({ "a.json": instant });
    const limit = json.flows[0].facts.find(({ fact }: Loose) => fact === "limit");
    expect(limit.values).toEqual([40_000, 100_000, 40_000, 100_000]);
    expect(limit.note).toContain("the instant flow's own");
    expect(text).toContain("Power Automate Premium (15 USD a month, 200,000 requests a day)");
    expect(text).toContain("100,000 (2025-06 transition, 2026-11 transition). In the transition period the limit is");
    const scheduled = await sideBySide({ "a.json": many });
    expect(scheduled.json.flows[0].facts.map(({ note }: Loose) => note)).not.toContainEqual(expect.any(String));
  });

  it("tell which flows change their verdict, and by which fact", async () => {
    // 3 + 2 * 40,000 requests a day.
    const settings = {
      context: { ownerLicenses: ["power-automate-premium"] },
      estimates: { loops: { Loop: 40_000 } },
    };
    const { json, text } = await sideBySide({ "a.json": many }, settings);
    const facts = Object.fromEntries(json.flows[0].facts.map(({ fact, values }: Loose) => [fact, values]));
    expect(facts.verdict).toEqual(["not-covered", "covered", "not-covered", "covered"]);
    expect(facts.day).toEqual(["above", "within", "above", "within"]);
    expect(json.summary).toMatchObject({ flows: 1, differing: 1, byFact: { verdict: 1, day: 1, payer: 0 } });
    expect(json.summary.sides.map(({ verdicts, aboveLimit }: Loose) => [verdicts.covered, aboveLimit])).toEqual([
      [0, 1],
      [1, 0],
      [0, 1],
      [1, 0],
    ]);
    expect(text).toContain(
      "2025-06 official: what is held is enough for 0, not enough for 1, not known for 0; 1 flow above the limit on a likely day.",
    );
  });

  it("are silent about what is the same on all of them", async () => {
    const logicApp = JSON.stringify({ $schema: "x", triggers: {}, actions: { A: compose } });
    const { json } = await sideBySide({ "a.json": logicApp });
    expect(json.flows.flatMap(({ facts }: Loose) => facts.map(({ fact }: Loose) => fact))).not.toContain("payer");
  });
});
