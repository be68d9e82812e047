import { describe, expect, it } from "vitest";
import { analyze } from "../server/src/analyze";
import type { FlowSummary } from "../server/src/facts/flow-summary";
import { type ServiceSide, type WorstCase, worstCase } from "../server/src/facts/requests/worst-case";
import { summaryOf } from "../server/src/facts/summarize-flow";
import { defaultSettings, type FlowSettings } from "../shared/settings";
import {
  applyToEach,
  button,
  childCall,
  childId,
  compose,
  condition,
  connectorStep,
  doUntil,
  http,
} from "./report/flow-parts";
import { alone } from "./told";

type Actions = Readonly<Record<string, object>>;

const low: ServiceSide = { profile: "low", edition: "2025-06", kind: "cloud-flow" };

/** The facts of a flow, with as many passes of each loop as are set. */
function factsOf(actions: Actions, passes = 10) {
  const settings = (): FlowSettings => {
    const all = defaultSettings("2026-11-21");
    return { ...all, estimates: { ...all.estimates, loopItems: passes, doUntilPasses: passes } };
  };
  const text = JSON.stringify({ properties: { definition: { triggers: button, actions } } });
  const [flow] = analyze({ uri: "Flow.json", version: 0, text }, alone, settings).flows;
  if (!flow) throw new Error("No flow was found");
  return flow.facts;
}

function worstOf(actions: Actions, { passes = 10, service = low } = {}): WorstCase {
  return worstCase(factsOf(actions, passes).cost, null, () => undefined, service);
}

/** An action that runs after others. */
function behind(runAfter: Readonly<Record<string, readonly string[]>>, action: object = compose): object {
  return { ...action, runAfter };
}

const ok = ["Succeeded"];
const bad = ["Failed", "TimedOut"];
const scope = (actions: Actions) => ({ type: "Scope", actions });
const terminate = { type: "Terminate", inputs: { runStatus: "Succeeded" } };

/** A connector operation with a retry policy; `none` keeps the figures of other tests free of retries. */
function operation(retryPolicy: unknown, rest: object = {}, connector = "shared_office365", id = "SendEmailV2") {
  const step = connectorStep(connector, id, rest);
  return { ...step, inputs: { ...step.inputs, retryPolicy } };
}

