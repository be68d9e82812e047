import { expect, it } from "vitest";
import type { CalledFlow, EstateFlow } from "../../server/src/estate/estate-flow";
import { estateGraph } from "../../server/src/estate/estate-graph";

function flow(id: string, file: string, ...calls: readonly CalledFlow[]): EstateFlow {
  return { key: { id, name: id, file }, pointer: "", solution: null, environment: null, sources: [], calls } as never;
}

it("what any copy of a flow calls, the flow calls", () => {
  const child = { id: "child", file: "child.json" };
  const { flows, copies, calls, callers } = estateGraph([
    flow("parent", "old/parent.json"),
    flow("child", "child.json"),
    flow("other", "other.json", child),
    flow("parent", "new/parent.json", child),
  ]);
  expect(flows.map(({ key }) => key.id)).toEqual(["parent", "child", "other"]);
  expect(copies).toBe(1);
  expect(calls).toEqual([[1], [], [1]]);
  expect(callers[1]).toEqual([0, 2]);
});
