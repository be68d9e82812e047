import type { FlowSettings } from "../../../../shared/settings";
import { ActionMap } from "../../flow/action-map";
import { type Action, type ChildFlowAction, type Flow, isBranch, isLoop, type LoopAction } from "../../flow/flow";
import { ownCopy } from "../../syntax/own-copy";
import type { OwnCost } from "../flow-summary";
import { FlowValues } from "../sizes/flow-values";
import type { Count } from "./count";
import { loopPasses } from "./loop-iterations";
import type { Run } from "./outcome";
import { planRun } from "./plan-run";
import { type CountingContext, countRun, declaredSide, requestCosts } from "./run-outcome";
import type { ChildSymbol, LoopSymbol, LoopSymbols } from "./symbols";

/** Counts a flow by itself; `file` is where its loops are said to stand. */
export function ownCost(flow: Flow, file: string, settings: FlowSettings): OwnCost {
  const values = new FlowValues(flow, settings.edition);
  const copies = new Map<string, string>();
  const loops = new ActionMap<LoopAction, LoopSymbol>(flow);
  for (const loop of flow.loops) loops.set(loop, symbolOf(loop, file, settings, values, copies));
  const cost = costOf(flow.allActions, (context) => countRun(flow, context), loops, settings);
  const passesOf = (loop: LoopAction): number => loops.get(loop)?.value ?? 0;
  return { ...cost, plan: planRun(flow, passesOf, settings) };
}

/** The loops of a flow with what its own cost says of each, which lists them in the same order. */
export function symbolsOfLoops(flow: Flow, { loops }: OwnCost): LoopSymbols {
  const symbols = new ActionMap<LoopAction, LoopSymbol>(flow);
  flow.loops.forEach((loop, index) => {
    symbols.set(loop, loops[index] as LoopSymbol);
  });
  return symbols;
}

/**
 * Counts what a function counts of the given actions, of which the children follow their parents; in requests, unless
 * `costs` says otherwise.
 */
export function costOf(
  actions: readonly Action[],
  countIn: (context: CountingContext) => Count,
  symbols: LoopSymbols,
  settings: FlowSettings,
  costs = requestCosts(settings),
): OwnCost {
  const loops: LoopSymbol[] = [];
  const children = new Map<string, ChildSymbol>();
  for (const action of actions) {
    if (isLoop(action)) {
      loops.push(symbols.get(action) as LoopSymbol);
    } else if (action.kind === "childFlow" && action.childId !== null && !children.has(action.childId)) {
      children.set(action.childId, { kind: "child", id: ownCopy(action.childId) });
    }
  }
  const childOf = ({ childId }: ChildFlowAction): ChildSymbol | null =>
    childId === null ? null : (children.get(childId) ?? null);
  return {
    counts: countRuns(actions, settings, (run) => countIn({ run, settings, loops: symbols, childOf, ...costs })),
    loops,
    calls: [...children.values()].map(({ id }) => id),
  };
}

/** Counts each kind of run of the given actions, no more of them than differ. */
export function countRuns(
  actions: readonly Action[],
  settings: FlowSettings,
  count: (run: Run) => Count,
): OwnCost["counts"] {
  const most = count("most");
  // Without branches all runs cost the same, and without declared sides the likely one is the dearest.
  const least = actions.some((action) => isBranch(action) || action.kind === "terminate") ? count("least") : most;
  const likely = actions.some((action) => isBranch(action) && declaredSide(action, settings) !== null)
    ? count("likely")
    : most;
  return { least, likely, most };
}

/** Symbols live on in the summaries of child flows, when the text they come from is gone. Of reasons that recur one copy is kept. */
function symbolOf(
  loop: LoopAction,
  file: string,
  settings: FlowSettings,
  values: FlowValues,
  copies: Map<string, string>,
): LoopSymbol {
  const copyOf = (reason: string): string => {
    let copy = copies.get(reason);
    if (copy === undefined) {
      copy = ownCopy(reason);
      copies.set(copy, copy);
    }
    return copy;
  };
  const { value, from, least, most, mostFrom, mostBecause, why } = loopPasses(loop, settings, values);
  return {
    kind: "loop",
    action: ownCopy(loop.name),
    at: ownCopy(loop.node.pointer),
    file,
    value,
    from,
    least,
    most,
    mostFrom,
    mostBecause: mostBecause.map(copyOf),
    why,
  };
}
