import { describe, expect, it } from "vitest";
import {
  applyToEach,
  button,
  childCall,
  childId,
  compose,
  condition,
  connectorStep,
  doUntil,
  everyDay,
  newItem,
  parentId,
  steps,
  workflowFile,
} from "./report/flow-parts";
import { flowIn, type ReportedFlow, reportOn, solutionFile } from "./report/lint-report";

/*
 * The worked examples of the licensing documents, each where the report states it. The FAQ is "Frequently asked
 * questions about Power Automate licensing" of 2025-06-03; the ids are those of the project's licensing reference.
 */

const faqCounting = "FAQ#What counts as Power Platform request?";
const faqWhose = "FAQ#Whose Power Platform request limits are used by the cloud flow?";

const perRun = ({ requests }: ReportedFlow) => {
  const { least, likely, most } = requests?.perRun ?? {};
  return { least, likely, most };
};
const exactly = (count: number) => ({ least: count, likely: count, most: count });

describe(faqCounting, () => {
  it("E-01: one trigger and one action are 2 requests", async () => {
    const flow = await flowIn({ triggers: newItem, actions: { Send_an_email: compose } });
    expect(perRun(flow)).toEqual(exactly(2));
    expect(flow.requests?.formula).toEqual({ least: "2", most: "2" });
  });

  const attachments = { triggers: newItem, actions: { Apply_to_each: applyToEach(steps(2)) } };

  it("E-02: an apply to each with two actions over four items is 10 requests", async () => {
    const flow = await flowIn(attachments, { estimates: { loopItems: 4 } });
    expect(perRun(flow)).toEqual(exactly(10));
    expect(flow.requests?.formula).toEqual({ least: "2 + 2*n", most: "2 + 2*n" });
    expect(flow.requests?.bounds).toEqual({ least: 2, most: null });
  });

  it("E-02: it is 14 where each pass of a loop counts too", async () => {
    const flow = await flowIn(attachments, { estimates: { loopItems: 4, loopIterationCost: 1 } });
    expect(perRun(flow)).toEqual(exactly(14));
  });

  it("E-02: the note and the setting for this loop give the same", async () => {
    const noted = { Apply_to_each: applyToEach(steps(2), { description: "flow-license: items=4" }) };
    expect(perRun(await flowIn({ triggers: newItem, actions: noted }))).toEqual(exactly(10));
    expect(perRun(await flowIn(attachments, { estimates: { loops: { Apply_to_each: 4 } } }))).toEqual(exactly(10));
  });

  it("a desktop flow is one request, that of the action that starts it", async () => {
    const run = connectorStep("shared_uiflow", "RunUIFlow_V2");
    expect(perRun(await flowIn({ triggers: newItem, actions: { Run: run } }))).toEqual(exactly(2));
  });

  it("E-04: a condition with 3 actions on one side and 1 on the other is 3 to 5 requests", async () => {
    const actions = { Condition: condition(steps(3, "Yes"), steps(1, "No")) };
    const flow = await flowIn({ triggers: newItem, actions });
    expect(perRun(flow)).toEqual({ least: 3, likely: 5, most: 5 });
    expect(flow.requests?.formula).toEqual({ least: "3", most: "5" });
  });

  it("E-05: a switch with cases of 2, 4 and 0 actions and a default of 1 is 2 to 6 requests", async () => {
    const cases = {
      A: { case: "a", actions: steps(2, "A") },
      B: { case: "b", actions: steps(4, "B") },
      C: { case: "c", actions: {} },
    };
    const actions = { Switch: { type: "Switch", expression: "@1", cases, default: { actions: steps(1, "D") } } };
    expect(perRun(await flowIn({ triggers: newItem, actions }))).toEqual({ least: 2, likely: 6, most: 6 });
  });

  describe("E-06: a do until with two actions", () => {
    const until = { triggers: newItem, actions: { Do_until: doUntil(steps(2)) } };

    it("is 4 requests with one pass, and 122 with the 60 passes of the default limit", async () => {
      const { requests } = await flowIn(until);
      expect(requests?.bounds).toEqual({ least: 4, most: 122 });
      expect(requests?.formula).toEqual({ least: "2 + 2*n", most: "2 + 2*n" });
    });

    it("is 122 with 60 passes set, and 10,002 with 5,000", async () => {
      const passes = (count: number) => ({ estimates: { loops: { Do_until: count } } });
      expect(perRun(await flowIn(until, passes(60)))).toEqual(exactly(122));
      const long = { triggers: newItem, actions: { Do_until: doUntil(steps(2), { count: 5000, timeout: "PT1H" }) } };
      const flow = await flowIn(long, passes(5000));
      expect(perRun(flow)).toEqual(exactly(10_002));
      expect(flow.requests?.bounds).toEqual({ least: 4, most: 10_002 });
    });
  });

  it("E-09: four actions behind a trigger that splits are 5 requests a run, 100 for 20 items", async () => {
    const [name, trigger] = Object.entries(newItem)[0] as [string, object];
    const triggers = { [name]: { ...trigger, splitOn: "@triggerOutputs()?['body/value']" } };
    const estimates = { splitOnItems: 20, runsPerDay: 1 };
    const flow = await flowIn({ triggers, actions: steps(4) }, { estimates });
    expect(perRun(flow)).toEqual(exactly(5));
    expect(flow.trigger?.splitOn).toBe(true);
    expect(flow.requests?.runsPerDay).toMatchObject({ value: 20, busiest: 20 });
    expect(flow.requests?.perDay).toEqual(exactly(100));
  });

  describe("E-11: a run of five requests every minute", () => {
    const triggers = { Recurrence: { type: "Recurrence", recurrence: { frequency: "Minute", interval: 1 } } };
    const lowLimit = async (period: string) => {
      const { requests } = await flowIn({ triggers, actions: steps(4) }, { period });
      expect(requests?.runsPerDay).toEqual({
        value: 1440,
        busiest: 1440,
        from: "schedule",
        exact: true,
        why: "every minute",
      });
      expect(requests?.perDay).toEqual(exactly(7200));
      return requests?.limits.find(({ profile }) => profile === "low");
    };

    it("is 7,200 requests a day, 1,200 above the official limit of Low", async () => {
      expect(await lowLimit("official")).toEqual({ profile: "low", limit: 6000, share: 1.2, runsPerDayAtLimit: 1200 });
    });

    it("stays below the limit of the transition period", async () => {
      expect(await lowLimit("transition")).toMatchObject({ limit: 10_000, share: 0.72 });
    });
  });
});

