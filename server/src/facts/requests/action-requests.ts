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
import { executedActions } from "./executed-actions";
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
 * With parallel branches around a Terminate the parts may add up to something else than the whole run.
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
      for (const list of action.lists) inside += visitList(list, count * passes, ends);
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
  /** The list that a branch runs. */
  readonly sideOf: (branch: Branch, ends: boolean) => ActionList | undefined;
}

function costsOfOnePass(flow: Flow, facts: FlowFacts): OnePass {
  const itself = new Map<Action, number>();
  const lists = new Map<ActionList, Ways>();
  const lasts = new Map<ActionList, number>();
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
    let on: number | null = 0;
    let end: number | null = null;
    for (const index of executedActions(list)) {
      const way = ways[index] as Ways;
      if (on !== null && way.end !== null && (end === null || on + way.end > end)) {
        end = on + way.end;
        lasts.set(list, index);
      }
      on = on === null || way.on === null ? null : on + way.on;
    }
    lists.set(list, { on, end });
    return { on, end };
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
    if (action.kind === "scope") return { on: plus(own, inner[0]?.on ?? null), end: plus(own, inner[0]?.end ?? null) };
    return { on: inner.reduce((sum, way) => sum + (way.on ?? 0), own), end: null };
  };
  costOfList(flow.actions);
  return {
    itself: (action) => itself.get(action) ?? 0,
    ofList: waysOf,
    lastOf: (list) => lasts.get(list),
    sideOf,
  };
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

/** What runs where the run ends in one action: all that does not wait for it. */
function runsUntil(list: ActionList, last: number): readonly number[] {
  const behind = new Set([last]);
  for (const index of executedActions(list)) {
    if (list.order.predecessors[index]?.some((before) => behind.has(before))) behind.add(index);
  }
  return executedActions(list).filter((index) => index === last || !behind.has(index));
}
