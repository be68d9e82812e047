import { onceFor } from "../../../../shared/once-for";
import { type Action, type ActionList, enclosingLoops } from "../../flow/flow";
import { childrenById } from "../child-calls";
import type { FlowFacts } from "../flow-facts";
import type { OwnCost } from "../flow-summary";
import { namesIn } from "./formula";
import { costOf } from "./own-cost";
import { exact, type RequestsPerRun, requestsPerRun } from "./per-run";
import { countAction, countList } from "./run-outcome";
import type { LoopSymbol } from "./symbols";
import { withChildren } from "./with-children";

/** What one execution of an action costs, everything inside and the runs of child flows included. */
export function costOfAction(action: Action, facts: FlowFacts): RequestsPerRun {
  return withCalledFlows(ownCostOf(action, facts), facts);
}

/** What one execution of a list of actions costs: a pass of a loop without its own fee, or a side of a branch. */
export function costOfList(list: ActionList, facts: FlowFacts): RequestsPerRun {
  return withCalledFlows(
    costOf(actionsIn(list), (context) => countList(list, context), facts.loops, facts.settings),
    facts,
  );
}

/** Whether an action runs flows whose cost is not known, so that it costs more than is counted. */
export function callsUncounted(action: Action, facts: FlowFacts): boolean {
  const { childFlows, identity } = facts;
  if (childFlows.length === 0) return false;
  const all = withInside(action);
  if (all.some((one) => one.kind === "childFlow" && one.childId === null)) return true;
  const childFlow = childrenById(childFlows);
  return withChildren(ownCostOf(action, facts), identity.id, childFlow).excludes.length > 0;
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
    .flatMap((loop) => facts.loops.get(loop) ?? []);
  return { times: exact(loops.reduce((product, { value }) => product * value, 1)), loops };
}

/** The cost of an action with the calls of child flows as symbols; a part counts with the very loops of the flow. */
function ownCostOf(action: Action, facts: FlowFacts): OwnCost {
  return costOf(withInside(action), (context) => countAction(action, context), facts.loops, facts.settings);
}

function withInside(action: Action): Action[] {
  return [action, ...action.lists.flatMap(actionsIn)];
}

/** All actions of a flow that a list holds, parents before their children. */
function actionsIn(list: ActionList): Action[] {
  return list.actions.flatMap((action) => [action, ...action.lists.flatMap(actionsIn)]);
}

/** The loops of a part keep the symbols that they have in the formula of the flow. */
function withCalledFlows(cost: OwnCost, { identity, childFlows, requests }: FlowFacts): RequestsPerRun {
  const childFlow = childrenById(childFlows);
  return requestsPerRun(withChildren(cost, identity.id, childFlow), namesOf(requests));
}

/** Asked for each part of a flow, of which each loop is one. */
const namesOf = onceFor(({ variables }: RequestsPerRun) => namesIn(variables));