describe("ANTIPAT, anti-patterns of Power Automate", () => {
  it("E-03: one action in a loop in a loop, 10 items each, is 112 requests", async () => {
    const actions = { Outer: applyToEach({ Inner: applyToEach({ Step: compose }) }) };
    const flow = await flowIn({ triggers: everyDay, actions });
    expect(perRun(flow)).toEqual(exactly(112));
    expect(flow.requests?.formula).toEqual({ least: "2 + n1*(1 + n2)", most: "2 + n1*(1 + n2)" });
  });
});

describe(faqWhose, () => {
  const child = { triggers: button, actions: steps(3) };
  const estate = (actions: object, settings: object = {}) =>
    reportOn(
      {
        [workflowFile("Child", childId)]: solutionFile(child),
        [workflowFile("Parent", parentId)]: solutionFile({ triggers: everyDay, actions }),
      },
      settings,
    ).then(({ flows }) => flows.find(({ id }) => id === parentId) as ReportedFlow);

  it("E-10: a parent with one call of a child of three actions is 6 requests", async () => {
    const parent = await estate({ Call: childCall(childId) });
    expect(perRun(parent)).toEqual(exactly(6));
    expect(parent.requests?.excludes).toEqual([]);
  });

  it("E-10: the same call in a loop over 50 items is 252", async () => {
    const parent = await estate(
      { Apply_to_each: applyToEach({ Call: childCall(childId) }) },
      { estimates: { loopItems: 50 } },
    );
    expect(perRun(parent)).toEqual(exactly(252));
  });
});

describe("PPR26#Request limits in Power Automate", () => {
  it("E-12: 25,000 items with four actions each are 100,002 requests, which is a finding", async () => {
    const actions = { Apply_to_each: applyToEach(steps(4)) };
    const found = async (items: number) => {
      const flow = await flowIn({ triggers: everyDay, actions }, { estimates: { loopItems: items } });
      return { most: flow.requests?.perRun.most, rules: flow.findings.map(({ rule }) => rule) };
    };
    const beyond = await found(25_000);
    expect(beyond.most).toBe(100_002);
    expect(beyond.rules).toContain("request-burst");
    const within = await found(24_999);
    expect(within.most).toBe(99_998);
    expect(within.rules).not.toContain("request-burst");
  });
});
