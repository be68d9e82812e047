import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fastestCall, shortestDuration } from "../server/src/facts/throttling/shortest-duration";
import { applyToEach, button, compose, condition, connectorStep, doUntil, inTurn, newItem } from "./report/flow-parts";
import { flowIn, type ReportedFlow } from "./report/lint-report";

/*
 * Calls over a connection next to the limit of its connector (licensing reference, section 6.1): SharePoint accepts
 * 600 in 60 seconds, Excel 100, SQL Server 100 calls and 500 native queries in 10, any custom connector 500 in 60.
 */

const item = connectorStep("shared_sharepointonline", "PostItem");
const parallel = (repetitions: number) => ({ runtimeConfiguration: { concurrency: { repetitions } } });
const over = (connectionName: string, step: typeof item = item) => ({
  ...step,
  inputs: { ...step.inputs, host: { ...step.inputs.host, connectionName } },
});
const flowOf = (actions: object, settings: object = {}): Promise<ReportedFlow> =>
  flowIn({ triggers: newItem, actions }, settings);
const loops = (counts: Readonly<Record<string, number>>) => ({ estimates: { loops: counts } });

describe("the limit of a connector", () => {
  const sharePoint = { calls: 600, seconds: 60 };

  it("E-26: 1,200 SharePoint calls over one connection take at least 2 minutes", async () => {
    const flow = await flowOf({ Each: applyToEach({ Post: item }) }, loops({ Each: 1200 }));
    expect(flow.throttling).toEqual([
      {
        connector: "shared_sharepointonline",
        reference: "shared_sharepointonline",
        callsPerRun: { least: 1200, likely: 1200, most: 1200 },
        atOnce: 1,
        limit: { calls: 600, seconds: 60, per: "connection", appliesTo: null },
        shortestSeconds: 120,
        source: "learnpage",
      },
    ]);
  });

  it("holds nothing up where all calls fit into one period", () => {
    expect(shortestDuration(600, sharePoint)).toBeNull();
    expect(shortestDuration(601, sharePoint)).toBeCloseTo(60.1);
  });

  it("is reached by 20 calls at once that take less than 2 seconds each", () => {
    expect(fastestCall(20, sharePoint)).toBe(2);
  });

  it("never makes more calls take less time", () => {
    const limit = fc.record({ calls: fc.integer({ min: 1, max: 10_000 }), seconds: fc.integer({ min: 1, max: 3600 }) });
    fc.assert(
      fc.property(limit, fc.nat(1_000_000), fc.nat(1_000_000), (one, calls, more) => {
        expect(shortestDuration(calls + more, one) ?? 0).toBeGreaterThanOrEqual(shortestDuration(calls, one) ?? 0);
      }),
    );
  });

  it("never makes a flow with more items take less time", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3000), fc.nat(3000), fc.integer({ min: 1, max: 50 }), async (items, more, together) => {
        const actions = { Each: applyToEach({ Post: item, Twice: item }, parallel(together)) };
        const [few, many] = await Promise.all(
          [items, items + more].map(async (count) => (await flowOf(actions, loops({ Each: count }))).throttling[0]),
        );
        expect(many?.shortestSeconds ?? 0).toBeGreaterThanOrEqual(few?.shortestSeconds ?? 0);
      }),
      { numRuns: 30 },
    );
  });
});

