import { describe, expect, it } from "vitest";
import { button, childCall, compose, everyDay, newItem, workflowFile } from "./flow-parts";
import { type Inputs, printReport, reportOn, solutionFile } from "./lint-report";

const idOf = (index: number): string => `11111111-aaaa-4bbb-8ccc-00000000000${index}`;
const twoActions = { A: compose, B: { ...compose, runAfter: { A: ["Succeeded"] } } };
const daily = solutionFile({ triggers: everyDay, actions: twoActions });
const onNewItem = solutionFile({ triggers: newItem, actions: twoActions });

/** A Dataverse row as an API answers it. */
const rowOf = (index: number, licensee: string): string =>
  JSON.stringify({
    workflowid: idOf(index),
    category: 5,
    name: `Flow ${index}`,
    _licensee_value: licensee,
    clientdata: daily,
  });

const sumsOf = async (inputs: Inputs, settings: object = {}) => (await reportOn(inputs, settings)).summary.perDay;

describe("sums of a day", () => {
  it("are by whose limit counts, and tell what rests on the default number of runs", async () => {
    const inputs = {
      [workflowFile("Daily", idOf(1))]: daily,
      [workflowFile("Item", idOf(2))]: onNewItem,
      [workflowFile("Button", idOf(3))]: solutionFile({ triggers: button, actions: twoActions }),
    };
    expect(await sumsOf(inputs)).toEqual([
      { limitOf: "invokingUser", owner: null, flows: 1, notCounted: 0, assumed: 1, likely: 30 },
      { limitOf: "owner", owner: null, flows: 2, notCounted: 0, assumed: 1, likely: 3 + 30 },
    ]);
  });

  it("count a workflow id once, and a flow without one each time", async () => {
    const twice = {
      [`a/${workflowFile("Daily", idOf(1))}`]: daily,
      [`b/${workflowFile("Daily", idOf(1))}`]: daily,
      "c/Daily.json": daily,
      "d/Daily.json": daily,
    };
    expect(await sumsOf(twice)).toEqual([
      { limitOf: "owner", owner: null, flows: 3, notCounted: 0, assumed: 0, likely: 9 },
    ]);
  });

  it("leave child flows to those that call them, and null stands where none is counted", async () => {
    const child = {
      triggers: button,
      actions: { Answer: { type: "Response", kind: "Http", inputs: { statusCode: 200 } } },
    };
    const inputs = {
      [workflowFile("Parent", idOf(1))]: solutionFile({ triggers: everyDay, actions: { Call: childCall(idOf(2)) } }),
      [workflowFile("Child", idOf(2))]: solutionFile(child),
    };
    expect(await sumsOf(inputs)).toEqual([
      { limitOf: "owner", owner: null, flows: 1, notCounted: 0, assumed: 0, likely: 4 },
      { limitOf: "parentOwner", owner: null, flows: 1, notCounted: 1, assumed: 0, likely: null },
    ]);
  });

  it("are apart for those whose license the export states to be used", async () => {
    const inputs = { "1.json": rowOf(1, "ann"), "2.json": rowOf(2, "ann"), "3.json": rowOf(3, "ben") };
    expect(await sumsOf(inputs)).toEqual([
      { limitOf: "owner", owner: "ann", flows: 2, notCounted: 0, assumed: 0, likely: 6 },
      { limitOf: "owner", owner: "ben", flows: 1, notCounted: 0, assumed: 0, likely: 3 },
    ]);
    expect(await printReport("text", inputs)).toContain(
      "The 2 flows whose runs are known on the license of ann: 6 requests on a likely day; flows that are not here come on top.",
    );
  });

  it("leave out what uses no requests", async () => {
    const fragment = JSON.stringify({ type: "Compose", inputs: 1 });
    expect(await sumsOf({ "copied.json": fragment })).toEqual([]);
  });
});

describe("the text", () => {
  it("sums the flows of which more than a default tells how often they run, and says what that assumes", async () => {
    const inputs = { "a.json": daily, "b.json": daily, "c.json": onNewItem };
    expect(await printReport("text", inputs)).toContain(
      "If one owner has all 2 flows whose runs are known: 6 requests on a likely day; flows that are not here come on top.",
    );
  });

  it("says nothing of a single one", async () => {
    expect(await printReport("text", { "a.json": daily, "c.json": onNewItem })).not.toContain("likely day");
  });
});
