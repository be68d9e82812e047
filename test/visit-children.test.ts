import { expect, it } from "vitest";
import type { FlowSummary } from "../server/src/facts/flow-summary";
import { visitChildren } from "../server/src/facts/requests/visit-children";

/** How many flows run below a flow of an estate, in which each flow calls others once. */
function runsBelow(id: string, calls: Readonly<Record<string, readonly string[]>>): Record<string, number> {
  const flows = new Map(Object.entries(calls).map(([name, called]) => [name, summaryOf(called)]));
  const find = (called: string) => flows.get(called);
  function summaryOf(called: readonly string[]): FlowSummary {
    return { kind: "cloud-flow", cost: { calls: called }, childFlow: (one: string) => find(one) } as never;
  }
  const own = calls[id] as readonly string[];
  const ofChild = visitChildren<number>(own, id, find, {
    nothing: 0,
    work: (child, ofCalled) => child.cost.calls.reduce((total, one) => total + ofCalled(one), 1),
    recursive: () => {},
    leftOut: () => {},
    entered: () => {},
  });
  return Object.fromEntries(own.map((called) => [called, ofChild(called)]));
}

it("each way into a circle goes round it once, from where it enters", () => {
  const calls = { parent: ["a", "b"], a: ["b"], b: ["a"] };
  expect(runsBelow("parent", calls)).toEqual({ a: 2, b: 2 });
});

it("a flow that calls itself runs once, from wherever it is called", () => {
  const calls = { parent: ["a", "b"], a: ["a"], b: ["a"] };
  expect(runsBelow("parent", calls)).toEqual({ a: 1, b: 2 });
});

it("a call that leads back to the flow itself is left out", () => {
  expect(runsBelow("parent", { parent: ["a"], a: ["parent", "b"], b: ["parent"] })).toEqual({ a: 2 });
});

it("a flow that many call is worked out once", () => {
  const levels = Array.from({ length: 40 }, (_, level) => [[`${level}a`, `${level}b`], level] as const);
  const below = (level: number) => (level < 39 ? [`${level + 1}a`, `${level + 1}b`] : []);
  const calls = Object.fromEntries(
    levels.flatMap(([names, level]) => names.map((name) => [name, below(level)] as const)),
  );
  expect(runsBelow("0a", calls)).toEqual({ "1a": 2 ** 39 - 1, "1b": 2 ** 39 - 1 });
});
