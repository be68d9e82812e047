import { describe, expect, it } from "vitest";
import {
  applyToEach,
  button,
  childCall,
  childId,
  compose,
  connectorStep,
  everyDay,
  getRows,
  newItem,
  parentId,
  response,
  workflowFile,
} from "./report/flow-parts";
import { flowIn, type Inputs, onlyFlow, type ReportedFlow, reportOn, solutionFile } from "./report/lint-report";

/*
 * How bad a finding is, by what is known of the performance profile. The limits are those of the page "Limits of
 * automated, scheduled, and instant flows" (2025-02-11): 5,000 items under Low, 100,000 under the others.
 */

const office = { context: { ownerLicenses: ["microsoft-365"], userLicenses: ["microsoft-365"] } };
const premium = { context: { ownerLicenses: ["power-automate-premium"], userLicenses: ["power-automate-premium"] } };
const paged = (items: unknown) => ({ runtimeConfiguration: { paginationPolicy: { minimumItemCount: items } } });
const getItems = (items: unknown) => connectorStep("shared_sharepointonline", "GetItems", paged(items));
const sqlRows = (items: unknown) => ({ ...getRows, ...paged(items) });

/** Severity and confidence of the findings of one rule. */
function told({ findings }: ReportedFlow, rule: string): string[] {
  return findings.filter((it) => it.rule === rule).map(({ severity, confidence }) => `${severity} ${confidence}`);
}

async function only(inputs: Inputs): Promise<ReportedFlow> {
  return onlyFlow(await reportOn(inputs));
}

async function ofFlow(actions: object, settings: object = {}, triggers: object = everyDay): Promise<ReportedFlow> {
  return flowIn({ triggers, actions }, settings);
}

describe("a pagination threshold", () => {
  type Row = [what: string, action: object, settings: object, expected: string[]];
  const rows: readonly Row[] = [
    ["within the limit of Low", getItems(5000), {}, []],
    ["above it, nothing declared", getItems(5001), {}, ["warning assumed"]],
    ["above it, written as text", getItems("5001"), {}, ["warning assumed"]],
    ["above it in a premium flow, nothing declared", sqlRows(100_000), {}, ["information assumed"]],
    ["above it, a license of Low declared", sqlRows(100_000), office, ["error certain"]],
    ["above it, a license of Medium declared", sqlRows(100_000), premium, []],
    ["above what any profile permits", sqlRows(100_001), premium, ["error certain"]],
    ["above what any profile permits, nothing declared", sqlRows(100_001), {}, ["error certain"]],
    ["that an expression gives", getItems("@parameters('rows')"), office, []],
  ];

  it.each(rows)("%s", async (_, action, settings, expected) => {
    expect(told(await ofFlow({ Get: action }, settings), "pagination-threshold")).toEqual(expected);
  });

  it("has one finding where a license is all that is needed, and one each where all must be lowered", async () => {
    const actions = { One: sqlRows(9000), Two: applyToEach({ Three: sqlRows(20_000) }) };
    const assumed = await ofFlow(actions);
    expect(assumed.findings.filter(({ rule }) => rule === "pagination-threshold")).toMatchObject([
      {
        message:
          "2 actions ask pagination for up to 20,000 items, for which the flow needs a license above the profile Low",
        at: "/properties/definition/actions/One",
        related: [{ at: "/properties/definition/actions/Two/actions/Three", message: "20,000 items" }],
      },
    ]);
    expect(told(await ofFlow(actions, office), "pagination-threshold")).toEqual(["error certain", "error certain"]);
  });

  it("of a child flow is at most a warning where it is not known which parent counts", async () => {
    const parent = (triggers: object) => solutionFile({ triggers, actions: { Call: childCall(childId) } });
    const inputs = {
      [workflowFile("Child", childId)]: solutionFile({
        triggers: button,
        actions: { Get: sqlRows(9000), Response: response },
      }),
      [workflowFile("Parent", parentId)]: parent(everyDay),
      [workflowFile("Other", "33333333-3333-3333-3333-333333333333")]: parent(button),
    };
    const { flows } = await reportOn(inputs, office);
    expect(flows.flatMap((flow) => told(flow, "pagination-threshold"))).toEqual(["warning assumed"]);
  });
});

describe("a loop", () => {
  const items = (count: number) => ({ estimates: { loops: { Loop: count } } });
  const ofLoop = async (settings: object, more: object = {}) =>
    told(await ofFlow({ Loop: applyToEach({ Step: compose }), ...more }, settings), "large-loop");

  it("over more items than the profile permits is a warning, or information where a license permits it", async () => {
    expect(await ofLoop(items(5000))).toEqual([]);
    expect(await ofLoop(items(5001))).toEqual(["warning assumed"]);
    expect(await ofLoop(items(5001), { Get: getRows })).toEqual(["information assumed"]);
    expect(await ofLoop({ ...items(5001), ...office })).toEqual(["warning certain"]);
    expect(await ofLoop({ ...items(5001), ...premium })).toEqual([]);
    expect(await ofLoop({ ...items(100_001), ...premium })).toEqual(["warning certain"]);
  });

  it("says nothing of items that are only assumed", async () => {
    expect(told(await ofFlow({ Loop: applyToEach({ Step: compose }) }), "large-loop")).toEqual([]);
  });
});

