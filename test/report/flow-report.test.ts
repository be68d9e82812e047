import { describe, expect, it } from "vitest";
import { analyze } from "../../server/src/analyze";
import { flowReport } from "../../server/src/report/flow-report";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { keyOf } from "../../server/src/syntax/json-node";
import { lineIndexOf } from "../../server/src/syntax/source-range";
import type { FlowReport } from "../../shared/flow-report";
import { fileLayer, today } from "../settings/layers";
import { alone } from "../told";
import {
  applyToEach,
  button,
  compose,
  condition,
  doUntil,
  everyDay,
  getRows,
  inTurn,
  newItem,
  steps,
} from "./flow-parts";
import { solutionFile } from "./lint-report";

describe("the parts of a flow", () => {
  const example = { Each: applyToEach(inTurn({ Rows: getRows, Compose: compose })), If: condition({ A: compose }, {}) };

  it("say what each adds to the likely run, alone and with everything inside", () => {
    expect(drawn(reportOn(example))).toEqual([
      "manual 1 of 1",
      "Each 1 of 21",
      "  Rows 10 of 10, premium",
      "  Compose 10 of 10",
      "If 1 of 2",
      "  If yes 0 of 1",
      "    A 1 of 1",
      "  If no 0 of 0",
    ]);
  });

  it("add up to the run", () => {
    const { parts } = reportOn(example);
    expect(sum(parts.parts.filter(({ parent }) => parent === null).map(({ inside }) => inside))).toBe(parts.requests);
  });

  it("leave out what the likely run does not come to", () => {
    const failed = { ...compose, runAfter: { Each: ["Failed"] } };
    const { parts } = reportOn({ ...example, On_failure: failed });
    const part = parts.parts.find(({ name }) => name === "On failure");
    expect(part).toMatchObject({ times: 0, itself: 0, inside: 0, after: [{ outcomes: ["has failed"] }] });
  });

  it.each([
    [1, "If yes 0 of 3", "If no 0 of 0", "Behind 0 of 0"],
    [5, "If yes 0 of 0", "If no 0 of 0", "Behind 1 of 6"],
  ])("take the side by which the run becomes the dearest, with %i actions behind it", (count, yes, no, behind) => {
    const ends = inTurn({ A: compose, B: compose, Stop: { type: "Terminate", inputs: { runStatus: "Cancelled" } } });
    const scope = { type: "Scope", actions: steps(count), runAfter: { If: ["Succeeded"] } };
    const report = reportOn({ If: condition(ends, {}), Behind: scope });
    const lines = drawn(report).map((line) => line.trim());
    expect(lines).toEqual(expect.arrayContaining([yes, no, behind]));
    const top = report.parts.parts.filter(({ parent }) => parent === null);
    expect(sum(top.map(({ inside }) => inside))).toBe(report.parts.requests);
  });

  it("leave out what waits for the end of the run, through a handler that is skipped too", () => {
    const stop = { Stop: { type: "Terminate", inputs: { runStatus: "Succeeded" } } };
    const scope = (actions: object, runAfter: object = {}) => ({ type: "Scope", actions, runAfter });
    const report = reportOn({
      Try: scope({ If: condition({}, { ...steps(3), Stop: { ...stop.Stop, runAfter: { Step_3: ["Succeeded"] } } }) }),
      Catch: scope({ Log: compose }, { Try: ["Failed", "TimedOut"] }),
      Finally: scope({}, { Catch: ["Succeeded", "Failed", "Skipped", "TimedOut"] }),
    });
    const top = report.parts.parts.filter(({ parent }) => parent === null);
    expect(top.map(({ name, times, inside }) => [name, times, inside])).toEqual([
      ["manual", 1, 1],
      ["Try", 1, 6],
      ["Catch", 0, 0],
      ["Finally", 0, 0],
    ]);
    expect(report.parts.requests).toBe(7);
  });

  it("know where they stand", () => {
    const { parts } = reportOn(example);
    const text = solutionFile({ triggers: button, actions: example });
    const rows = parts.parts.find(({ name }) => name === "Rows");
    expect(text.slice(rows?.place?.character)).toMatch(/^"Rows"/);
  });

  it("are few enough to be drawn, whatever the flow: containers stay shut, lists are cut into stretches", () => {
    const { parts } = reportOn(steps(50_000));
    expect(parts.parts.length).toBeLessThan(301);
    expect(parts.actions).toBe(50_000);
    expect(sum(parts.parts.map(({ inside }) => inside))).toBe(50_001);
    const nested = reportOn(
      Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`Each_${at}`, applyToEach(steps(100))])),
    );
    expect(nested.parts.parts.length).toBeLessThan(301);
    expect(sum(nested.parts.parts.filter(({ parent }) => parent === null).map(({ inside }) => inside))).toBe(
      nested.parts.requests,
    );
    expect(nested.parts.parts.some(({ hidden }) => hidden === 100)).toBe(true);
  });

  it("have no number for what is too large to be exact", () => {
    const deep = { Each: applyToEach({ In: applyToEach({ Compose: compose }) }) };
    const huge = { estimates: { loopItems: 1_000_000_000 } };
    expect(reportOn(deep, button, huge).parts.parts.map(({ inside }) => inside)).toEqual([1, null, null, null]);
  });
});

