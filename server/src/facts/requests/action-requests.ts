import {
  type Action,
  type ActionList,
  type ConditionAction,
  type Flow,
  isBranch,
  isLoop,
  type SwitchAction,
} from "../../flow/flow";
import type { FlowFacts } from "../flow-facts";
import { executedActions } from "./executed-actions";
import { costOfAction, loopSymbol } from "./part-cost";
import { exact } from "./per-run";
import { declaredSide, sidesOf } from "./run-outcome";

/** What an action adds to the likely run; null where it is too large to be exact. */
export interface ActionRequests {
  /** How often the run comes to it. */
  readonly times: number | null;
  /** By itself, the runs of a child flow included. */
  readonly itself: number | null;
  /** With everything inside. */
  readonly inside: number | null;
}

/** The likely run, action by action. */
export interface RunByAction {
  readonly of: (action: Action) => ActionRequests;
  /** A side of a branch, which costs nothing by itself. */
  readonly ofSide: (branch: Branch, side: ActionList) => ActionRequests;
}

type Branch = ConditionAction | SwitchAction;

/**
 * Tells what each action adds to the likely run, in one walk over all of them. Of a branch one side is taken: the one
 * that is declared, else the dearest of those that do not end the run. A Terminate may so make the parts add up to
 * something else than the whole run, which is worked out with what every side leaves out.
 */
export function runByAction(flow: Flow, facts: FlowFacts): RunByAction {
  const once = costsOfOnePass(flow, facts);
  const times = new Map<Action, number>();
  const visit = (list: ActionList, count: number): void => {
    const executed = new Set(executedActions(list));
    list.actions.forEach((action, index) => {
      const own = executed.has(index) ? count : 0;
      times.set(action, own);
      const passes = isLoop(action) ? (loopSymbol(action, facts)?.value ?? 0) : 1;
      for (const inner of action.lists) {
        const isPassedBy = isBranch(action) && once.sideOf(action) !== inner;
        visit(inner, isPassedBy ? 0 : own * passes);
      }
    });
  };
  visit(flow.actions, 1);
  const requestsOf = (count: number, itself: number, inside: number): ActionRequests => ({
    times: exact(count),
    itself: exact(product(count, itself)),
    inside: exact(product(count, inside)),
  });
  return {
    of: (action) => requestsOf(times.get(action) ?? 0, once.itself(action), once.cost(action)),
    ofSide(branch, side) {
      const isTaken = once.sideOf(branch) === side;
      return requestsOf(isTaken ? (times.get(branch) ?? 0) : 0, 0, once.cost(side));
    },
  };
}

/** What is never come to costs nothing, however much it would cost. */
function product(times: number, cost: number): number {
  return times === 0 ? 0 : times * cost;
}

interface OnePass {
  /** One execution, with everything inside; infinite where it cannot be counted. */
  readonly cost: (part: Action | ActionList) => number;
  readonly itself: (action: Action) => number;
  /** The list that a branch runs. */
  readonly sideOf: (branch: Branch) => ActionList | null;
}

function costsOfOnePass(flow: Flow, facts: FlowFacts): OnePass {
  const costs = new Map<Action | ActionList, number>();
  const own = new Map<Action, number>();
  const sides = new Map<Action, ActionList>();
  const ending = new Set<ActionList>();
  const calls = new Map<string | null, number>();
  const costOfCall = (call: Action, childId: string | null): number => {
    const known = calls.get(childId);
    const cost = known ?? costOfAction(call, facts).perRun.likely ?? Number.POSITIVE_INFINITY;
    calls.set(childId, cost);
    return cost;
  };
  const costOfList = (list: ActionList): number => {
    for (const action of list.actions) visit(action);
    const executed = executedActions(list).map((index) => list.actions[index] as Action);
    if (executed.some((action) => endsRun(action, ending))) ending.add(list);
    const cost = executed.reduce((sum, action) => sum + (costs.get(action) as number), 0);
    costs.set(list, cost);
    return cost;
  };
  const visit = (action: Action): void => {
    const inner = action.lists.map(costOfList);
    let itself = action.kind === "childFlow" ? costOfCall(action, action.childId) : 1;
    let inside = inner.reduce((sum, cost) => sum + cost, 0);
    if (isBranch(action)) {
      const side = takenSide(action, costs, ending, facts);
      inside = 0;
      if (side) {
        sides.set(action, side);
        inside = costs.get(side) ?? 0;
      }
    } else if (isLoop(action)) {
      const passes = loopSymbol(action, facts)?.value ?? 0;
      itself += passes * facts.settings.estimates.loopIterationCost;
      inside = product(passes, inside);
    }
    own.set(action, itself);
    costs.set(action, itself + inside);
  };
  costOfList(flow.actions);
  return {
    cost: (part) => costs.get(part) ?? 0,
    itself: (action) => own.get(action) ?? 0,
    sideOf: (branch) => sides.get(branch) ?? null,
  };
}

function takenSide(
  branch: Branch,
  costs: ReadonlyMap<Action | ActionList, number>,
  ending: ReadonlySet<ActionList>,
  { settings }: FlowFacts,
): ActionList | undefined {
  const all = sidesOf(branch);
  const declared = declaredSide(branch, settings);
  const named = all.find(({ name }) => name === declared);
  if (named) return named.list;
  const going = all.filter(({ list }) => !ending.has(list));
  const costOf = (list: ActionList): number => costs.get(list) ?? 0;
  return (going.length > 0 ? going : all)
    .map(({ list }) => list)
    .reduce<ActionList | undefined>(
      (dearest, list) => (dearest && costOf(dearest) >= costOf(list) ? dearest : list),
      undefined,
    );
}

/** A Terminate in a loop is counted as a plain action, as it is in the whole run. */
function endsRun(action: Action, ending: ReadonlySet<ActionList>): boolean {
  if (action.kind === "terminate") return true;
  if (action.kind === "scope") return ending.has(action.list);
  return isBranch(action) && sidesOf(action).every(({ list }) => ending.has(list));
}