describe("the calls of a run", () => {
  const calls = async (actions: object, settings: object = {}) =>
    Object.fromEntries(
      (await flowOf(actions, settings)).throttling.map(({ connector, reference, limit, callsPerRun }) => [
        `${reference ?? connector} ${limit.calls}`,
        [callsPerRun.least, callsPerRun.likely, callsPerRun.most],
      ]),
    );

  it("leave out the trigger, which only looks for something new, and every other action", async () => {
    expect(await calls({ Post: item, Compose: compose })).toEqual({ "shared_sharepointonline 600": [1, 1, 1] });
    expect(await calls({ Compose: compose })).toEqual({});
  });

  it("are counted for each connection by itself", async () => {
    expect(await calls({ One: over("a"), Two: over("b"), Three: over("a") })).toEqual({
      "a 600": [2, 2, 2],
      "b 600": [1, 1, 1],
    });
  });

  it("are counted for each limit by itself", async () => {
    const actions = {
      Rows: connectorStep("shared_sql", "GetItems_V2"),
      Query: connectorStep("shared_sql", "ExecutePassThroughNativeQuery_V2"),
    };
    expect(await calls(actions)).toEqual({ "shared_sql 100": [1, 1, 1], "shared_sql 500": [1, 1, 1] });
  });

  it("are those of the whole flow where the limit is", async () => {
    const approval = connectorStep("shared_approvals", "StartAndWaitForAnApproval");
    expect(await calls({ One: over("a", approval), Two: over("b", approval) })).toEqual({
      "shared_approvals 50": [2, 2, 2],
    });
  });

  it("differ by the branch that is taken, by Terminate, and by what is declared", async () => {
    const actions = { Each: applyToEach({ If: condition({ One: item, Two: item }, {}) }) };
    expect(await calls(actions, loops({ Each: 7 }))).toEqual({ "shared_sharepointonline 600": [0, 14, 14] });
    const never = { estimates: { loops: { Each: 7 }, branches: { If: "else" } } };
    expect(await calls(actions, never)).toEqual({ "shared_sharepointonline 600": [0, 0, 14] });
    const ending = inTurn({ Check: condition({ End: { type: "Terminate", inputs: {} } }, {}), Post: item });
    expect(await calls(ending)).toEqual({ "shared_sharepointonline 600": [0, 1, 1] });
  });

  it("have for each connection the side of a branch that calls most over it", async () => {
    const actions = {
      Each: applyToEach({
        If: condition({ A: over("a"), B: over("b") }, { C: over("b"), D: over("b"), E: over("b") }),
      }),
    };
    expect(await calls(actions, loops({ Each: 5 }))).toEqual({ "a 600": [0, 5, 5], "b 600": [5, 15, 15] });
  });

  it("are told apart over thousands of connections", async () => {
    const actions = inTurn(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`Post_${i}`, over(`c_${i}`)])));
    expect(Object.keys(await calls(actions))).toHaveLength(3000);
  });

  it("do not count the passes of a loop, whatever these cost as requests", async () => {
    const actions = { Each: applyToEach({ Post: item }) };
    const settings = { estimates: { loops: { Each: 7 }, loopIterationCost: 1 } };
    expect(await calls(actions, settings)).toEqual({ "shared_sharepointonline 600": [7, 7, 7] });
  });

  it("leave out connectors of which no limit is known, and what never runs", async () => {
    expect(await calls({ Get: connectorStep("shared_onedriveforbusiness", "GetFileContent") })).toEqual({});
    const failing = { Compose: compose, Post: { ...item, runAfter: { Compose: ["Failed"] } } };
    expect(await calls(failing)).toEqual({});
  });

  it("know the limit of any custom connector, told by its id or by a setting", async () => {
    const custom = connectorStep("shared_contoso-5forders-5f0a1b2c3d4e", "GetOrder");
    expect(Object.keys(await calls({ Get: custom }))).toEqual(["shared_contoso-5forders-5f0a1b2c3d4e 500"]);
    const settings = { connectors: { shared_contoso: { tier: "custom" } } };
    expect(Object.keys(await calls({ Get: connectorStep("shared_contoso", "Get") }, settings))).toEqual([
      "shared_contoso 500",
    ]);
  });
});

describe("the calls that can be under way together", () => {
  const step = (...after: string[]) => ({
    ...item,
    runAfter: Object.fromEntries(after.map((name) => [name, ["Succeeded"]])),
  });
  const cases: readonly { when: string; actions: object; atOnce: number }[] = [
    { when: "actions one after the other", actions: inTurn({ A: item, B: item, C: item }), atOnce: 1 },
    { when: "actions side by side", actions: { A: item, B: item, C: item }, atOnce: 3 },
    { when: "an apply to each without more said", actions: { Each: applyToEach({ A: item }) }, atOnce: 1 },
    { when: "one with 20 passes in parallel", actions: { Each: applyToEach({ A: item }, parallel(20)) }, atOnce: 20 },
    {
      when: "two branches in each of 20 parallel passes",
      actions: { Each: applyToEach({ A: item, B: item }, parallel(20)) },
      atOnce: 40,
    },
    {
      when: "more parallel passes allowed than items",
      actions: { Few: applyToEach({ A: item }, parallel(50)) },
      atOnce: 3,
    },
    {
      when: "a loop that is set to be sequential",
      actions: { Each: applyToEach({ A: item }, { operationOptions: "Sequential", ...parallel(20) }) },
      atOnce: 1,
    },
    {
      when: "a parallel loop in a parallel loop, of which the inner one runs in turn",
      actions: { Each: applyToEach({ Inner: applyToEach({ A: item }, parallel(20)) }, parallel(10)) },
      atOnce: 10,
    },
    {
      when: "a parallel loop in a sequential one",
      actions: { Each: applyToEach({ Inner: applyToEach({ A: item }, parallel(20)) }) },
      atOnce: 20,
    },
    { when: "a do until", actions: { Until: doUntil({ A: item, B: item }) }, atOnce: 2 },
    {
      when: "the sides of a condition, of which one runs",
      actions: { If: condition({ A: item, B: item }, { C: item, D: item, E: item }) },
      atOnce: 3,
    },
    {
      when: "two branches that meet again",
      actions: { A: step(), B: step("A"), C: step("A"), D: step("B", "C"), E: step("D") },
      atOnce: 2,
    },
    {
      when: "a branch that goes on beside two others that meet",
      actions: { A: step(), B: step("A"), C: step("A"), D: step("A"), E: step("B"), F: step("E") },
      atOnce: 3,
    },
    {
      when: "several starts, which nothing waits for together",
      actions: { A: step(), B: step("A"), C: step(), D: step("C") },
      atOnce: 2,
    },
  ];

  it.each(cases)("$when: $atOnce", async ({ actions, atOnce }) => {
    const settings = loops({ Each: 1000, Inner: 1000, Few: 3 });
    expect((await flowOf(actions, settings)).throttling.map((it) => it.atOnce)).toEqual([atOnce]);
  });

  it("are 20 passes of a loop in a Logic App, whose loops are parallel by themselves", async () => {
    const actions = { Each: applyToEach({ A: item }), Inline: { type: "JavaScriptCode", inputs: { code: "" } } };
    const flow = await flowIn({ triggers: button, actions }, loops({ Each: 1000 }));
    expect([flow.kind, flow.throttling[0]?.atOnce]).toEqual(["logic-app", 20]);
  });
});

