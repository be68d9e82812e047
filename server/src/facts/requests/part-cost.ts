import { type Action, type ActionList, enclosingLoops, type LoopAction } from "../../flow/flow";
import type { FlowFacts } from "../flow-facts";
import type { OwnCost } from "../flow-summary";
import { costOf } from "./own-cost";
import { exact, type RequestsPerRun, requestsPerRun } from "./per-run";
import { countAction, countList } from "./run-outcome";
import type { LoopSymbol } from "./symbols";
import { withChildren } from "./with-children";

/** What one execution of an action costs, everything inside and the runs of child flows included. */
export function costOfAction(action: Action, facts: FlowFacts): RequestsPerRun {
  const all = [action, ...action.lists.flatMap(actionsIn)];
  return withCalledFlows(
    costOf(all, (context) => countAction(action, context), symbolsOf(facts), facts.settings),
    facts,
  );
}

/** What one execution of a list of actions costs: a pass of a loop without its own fee, or a side of a branch. */
export function costOfList(list: ActionList, facts: FlowFacts): RequestsPerRun {
  return withCalledFlows(
    costOf(actionsIn(list), (context) => countList(list, context), symbolsOf(facts), facts.settings),
    facts,
  );
}

/** How often an action runs in a run, where nothing else decides but the loops around it. */
export interface TimesPerRun {
  /** Null where it is too large to be exact. */
  readonly times: number | null;
  /** The loops around it, outermost first. */
  readonly loops: readonly LoopSymbol[];
}

export function timesPerRun(action: Action, facts: FlowFacts): TimesPerRun {
  const loops = enclosingLoops(action)
    .reverse()
    .flatMap((loop) => loopSymbol(loop, facts) ?? []);
  return { times: exact(loops.reduce((product, { value }) => product * value, 1)), loops };
}

/** How often a loop passes in each of its executions; undefined for one that is not counted. */
export function loopSymbol(loop: LoopAction, { cost }: FlowFacts): LoopSymbol | undefined {
  let known = symbolsOfCost.get(cost);
  if (!known) {
    known = { byPlace: new Map(cost.loops.map((symbol) => [symbol.at, symbol])), byLoop: new Map() };
    symbolsOfCost.set(cost, known);
  }
  let symbol = known.byLoop.get(loop);
  if (symbol === undefined) {
    symbol = known.byPlace.get(loop.node.pointer);
    if (symbol) known.byLoop.set(loop, symbol);
  }
  return symbol;
}

interface KnownSymbols {
  readonly byPlace: ReadonlyMap<string, LoopSymbol>;
  /** The place of a loop in a thousand others is a long text, and asked for by everything inside. */
  readonly byLoop: Map<LoopAction, LoopSymbol>;
}

const symbolsOfCost = new WeakMap<OwnCost, KnownSymbols>();

/** All actions of a flow that a list holds, parents before their children. */
function actionsIn(list: ActionList): Action[] {
  return list.actions.flatMap((action) => [action, ...action.lists.flatMap(actionsIn)]);
}

/** A part counts with the very loops of the flow. */
function symbolsOf(facts: FlowFacts): (loop: LoopAction) => LoopSymbol {
  return (loop) => loopSymbol(loop, facts) as LoopSymbol;
}

/** The loops of a part keep the symbols that they have in the formula of the flow. */
function withCalledFlows(cost: OwnCost, { identity, childFlows, requests }: FlowFacts): RequestsPerRun {
  const childFlow = (id: string) => childFlows.find((call) => call.id === id)?.child;
  const names = new Map(requests.variables.map(({ symbol, loop }) => [loop, symbol]));
  return requestsPerRun(withChildren(cost, identity.id, childFlow), names);
}