describe("what can be tried out", () => {
  it("are loops, runs of a day, and people where they count", () => {
    const { adjustable } = reportOn({ Each: applyToEach({ Rows: getRows }) });
    expect(
      adjustable.map(({ setting, kind, value, assumed, fixed }) => [setting.join("."), kind, value, assumed, fixed]),
    ).toEqual([
      ["estimates.loops.Each", "items", 10, true, null],
      ["estimates.runsPerDay", "runs", 10, true, null],
      ["estimates.invokingUsers", "people", 1, true, null],
    ]);
  });

  it("are no people where the owner's license counts", () => {
    expect(reportOn({ Compose: compose }, newItem).adjustable.map(({ kind }) => kind)).toEqual(["runs"]);
  });

  it("cannot be what a note says", () => {
    const noted = applyToEach({ Compose: compose }, { description: "flow-license: items=4" });
    expect(reportOn({ Each: noted }, everyDay).adjustable[0]).toMatchObject({
      value: 4,
      fixed: expect.stringContaining("note"),
    });
  });

  it("have the bounds that are known", () => {
    const { adjustable } = reportOn({ Until: doUntil({ Compose: compose }, { count: 20, timeout: "PT1H" }) }, everyDay);
    expect(adjustable[0]).toMatchObject({ kind: "passes", least: 1, most: 20 });
  });
});

describe("the report on a flow", () => {
  it("names licenses and pages, not their keys", () => {
    const { licenses, sources, words } = reportOn({ Rows: getRows });
    expect(licenses[0]).toMatchObject({ name: "Power Automate Premium", price: "15 USD a month", recommended: true });
    for (const row of licenses) for (const key of row.sources) expect(sources[key]?.title).toMatch(/\d{4}/);
    expect(words.license).toBe("Power Automate Premium for each person who runs the flow (15 USD a month)");
  });
});

function reportOn(actions: object, triggers: object = button, settings: object = {}): FlowReport {
  const text = solutionFile({ triggers, actions });
  const layers = [fileLayer(settings)];
  const { flows } = analyze({ uri: "Flow.json", version: 0, text }, alone, (flow) =>
    settingsForFlow(layers, flow, today),
  );
  const [flow] = flows;
  if (!flow) throw new Error("No flow was found.");
  const lines = lineIndexOf(text);
  return flowReport(flow, lines, (nodes) =>
    flow.spansOf(nodes.map(keyOf)).map(({ offset }) => {
      const { line, column } = lines.positionOf(offset);
      return { line: line - 1, character: column - 1 };
    }),
  );
}

/** Each part as a line: what it costs by itself, and with everything inside. */
function drawn({ parts: { parts } }: FlowReport): string[] {
  const depth = (id: number | null): number => (id === null ? 0 : 1 + depth(parts[id]?.parent ?? null));
  return parts.map(
    ({ parent, name, itself, inside, premium }) =>
      `${"  ".repeat(depth(parent))}${name} ${itself} of ${inside}${premium ? ", premium" : ""}`,
  );
}

function sum(counts: readonly (number | null)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? Number.NaN), 0);
}
