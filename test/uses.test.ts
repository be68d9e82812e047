import { describe, expect, it } from "vitest";
import { analyze } from "../server/src/analyze";
import { flowUses } from "../server/src/facts/uses/flow-uses";
import { noMetadata } from "../server/src/flow/flow-metadata";
import { settingsForFlow } from "../server/src/settings/settings-for-flow";
import { applyToEach, button, compose, inTurn } from "./report/flow-parts";
import { solutionFile } from "./report/lint-report";
import { today } from "./settings/layers";

/** Which action and which variable is read where, of a flow with these actions. */
function usesOf(actions: object, text = solutionFile({ triggers: button, actions })) {
  const alone = { metadata: noMetadata, connectorOf: () => null, childFlow: () => undefined, callersOf: () => [] };
  const {
    flows: [found],
    problems,
  } = analyze({ uri: "Flow.json", version: 0, text }, alone, (flow) => settingsForFlow([], flow, today));
  if (!found) throw new Error("no flow was found");
  const uses = flowUses(found.flow, problems.length > 0);
  const action = (name: string) => {
    const named = found.flow.allActions.find((it) => it.name === name);
    if (!named) throw new Error(`no action ${name}`);
    return named;
  };
  return {
    uses,
    action,
    readers: (name: string) => uses.readersOf(action(name)).map((it) => it.name),
    isWatched: (name: string) => uses.watched.has(action(name)),
  };
}

const reads = (text: unknown) => ({ type: "Compose", inputs: text });

describe("who reads an action", () => {
  it.each([
    ["its outputs", "@outputs('A')"],
    ["its body", "@body('A')?['value']"],
    ["inside of a text", "a @{outputs('A')} b"],
    ["deep inside", { list: [{ text: "@first(split(outputs('A'), ','))" }] }],
    ["in the name of a property", { "@{outputs('A')}": 1 }],
    ["in another letter case", "@OUTPUTS('a')"],
    ["how it ended", "@actions('A')?['status']"],
  ])("%s", (_, inputs) => {
    expect(usesOf(inTurn({ A: compose, B: reads(inputs) })).readers("A")).toEqual(["B"]);
  });

  it("not by a plain text, nor by an escaped one", () => {
    expect(usesOf(inTurn({ A: compose, B: reads("outputs('A')"), C: reads("@@outputs('A')") })).readers("A")).toEqual(
      [],
    );
  });

  it("not the container of who reads it", () => {
    const actions = inTurn({ A: compose, Loop: applyToEach({ B: reads("@outputs('A')") }) });
    expect(usesOf(actions).readers("A")).toEqual(["B"]);
  });

  it("by result(), which reads what stands directly in a container", () => {
    const scope = { type: "Scope", actions: { A: compose, Inner: { type: "Scope", actions: { C: compose } } } };
    const found = usesOf(inTurn({ Scope: scope, B: reads("@result('Scope')") }));
    expect(["Scope", "A", "Inner", "C"].map(found.readers)).toEqual([["B"], ["B"], ["B"], []]);
    expect(["Scope", "A", "Inner", "C"].map(found.isWatched)).toEqual([true, true, true, false]);
  });
});

describe("what cannot be told", () => {
  it.each([
    ["a name that is worked out in the run", "@outputs(triggerBody()?['name'])", false],
    ["an expression that cannot be read", "@outputs('A", false],
    ["the name of no action", "@outputs('Elsewhere')", false],
    ["nothing of the kind", "@outputs('A')", true],
  ])("%s", (_, inputs, isComplete) => {
    expect(usesOf(inTurn({ A: compose, B: reads(inputs) })).uses.isComplete).toBe(isComplete);
  });

  it("broken text, behind which there may be readers", () => {
    const text = solutionFile({ triggers: button, actions: { A: compose } });
    expect(usesOf({}, text.slice(0, -3)).uses.isComplete).toBe(false);
  });
});

describe("the item of a loop", () => {
  const own = "@item()?['x']";
  it.each([
    ["in a Compose", reads(own), true],
    ["in what a Select takes from", { type: "Select", inputs: { from: "@item()?['rows']", select: own } }, true],
    ["not in what a Select makes", { type: "Select", inputs: { from: "@triggerBody()", select: { a: own } } }, false],
    ["not in what Filter array asks", { type: "Query", inputs: { from: "@triggerBody()", where: own } }, false],
    ["of a loop by a name worked out", reads("@items(triggerBody()?['x'])"), true],
  ])("%s", (_, action, isItem) => {
    const { uses, action: named } = usesOf({ Loop: applyToEach({ A: action }) });
    expect(uses.of(named("A")).item).toBe(isItem);
  });
});

describe("whose ending matters", () => {
  it.each([
    [["Succeeded"], false],
    [["Failed"], true],
    [["Succeeded", "Skipped"], true],
    [["Succeeded", "Failed", "Skipped", "TimedOut"], true],
  ])("run-after %s", (statuses, isWatched) => {
    expect(usesOf({ A: compose, B: { ...compose, runAfter: { A: statuses } } }).isWatched("A")).toBe(isWatched);
  });
});

it("variables: who reads and who writes them, and in which loop", () => {
  const write = (type: string) => ({ type, inputs: { name: "Total", value: 1 } });
  const found = usesOf(
    inTurn({
      Make: { type: "InitializeVariable", inputs: { variables: [{ name: "total", type: "integer" }] } },
      Loop: applyToEach({ Count: write("IncrementVariable"), Read: reads("@variables('TOTAL')") }),
      Set: write("SetVariable"),
    }),
  );
  const { writes } = found.uses;
  expect(writes.writersOf.get("total")?.map(({ name }) => name)).toEqual(["Make", "Count", "Set"]);
  expect(found.uses.readersOfVariable("Total").map(({ name }) => name)).toEqual(["Read"]);
  expect([...writes.changedIn(found.action("Loop"))]).toEqual(["total"]);
});
