import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyze } from "../../server/src/analyze";
import { structureOf } from "../../server/src/estate/structure";
import { noMetadata } from "../../server/src/flow/flow-metadata";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import {
  applyToEach,
  button,
  compose,
  condition,
  connectorStep,
  everyDay,
  getRows,
  http,
  inTurn,
  steps,
} from "../report/flow-parts";
import { solutionFile } from "../report/lint-report";
import { today } from "../settings/layers";
import { look } from "./look";

const alone = { metadata: noMetadata, connectorOf: () => null, childFlow: () => undefined, callersOf: () => [] };

function structure(definition: object): string {
  const document = { uri: "f.json", version: 0, text: solutionFile(definition) };
  const { flows } = analyze(document, alone, (flow) => settingsForFlow([], flow, today));
  return structureOf((flows[0] as (typeof flows)[0]).flow);
}

const withActions = (actions: object) => structure({ triggers: everyDay, actions });
const a = { A: compose };

describe("the structure of a flow", () => {
  const base = withActions(inTurn({ Get: getRows, Loop: applyToEach({ Call: http }), End: compose }));

  it.each<[string, object]>([
    ["names of actions", inTurn({ Read: getRows, Each: applyToEach({ Ask: http }), Last: compose })],
    [
      "inputs",
      inTurn({
        Get: { ...getRows, inputs: { ...getRows.inputs, parameters: { table: "other" } } },
        Loop: applyToEach({ Call: { type: "Http", inputs: { method: "POST", uri: "https://other" } } }),
        End: { type: "Compose", inputs: "x" },
      }),
    ],
    [
      "the order of the text",
      Object.fromEntries(
        Object.entries(inTurn({ Get: getRows, Loop: applyToEach({ Call: http }), End: compose })).reverse(),
      ),
    ],
  ])("does not depend on %s", (_, actions) => {
    expect(withActions(actions)).toBe(base);
  });

  it.each<[string, object]>([
    ["another order of run", inTurn({ Loop: applyToEach({ Call: http }), Get: getRows, End: compose })],
    ["one action less", inTurn({ Get: getRows, Loop: applyToEach({ Call: http }) })],
    [
      "another operation",
      inTurn({ Get: connectorStep("shared_sql", "PostItem_V2"), Loop: applyToEach({ Call: http }), End: compose }),
    ],
    [
      "another connector",
      inTurn({ Get: connectorStep("shared_x", "GetItems_V2"), Loop: applyToEach({ Call: http }), End: compose }),
    ],
    ["an action outside of the loop", inTurn({ Get: getRows, Loop: applyToEach({}), Call: http, End: compose })],
    ["side by side", { Get: getRows, Loop: applyToEach({ Call: http }), End: compose }],
    [
      "another outcome to run after",
      {
        ...inTurn({ Get: getRows, Loop: applyToEach({ Call: http }) }),
        End: { ...compose, runAfter: { Loop: ["Failed"] } },
      },
    ],
  ])("tells %s", (_, actions) => {
    expect(withActions(actions)).not.toBe(base);
  });

  it("tells the sides of a condition, but not the order of a switch's cases", () => {
    expect(withActions({ If: condition(a, {}) })).not.toBe(withActions({ If: condition({}, a) }));
    const cases = { One: { case: 1, actions: a }, Two: { case: 2, actions: { H: http } } };
    const { One, Two } = cases;
    const switchOf = (inside: object) => ({ S: { type: "Switch", expression: "@1", cases: inside, runAfter: {} } });
    expect(withActions(switchOf({ One, Two }))).toBe(withActions(switchOf({ B: Two, A: { ...One, case: 7 } })));
  });

  it("tells the trigger", () => {
    expect(structure({ triggers: button, actions: a })).not.toBe(structure({ triggers: everyDay, actions: a }));
  });

  it("does not depend on names and order, whatever the flow is", () => {
    const leaf = fc.constantFrom<object>(compose, http, getRows);
    const tree = fc.letrec<{ list: object[]; action: object }>((tie) => ({
      list: fc.array(tie("action"), { maxLength: 4, depthIdentifier: "d" }),
      action: fc.oneof(
        { depthIdentifier: "d", maxDepth: 3 },
        leaf,
        fc.record({ kind: fc.constant("each"), list: tie("list") }),
        fc.record({ kind: fc.constant("if"), list: tie("list"), other: tie("list") }),
      ),
    }));
    fc.assert(
      fc.property(tree.list, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (list, picks) => {
        expect(withActions(write(list, picks, true))).toBe(withActions(write(list, picks, false)));
      }),
      { numRuns: 200 },
    );
  });

  it("costs no more than the flow is long", () => {
    const started = performance.now();
    for (let i = 0; i < 5; i++) withActions(steps(2000, `S${i}`));
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 30_000);
});

/** Writes a list: each action runs after some of those before it. `renamed`: other names, in the opposite order. */
function write(list: readonly object[], picks: readonly number[], renamed: boolean, prefix = "a"): object {
  const name = (index: number) => (renamed ? `Z ${prefix}${list.length - index}` : `${prefix}${index}`);
  const entries = list.map((action, index): [string, object] => {
    const before = index === 0 ? [] : [(picks[index] ?? 0) % index, (picks[index + 20] ?? 0) % index];
    const runAfter = Object.fromEntries(before.map((it) => [name(it), ["Succeeded"]]));
    const inside = action as { kind?: string; list?: object[]; other?: object[] };
    const nested = (part: object[] = [], step = "") => write(part, picks, renamed, `${prefix}${index}${step}`);
    const body =
      inside.kind === "each"
        ? applyToEach(nested(inside.list))
        : inside.kind === "if"
          ? condition(nested(inside.list, "t"), nested(inside.other, "f"))
          : action;
    return [name(index), { ...body, runAfter }];
  });
  return Object.fromEntries(renamed ? entries.reverse() : entries);
}

describe("families of copies", () => {
  const flow = (prefix: string, triggers: object = everyDay, first: object = compose) =>
    solutionFile({ triggers, actions: { [`${prefix}0`]: first, ...steps(5, prefix) } });

  it("hold flows of one structure, each flow once, and none that are short", async () => {
    const id = "11111111-aaaa-4bbb-8ccc-00000000000";
    const { report, text } = await look({
      "a.json": flow("A"),
      "b.json": flow("B"),
      "c.json": flow("C", button),
      [`one/Workflows/X-${id}1.json`]: flow("X", button),
      [`two/Workflows/X-${id}1.json`]: flow("X", button),
      "short.json": solutionFile({ triggers: everyDay, actions: steps(2) }),
      "short2.json": solutionFile({ triggers: everyDay, actions: steps(2) }),
    });
    expect(report.clones.map(({ members, actions }) => [members.map(({ key: { file } }) => file), actions])).toEqual([
      [["a.json", "b.json"], 6],
      [["c.json", `one/Workflows/X-${id}1.json`], 6],
    ]);
    expect(report.flows).toBe(6);
    expect(text).toContain("4 flows of 6 are copies, in 2 families:");
    expect(text).toContain("2 flows of 6 actions. One flow in their place saves 1 definition that must be kept alike.");
  });

  it("can save licenses where they are scheduled and different people pay", async () => {
    const premium = { "a.json": flow("A", everyDay, getRows), "b.json": flow("B", everyDay, getRows) };
    const savings = async (owners: string) => (await look(premium, { owners })).report.clones[0]?.savings;
    expect(await savings("Flow,Owner\na,kim\nb,lee\n")).toEqual({ definitions: 1, pricePerMonth: 15, currency: "USD" });
    expect(await savings("Flow,Owner\na,kim\nb,KIM\n")).toMatchObject({ definitions: 1, pricePerMonth: null });
    expect(await savings("Flow,Owner\na,kim\n")).toMatchObject({ pricePerMonth: null });
    const byPrincipals = await savings("Flow,Owner,Owner type\na,x,Application\nb,y,Application\n");
    expect(byPrincipals).toEqual({ definitions: 1, pricePerMonth: 150, currency: "USD" });
  });
});
