import type { FlowSettings } from "../../../../shared/settings";
import { type ChildFlowAction, type Flow, isLoop, type LoopAction } from "../../flow/flow";
import type { OwnCost } from "../flow-summary";
import { loopPasses } from "./loop-iterations";
import { countRun } from "./run-outcome";
import type { ChildSymbol, LoopSymbol } from "./symbols";

/** Counts a flow by itself; `file` is where its loops are said to stand. */
export function ownCost(flow: Flow, file: string, settings: FlowSettings): OwnCost {
  const loops = new Map<LoopAction, LoopSymbol>();
  const children = new Map<string, ChildSymbol>();
  for (const action of flow.allActions) {
    if (isLoop(action)) {
      const { name, node } = action;
      loops.set(action, { kind: "loop", action: name, at: node.pointer, file, ...loopPasses(action, settings) });
    } else if (action.kind === "childFlow" && action.childId !== null && !children.has(action.childId)) {
      children.set(action.childId, { kind: "child", id: action.childId });
    }
  }
  const childOf = ({ childId }: ChildFlowAction): ChildSymbol | null =>
    childId === null ? null : (children.get(childId) ?? null);
  const least = countRun(flow, { run: "least", settings, loops, childOf });
  const likely = countRun(flow, { run: "likely", settings, loops, childOf });
  const most = countRun(flow, { run: "most", settings, loops, childOf });
  return { counts: { least, likely, most }, loops: [...loops.values()], calls: [...children.keys()] };
}
