import {
  type Action,
  type ActionList,
  type ConditionAction,
  enclosingLoops,
  type Flow,
  isBranch,
  isLoop,
  type SwitchAction,
} from "../../flow/flow";
import type { FlowFacts } from "../flow-facts";
import { executedActions, executedBefore } from "./executed-actions";
import { costOfAction } from "./part-cost";
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
 * that is declared, else the one by which the run becomes the dearest, whether it goes on from there or ends in it.
 *
 * This is a share of one run, so that the parts add up to `perRun.likely`; `costOfAction` is what one execution costs by
 * itself, at its dearest. They differ where a Terminate stands inside: a condition that may end the run costs most by
 * its side that does, and adds less to a run that is dearest by going on.
 *
 * With parallel branches around a Terminate the parts may add up to something else than the whole run, which is counted
 * exactly: here the run ends with the first that makes it dearest in the order of run-after, and what runs beside it is
 * taken to run to its end.
 */
export function runByAction(flow: Flow, facts: FlowFacts): RunByAction {
  const costs = costsOfOnePass(flow, facts);
  const own = new Map<Action, ActionRequests>();
  const ofSides = new Map<Branch, { readonly taken: ActionList | undefined; readonly requests: ActionRequests }>();
  const visitList = (list: ActionList, count: number, ends: boolean): number => {
    const last = ends ? costs.lastOf(list) : undefined;
    const executed = new Set(last === undefined ? executedActions(list) : runsUntil(list, last));
    return list.actions.reduce(
      (sum, action, index) => sum + visit(action, executed.has(index) ? count : 0, index === last),
      0,
    );
  };
  const visit = (action: Action, count: number, ends: boolean): number => {
    const itself = product(count, costs.itself(action));
    let inside = itself;
    if (isBranch(action)) {
      const taken = count === 0 ? undefined : costs.sideOf(action, ends);
      for (const list of action.lists) if (list !== taken) visitList(list, 0, false);
      const ofTaken = taken ? visitList(taken, count, ends) : 0;
      ofSides.set(action, { taken, requests: requestsOf(count, 0, ofTaken) });
      inside += ofTaken;
    } else {
      const passes = isLoop(action) ? (facts.loops.get(action)?.value ?? 0) : 1;
      const last = ends ? costs.lastInside(action) : undefined;
      action.lists.forEach((list, index) => {
        const comesToIt = last === undefined || index <= last;
        inside += visitList(list, comesToIt ? count * passes : 0, index === last);
      });
    }
    own.set(action, requestsOf(count, itself, inside));
    return inside;
  };
  visitList(flow.actions, 1, endsDearest(costs.ofList(flow.actions)));
  return {
    of: (action) => own.get(action) ?? none,
    ofSide(branch, side) {
      const sides = ofSides.get(branch);
      return sides?.taken === side ? sides.requests : none;
    },
  };
}

const none: ActionRequests = { times: 0, itself: 0, inside: 0 };

function requestsOf(times: number, itself: number, inside: number): ActionRequests {
  return { times: exact(times), itself: exact(itself), inside: exact(inside) };
}

/** What is never come to costs nothing, however much it would cost. */
function product(times: number, cost: number): number {
  return times === 0 ? 0 : times * cost;
}

/** What one execution costs at most: where the run goes on behind it, and where it ends in it; null where it cannot. */
interface Ways {
  readonly on: number | null;
  readonly end: number | null;
}

function endsDearest({ on, end }: Ways): boolean {
  return end !== null && (on === null || end > on);
}

/** One execution of everything, infinite where it cannot be counted. */
interface OnePass {
  readonly itself: (action: Action) => number;
  readonly ofList: (list: ActionList) => Ways;
  /** The index of the action in which a list ends the run. */
  readonly lastOf: (list: ActionList) => number | undefined;
  /** The index of the list in which an action that is no branch ends it. */
  readonly lastInside: (action: Action) => number | undefined;
  /** The list that a branch runs. */
  readonly sideOf: (branch: Branch, ends: boolean) => ActionList | undefined;
}