describe("limits of Power Automate", () => {
  const nested = { Loop: applyToEach({ Stop: { type: "Terminate", inputs: { runStatus: "Failed" } } }) };

  it("do not hold for Logic Apps", async () => {
    const definition = { triggers: everyDay, actions: nested };
    const logicApp = await only({ "workflow.json": JSON.stringify({ kind: "Stateful", definition }) });
    expect(logicApp.kind).toBe("logic-app");
    expect(told(logicApp, "terminate-in-loop")).toEqual([]);
    expect(told(await ofFlow(nested), "terminate-in-loop")).toEqual(["error certain"]);
  });

  it("leave an expression in a deployment template alone", async () => {
    const hourly = {
      Recurrence: { type: "Recurrence", recurrence: { frequency: "Hour", interval: "@parameters('n')" } },
    };
    expect(told(await ofFlow({ Step: compose }, {}, hourly), "schedule-out-of-range")).toEqual([]);
  });

  it("tell a schedule that is missing as likely, and one out of range as certain", async () => {
    const seconds = { Recurrence: { type: "Recurrence", recurrence: { frequency: "Second", interval: 59 } } };
    expect(told(await ofFlow({ Step: compose }, {}, seconds), "schedule-out-of-range")).toEqual(["error certain"]);
    const missing = { Recurrence: { type: "Recurrence" } };
    expect(told(await ofFlow({ Step: compose }, {}, missing), "schedule-out-of-range")).toEqual(["error likely"]);
  });

  it.each([
    ["Month", 16, []],
    ["Month", 17, ["error certain"]],
    ["Week", 71, []],
    ["Week", 72, ["error certain"]],
    ["Hour", 12_000, []],
    ["Hour", 12_001, ["error certain"]],
    ["Minute", 720_000, []],
    ["Minute", 720_001, ["error certain"]],
  ])("take intervals up to 500 days: %s %i", async (frequency, interval, expected) => {
    const trigger = { Recurrence: { type: "Recurrence", recurrence: { frequency, interval } } };
    expect(told(await ofFlow({ Step: compose }, {}, trigger), "schedule-out-of-range")).toEqual(expected);
  });
});

describe("a response", () => {
  it("is refused behind a trigger with a recurrence, and taken behind one that is notified", async () => {
    const { recurrence: _, ...notified } = { ...newItem.When_an_item_is_created, recurrence: null };
    expect(told(await ofFlow({ Response: response }, {}, newItem), "misplaced-response")).toEqual(["error certain"]);
    const trigger = { When_notified: { ...notified, type: "OpenApiConnectionWebhook" } };
    expect(told(await ofFlow({ Response: response }, {}, trigger), "misplaced-response")).toEqual([]);
  });
});

describe("a variable that is never initialized", () => {
  const set = { type: "SetVariable", inputs: { name: "total", value: 1 } };

  it("is told in a flow, and not in a copied action or in a text that breaks off", async () => {
    expect(told(await ofFlow({ Set: set }), "unknown-variable")).toEqual(["error certain"]);
    expect(told(await only({ "copied.json": JSON.stringify(set) }), "unknown-variable")).toEqual([]);
    const text = JSON.stringify({ definition: { triggers: everyDay, actions: { Set: set } } });
    expect(told(await only({ "typing.json": text.slice(0, -3) }), "unknown-variable")).toEqual([]);
  });
});

describe("an expression that is too long", () => {
  const long = `@concat('${"a".repeat(9000)}')`;

  it("is found wherever it stands, at its trigger or action", async () => {
    const trigger = { Recurrence: { ...everyDay.Recurrence, conditions: [{ expression: long }] } };
    const actions = {
      Loop: applyToEach({ Step: compose }, { foreach: long }),
      Scope: {
        type: "Scope",
        actions: { Deep: { type: "Compose", inputs: { a: [{ b: `x @{${long.slice(1)}} y` }] } } },
      },
    };
    const { findings } = await ofFlow(actions, {}, trigger);
    expect(findings.filter(({ rule }) => rule === "long-expression").map(({ at }) => at)).toEqual([
      "/properties/definition/triggers/Recurrence",
      "/properties/definition/actions/Loop",
      "/properties/definition/actions/Scope/actions/Deep",
    ]);
  });

  it("is none where only the text around it is long", async () => {
    const inputs = `${"x".repeat(20_000)} @{utcNow()} @{guid()}`;
    expect(told(await ofFlow({ Compose: { type: "Compose", inputs } }), "long-expression")).toEqual([]);
  });
});