function steps(count: number, prefix: string, first: Readonly<Record<string, readonly string[]>> = {}): Actions {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${prefix}${index}`,
      behind(index === 0 ? first : { [`${prefix}${index - 1}`]: ok }),
    ]),
  );
}

describe("FAQ#What counts as Power Platform request?", () => {
  it("E-07: one connector action with a retry count of 4 is 6 requests at worst", () => {
    expect(worstOf({ Send: operation({ type: "exponential", count: 4, interval: "PT10S" }) })).toEqual({
      worst: 6,
      worstIs: "exact",
      retries: { actions: 1, most: 4 },
      pages: { actions: 0, likely: 0, most: 0 },
    });
  });

  it("E-08: up to 5,000 items in pages of 100 are 51 requests", () => {
    const paged = { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 5000 } } };
    expect(worstOf({ Get_items: operation({ type: "none" }, paged, "shared_sharepointonline", "GetItems") })).toEqual({
      worst: 51,
      worstIs: "exact",
      retries: { actions: 0, most: 0 },
      pages: { actions: 1, likely: 49, most: 49 },
    });
  });
});

describe("run-after", () => {
  const cases: readonly (readonly [string, Actions, number])[] = [
    ["actions in a row all run", steps(3, "A"), 4],
    [
      "what handles success and what handles failure of one action exclude each other",
      {
        A: compose,
        ...steps(3, "B", { A: ok }),
        ...steps(2, "C", { A: bad }),
      },
      5,
    ],
    [
      "the handler is the dearer side where it is longer",
      {
        A: compose,
        ...steps(1, "B", { A: ok }),
        ...steps(4, "C", { A: bad }),
      },
      6,
    ],
    [
      "a scope may run to its end before it fails",
      {
        Try: scope(steps(3, "T")),
        Catch: behind({ Try: ["Failed", "Skipped", "TimedOut"] }, scope(steps(2, "C"))),
      },
      1 + 4 + 3,
    ],
    [
      "a scope whose failures are handled inside does not fail",
      {
        Try: scope({
          A: compose,
          B: behind({ A: ["Succeeded", ...bad] }),
          C: behind({ B: ["Succeeded", ...bad, "Skipped"] }, scope({})),
        }),
        Catch: behind({ Try: ["Failed"] }),
      },
      1 + 4,
    ],
    [
      "an end that is skipped behind a failure fails the scope, whatever a handler beside it does",
      {
        Try: scope({ A: compose, B: behind({ A: ok }), Handler: behind({ A: bad }) }),
        Catch: behind({ Try: ["Failed"] }),
      },
      1 + 3 + 1,
    ],
    [
      "a finally runs behind whatever came",
      {
        Try: scope(steps(3, "T")),
        Catch: behind({ Try: bad }),
        Finally: behind({ Catch: ["Succeeded", "Failed", "Skipped", "TimedOut"] }),
      },
      1 + 4 + 1 + 1,
    ],
    [
      "what follows a skipped action is skipped too, unless it says otherwise",
      {
        A: compose,
        B: behind({ A: bad }),
        C: behind({ B: ok }),
        D: behind({ B: ["Skipped"] }),
      },
      4,
    ],
    [
      "an action that waits for two runs only where both came out as named",
      {
        A: compose,
        B: compose,
        Both: behind({ A: ok, B: bad }, scope(steps(3, "C"))),
        Neither: behind({ A: bad, B: ok }, scope(steps(2, "D"))),
      },
      1 + 2 + 4,
    ],
    ["an empty list of outcomes is never met", { A: compose, B: behind({ A: [] }) }, 2],
    ["a scope never times out", { Try: scope(steps(2, "T")), Late: behind({ Try: ["TimedOut"] }) }, 4],
    [
      "a Terminate ends the run",
      {
        A: compose,
        Stop: behind({ A: bad }, terminate),
        ...steps(1, "B", { A: ok }),
        Late: behind({ Stop: ["Succeeded", ...bad] }),
      },
      3,
    ],
    [
      "what does not wait for a Terminate may have run",
      {
        Stop: terminate,
        ...steps(3, "B"),
      },
      5,
    ],
    [
      "either side of a condition, or neither where its test fails",
      {
        If: condition(steps(2, "Yes"), steps(1, "No")),
        Catch: behind({ If: bad }),
      },
      5,
    ],
  ];

  it.each(cases)("%s", (_, actions, worst) => {
    expect(worstOf(actions)).toMatchObject({ worst, worstIs: "exact" });
  });
});

describe("loops", () => {
  it("pass on after a failed pass, each pass at its worst", () => {
    const body = { A: compose, B: behind({ A: ok }), ...steps(2, "C", { A: bad }) };
    expect(worstOf({ Each: applyToEach(body), Catch: behind({ Each: bad }) })).toMatchObject({
      worst: 1 + 1 + 10 * 3 + 1,
      worstIs: "exact",
    });
  });

  it("fail as an Apply to each where any pass fails, as a Do until where the last one does", () => {
    // A pass that fails costs 4, one that succeeds 2: the action behind A is skipped behind its failure.
    const body = { A: compose, B: behind({ A: ok }), ...steps(3, "C", { A: bad }) };
    const handlers = { Catch: behind({ Loop: bad }), Then: behind({ Loop: ok }, scope(steps(9, "T"))) };
    expect(worstOf({ Loop: applyToEach(body), ...handlers }).worst).toBe(1 + 1 + 10 * 4 + 1);
    expect(worstOf({ Loop: doUntil(body), ...handlers }).worst).toBe(1 + 1 + 9 * 4 + 2 + 10);
  });

  it("multiply retries", () => {
    const each = applyToEach({ Send: operation({ type: "fixed", count: 3 }) });
    expect(worstOf({ Each: each })).toMatchObject({ worst: 1 + 1 + 10 * 4, retries: { actions: 1, most: 30 } });
  });
});

describe("retries", () => {
  const cases: readonly (readonly [string, unknown, number, WorstCase["worstIs"]])[] = [
    ["none", { type: "None" }, 0, "exact"],
    ["the default of profile Low", undefined, 2, "exact"],
    ["the default, written", { type: "Default" }, 2, "exact"],
    ["a number", { type: "Fixed", count: 7 }, 7, "exact"],
    ["a number as text", { type: "fixed", count: "7" }, 7, "exact"],
    [
      "the most that the service permits where an expression gives the number",
      { type: "fixed", count: "@variables('n')" },
      90,
      "bound",
    ],
    ["the same where the whole policy is an expression", "@parameters('policy')", 90, "bound"],
  ];

  it.each(cases)("are %s", (_, policy, retries, worstIs) => {
    expect(worstOf({ Send: operation(policy) })).toMatchObject({ worst: 2 + retries, worstIs });
  });

  it.each([
    [{ ...low, profile: "medium" }, 8],
    [{ ...low, profile: "high" }, 8],
    [{ ...low, profile: "medium", edition: "2026-11" }, 12],
    [{ ...low, edition: "2026-11" }, 2],
    [{ ...low, kind: "logic-app" }, 4],
  ] as const)("are by default those of profile, edition and kind: %j", (service, retries) => {
    expect(worstOf({ Http: http }, { service }).retries).toEqual({ actions: 1, most: retries });
  });

  it("belong to connectors, HTTP and child flows", () => {
    const { retries } = worstOf({ A: compose, B: { type: "Response", inputs: {} }, C: childCall(childId), D: http });
    expect(retries).toEqual({ actions: 2, most: 4 });
  });

  it("of exclusive handlers are not added up", () => {
    const twice = operation({ type: "fixed", count: 5 });
    expect(worstOf({ A: compose, B: behind({ A: ok }, twice), C: behind({ A: bad }, twice) }).retries).toEqual({
      actions: 2,
      most: 5,
    });
  });
});

describe("further pages", () => {
  const list = (connector: string, id: string, threshold: unknown, parameters: object = {}) => {
    const paged = { runtimeConfiguration: { paginationPolicy: { minimumItemCount: threshold } } };
    const step = operation({ type: "none" }, paged, connector, id);
    return { List: { ...step, inputs: { ...step.inputs, parameters } } };
  };
  const dataverse = ["shared_commondataserviceforapps", "ListRecords"] as const;
  const sharePoint = ["shared_sharepointonline", "GetItems"] as const;
  const cases: readonly (readonly [string, Actions, number, number, WorstCase["worstIs"]])[] = [
    ["whole pages up to the threshold", list("shared_sql", "GetItems_V2", 5000), 2, 2, "exact"],
    ["no more than the profile permits", list(...sharePoint, 100_000), 49, 49, "exact"],
    ["pages of Top Count rows where it sets their size", list(...sharePoint, 5000, { $top: 1000 }), 4, 4, "exact"],
    ["no further ones where the total is one page", list(...dataverse, 5000, { $top: 50 }), 0, 0, "exact"],
    [
      "those of a query with a page size of its own",
      list(...dataverse, 5000, { fetchXml: "<fetch count='500'/>" }),
      9,
      9,
      "exact",
    ],
    ["an assumed size where no source tells one", list("shared_azuread", "GetGroupMembers", 1000), 0, 9, "bound"],
    [
      "an assumed size where an expression sets it",
      list(...sharePoint, 1000, { $top: "@variables('n')" }),
      0,
      9,
      "bound",
    ],
    [
      "the limit of the profile where an expression sets the threshold",
      list(...sharePoint, "@variables('n')"),
      0,
      49,
      "bound",
    ],
    ["none where pagination cannot be switched on", list("shared_office365", "GetEmailsV3", 1000), 0, 0, "exact"],
  ];

  it.each(cases)("are %s", (_, actions, likely, most, worstIs) => {
    const found = worstOf(actions);
    expect(found.pages).toMatchObject({ likely, most });
    expect(found).toMatchObject({ worst: 2 + most, worstIs });
  });

  it("are likely only on the side that is declared", () => {
    const other = {
      type: "If",
      description: "flow-license: branch=else",
      expression: {},
      actions: list(...sharePoint, 5000),
      else: { actions: {} },
    };
    expect(worstOf({ If: other }).pages).toEqual({ actions: 1, likely: 0, most: 49 });
  });
});

describe("child flows", () => {
  const noRetries = { inputs: { host: { workflowReferenceName: childId }, retryPolicy: { type: "none" } } };
  const worstWith = (parent: Actions, child: Actions): WorstCase => {
    const summary: FlowSummary = summaryOf({ ...factsOf(child), kind: "cloud-flow" }, () => summary);
    return worstCase(factsOf(parent).cost, null, () => summary, low);
  };

  it("cost their own worst", () => {
    expect(worstWith({ Call: { ...childCall(childId), ...noRetries } }, { Http: http })).toMatchObject({
      worst: 1 + 1 + (1 + 3),
      worstIs: "exact",
      retries: { actions: 1, most: 2 },
    });
  });

  it("run again with each retry of their call", () => {
    expect(worstWith({ Call: childCall(childId) }, steps(3, "A"))).toMatchObject({
      worst: 1 + 3 * (1 + 4),
      retries: { actions: 1, most: 2 * 5 },
    });
  });

  it("that call themselves are counted once", () => {
    const self = { Call: { ...childCall(childId), ...noRetries } };
    expect(worstWith(self, self).worst).toBe(1 + 1 + 1 + 1);
  });
});

it("is a bound where nobody knows what runs", () => {
  expect(worstOf({ A: behind({ Missing: ok }), B: compose })).toMatchObject({ worst: 3, worstIs: "bound" });
  expect(worstOf({ A: behind({ B: ok }), B: behind({ A: ok }), C: compose })).toMatchObject({
    worst: 4,
    worstIs: "bound",
  });
  expect(worstOf({ A: { type: "SomethingNew", actions: { B: compose } } })).toMatchObject({
    worst: 5,
    worstIs: "bound",
  });
});

it("is null where it is too large to be exact", () => {
  const nested = (depth: number): Actions => ({
    [`L${depth}`]: applyToEach(depth === 0 ? { A: compose } : nested(depth - 1)),
  });
  expect(worstOf(nested(5), { passes: 100_000 }).worst).toBeNull();
});

it("counts what a pass costs besides its actions", () => {
  const settings = (): FlowSettings => {
    const all = defaultSettings("2026-11-21");
    return { ...all, estimates: { ...all.estimates, loopItems: 4, loopIterationCost: 1 } };
  };
  const definition = { triggers: button, actions: { Each: applyToEach(steps(2, "A")) } };
  const text = JSON.stringify({ properties: { definition } });
  const facts = analyze({ uri: "Flow.json", version: 0, text }, alone, settings).flows[0]?.facts;
  expect(facts && worstCase(facts.cost, null, () => undefined, low).worst).toBe(14);
});