describe("the finding", () => {
  const excel = connectorStep("shared_excelonlinebusiness", "AddRowV2");
  const flows = connectorStep("shared_flowmanagement", "GetFlow");
  const found = async (actions: object, settings: object = {}) =>
    (await flowOf(actions, settings)).findings
      .filter(({ rule }) => rule === "connector-throttling")
      .map(({ severity, confidence }) => `${severity}, ${confidence}`);

  it("warns where calls of a second each reach the limit", async () => {
    expect(await found({ Each: applyToEach({ Add: excel }, parallel(2)) }, loops({ Each: 101 }))).toEqual([
      "warning, certain",
    ]);
    expect(await found({ Each: applyToEach({ Add: excel }, parallel(2)) }, loops({ Each: 100 }))).toEqual([]);
  });

  it("is a hint where they would have to be faster", async () => {
    expect(await found({ Each: applyToEach({ Add: excel }) }, loops({ Each: 101 }))).toEqual(["hint, certain"]);
  });

  it("is likely where only one side of a branch calls so often", async () => {
    const actions = { Each: applyToEach({ If: condition({ Add: excel }, {}) }, parallel(2)) };
    expect(await found(actions, loops({ Each: 101 }))).toEqual(["warning, likely"]);
  });

  it("is an information where the passes are assumed, and none where the calls come slowly besides", async () => {
    expect(await found({ Each: applyToEach({ Get: flows }) })).toEqual(["information, assumed"]);
    const nested = {
      Each: applyToEach({ Inner: applyToEach({ One: excel, Two: { ...excel, runAfter: { One: ["Succeeded"] } } }) }),
    };
    expect(await found(nested)).toEqual([]);
  });

  it("leaves calls alone that wait for an answer", async () => {
    const approval = connectorStep("shared_approvals", "StartAndWaitForAnApproval");
    const waiting = { ...approval, type: "OpenApiConnectionWebhook" };
    expect(await found({ Each: applyToEach({ Ask: approval }) }, loops({ Each: 51 }))).toEqual(["warning, certain"]);
    expect(await found({ Each: applyToEach({ Ask: waiting }) }, loops({ Each: 51 }))).toEqual([]);
  });

  it("stands at the action that calls most often, with the others beside it", async () => {
    const actions = inTurn({ First: flows, Each: applyToEach({ Get: flows }) });
    const [finding] = (await flowOf(actions, loops({ Each: 6 }))).findings.filter(
      ({ rule }) => rule === "connector-throttling",
    );
    expect(finding?.at).toMatch(/Get$/);
    expect(finding?.related.map(({ message }) => message)).toEqual(["First calls Power Automate Management too"]);
    expect(finding?.because).toContain("(Reference page of the connector, read on 2026-11-21)");
  });

  it("tells of too many calls to Dataverse at once", async () => {
    const row = connectorStep("shared_commondataserviceforapps", "CreateRecord");
    const branches = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`Add_${index}`, row]));
    expect(await found({ ...branches(53) })).toEqual(["information, likely"]);
    expect(await found({ ...branches(52) })).toEqual([]);
  });
});