function costsOfOnePass(flow: Flow, facts: FlowFacts): OnePass {
  const itself = new Map<Action, number>();
  const lists = new Map<ActionList, Ways>();
  const lasts = new Map<ActionList | Action, number>();
  const calls = new Map<string | null, number>();
  // A side that the file leaves out is no list of its branch.
  const waysOf = (list: ActionList): Ways => lists.get(list) ?? { on: 0, end: null };
  const sideOf = (branch: Branch, ends: boolean): ActionList | undefined => {
    const cost = (list: ActionList): number => waysOf(list)[ends ? "end" : "on"] ?? Number.NEGATIVE_INFINITY;
    return possibleSides(branch, facts).reduce<ActionList | undefined>(
      (dearest, list) => (dearest && cost(dearest) >= cost(list) ? dearest : list),
      undefined,
    );
  };
  const costOfList = (list: ActionList): Ways => {
    const ways = list.actions.map(costOfOne);
    const inTurn = waysInTurn(ways, executedActions(list));
    lists.set(list, inTurn);
    if (inTurn.last !== undefined) lasts.set(list, inTurn.last);
    return inTurn;
  };
  const costOfOne = (action: Action): Ways => {
    const inner = action.lists.map(costOfList);
    const own = ownCostOf(action, facts, calls);
    itself.set(action, own);
    if (action.kind === "terminate") return endsRun(action) ? { on: null, end: own } : { on: own, end: null };
    if (isBranch(action)) {
      const ways = possibleSides(action, facts).map(waysOf);
      return { on: plus(own, greatest(ways, "on")), end: plus(own, greatest(ways, "end")) };
    }
    if (isLoop(action)) {
      const passes = facts.loops.get(action)?.value ?? 0;
      return { on: own + product(passes, inner[0]?.on ?? 0), end: null };
    }
    // A scope has one list; nobody knows how an unknown type runs several, and one after the other is assumed.
    const { on, end, last } = waysInTurn(inner, inner.keys());
    if (last !== undefined) lasts.set(action, last);
    return { on: plus(own, on), end: plus(own, end) };
  };
  costOfList(flow.actions);
  return {
    itself: (action) => itself.get(action) ?? 0,
    ofList: waysOf,
    lastOf: (list) => lasts.get(list),
    lastInside: (action) => lasts.get(action),
    sideOf,
  };
}

/** Parts that run in this order; `last` is the one in which they end the run, where that makes it dearest. */
function waysInTurn(ways: readonly Ways[], order: Iterable<number>): Ways & { readonly last: number | undefined } {
  let on: number | null = 0;
  let end: number | null = null;
  let last: number | undefined;
  for (const index of order) {
    const way = ways[index] as Ways;
    if (on !== null && way.end !== null && (end === null || on + way.end > end)) {
      end = on + way.end;
      last = index;
    }
    on = on === null || way.on === null ? null : on + way.on;
  }
  return { on, end, last };
}

function ownCostOf(action: Action, facts: FlowFacts, calls: Map<string | null, number>): number {
  if (isLoop(action)) {
    const passes = facts.loops.get(action)?.value ?? 0;
    return 1 + passes * facts.settings.estimates.loopIterationCost;
  }
  if (action.kind !== "childFlow") return 1;
  const cost = calls.get(action.childId) ?? costOfAction(action, facts).perRun.likely ?? Number.POSITIVE_INFINITY;
  calls.set(action.childId, cost);
  return cost;
}

/** A Terminate in a loop is counted as a plain action, as it is in the whole run. */
function endsRun(action: Action): boolean {
  return enclosingLoops(action).length === 0;
}

/** The side that a note or a setting picks, else all of them. */
function possibleSides(branch: Branch, { settings }: FlowFacts): readonly ActionList[] {
  const sides = sidesOf(branch);
  const declared = declaredSide(branch, settings);
  const picked = sides.filter(({ name }) => name === declared);
  return (picked.length > 0 ? picked : sides).map(({ list }) => list);
}

function greatest(ways: readonly Ways[], which: keyof Ways): number | null {
  return ways.reduce<number | null>((most, way) => {
    const cost = way[which];
    return cost === null || (most !== null && most >= cost) ? most : cost;
  }, null);
}

function plus(own: number, more: number | null): number | null {
  return more === null ? null : own + more;
}

/** What runs where the run ends in one action: all that does not wait for it, through skipped ones neither. */
function runsUntil(list: ActionList, last: number): readonly number[] {
  const executed = executedActions(list);
  const before = executedBefore(list, executed);
  const behind = new Uint8Array(executed.length);
  return executed.filter((index, position) => {
    if (index !== last && !before[position]?.some((one) => behind[one] === 1)) return true;
    behind[position] = 1;
    return index === last;
  });
}
