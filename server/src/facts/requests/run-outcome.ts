import type { FlowSettings } from "../../../../shared/settings";
import {
  type Action,
  type ActionList,
  type ChildFlowAction,
  type ConditionAction,
  enclosingLoops,
  type Flow,
  type LoopAction,
  noneLeft,
  type SwitchAction,
} from "../../flow/flow";
import { readNote } from "../../flow/read-note";
import { missing } from "../../flow/run-after-order";
import { type Count, choose, constant, one, type Pick, sum, times, zero } from "./count";
import type { ChildSymbol, LoopSymbol } from "./symbols";

/**
 * What a part of a flow costs where every executed action succeeds: once when it runs to its end, and once when a
 * Terminate in it ends the run. Null where that cannot happen.
 */
export interface Outcome {
  readonly continues: Count | null;
  readonly ends: Count | null;
}

/** Which run is counted: the cheapest, the dearest, or the dearest that takes the sides declared for branches. */
export type Run = "least" | "likely" | "most";

/** What counting needs to know about a flow besides its actions. */
export interface CountingContext {
  readonly run: Run;
  readonly settings: FlowSettings;
  readonly loops: ReadonlyMap<LoopAction, LoopSymbol>;
  /** The cost of the child's run; null where a call costs no more than itself. */
  readonly childOf: (call: ChildFlowAction) => ChildSymbol | null;
}

/** Cost of a whole run (R-PPR-1 to R-PPR-18): the trigger and every executed action, containers included. */
export function countRun(flow: Flow, context: CountingContext): Count {
  const { continues, ends } = listOutcome(flow.actions, context);
  const trigger = flow.trigger ? one : zero;
  return sum([trigger, eitherOf(context, [continues, ends]) ?? zero]);
}

/** The actions of one container (see `executedActions` for what runs). */
export function listOutcome(list: ActionList, context: CountingContext): Outcome {
  const executed = executedActions(list);
  const outcomes = executed.map((index) => actionOutcome(list.actions[index] as Action, context));
  if (!outcomes.some(mayEnd)) return { continues: sum(outcomes.map(costToContinue)), ends: null };
  const before = executedBefore(list, executed);
  return isChain(before) ? chainOutcome(outcomes, context) : branchedOutcome(outcomes, before, context);
}

function mayEnd({ ends }: Outcome): boolean {
  return ends !== null;
}

function costToContinue({ continues }: Outcome): Count {
  return continues ?? zero;
}

/**
 * The actions that run when all of them succeed, by their index, in an order that run-after allows. An action runs
 * when the outcome of each predecessor, Succeeded or Skipped, is among those that its run-after names.
 */
export function executedActions({ actions, order }: ActionList): number[] {
  const executed: number[] = [];
  const runs = new Uint8Array(actions.length);
  for (let position = 0; position < order.ordered.length; position++) {
    const index = order.ordered[position] as number;
    // Actions that wait for each other have no outcome to go by; each is counted (and told as a problem).
    if (position < order.firstInCycle && !mayRun(actions[index] as Action, order.predecessors[index] ?? [], runs))
      continue;
    runs[index] = 1;
    executed.push(index);
  }
  return executed;
}

function mayRun({ runAfter }: Action, predecessors: readonly number[], runs: Uint8Array): boolean {
  for (let entry = 0; entry < runAfter.length; entry++) {
    const predecessor = predecessors[entry] as number;
    if (predecessor === missing) continue;
    if (!runAfter[entry]?.statuses.has(runs[predecessor] === 1 ? "Succeeded" : "Skipped")) return false;
  }
  return true;
}

/** For each executed action, by position, the positions of those it waits for, reached also through skipped ones. */
function executedBefore({ order }: ActionList, executed: readonly number[]): readonly ReadonlySet<number>[] {
  const positionOf = new Map(executed.map((index, position) => [index, position]));
  const before = new Map<number, ReadonlySet<number>>();
  order.ordered.forEach((index, position) => {
    const found = new Set<number>();
    if (position < order.firstInCycle) {
      for (const predecessor of order.predecessors[index] ?? []) {
        const ran = positionOf.get(predecessor);
        if (ran !== undefined) found.add(ran);
        else for (const further of before.get(predecessor) ?? []) found.add(further);
      }
    }
    before.set(index, found);
  });
  return executed.map((index) => before.get(index) as ReadonlySet<number>);
}

/** True where the actions run strictly one after the other. */
function isChain(before: readonly ReadonlySet<number>[]): boolean {
  return before.every((waitsFor, position) =>
    position === 0 ? waitsFor.size === 0 : waitsFor.size === 1 && waitsFor.has(position - 1),
  );
}

/** Each action either ends the run or leaves it to the ones behind it, so the cost folds up from the last. */
function chainOutcome(outcomes: readonly Outcome[], context: CountingContext): Outcome {
  let rest: Outcome = { continues: zero, ends: null };
  for (const { continues, ends } of outcomes.toReversed()) {
    const later = continues && rest.ends && sum([continues, rest.ends]);
    rest = {
      continues: continues && rest.continues && sum([continues, rest.continues]),
      ends: eitherOf(context, [ends, later]),
    };
  }
  return rest;
}

/**
 * With parallel branches, timing decides what else has run when a Terminate comes: at least what it waits for, at
 * most all that does not wait for it.
 */
function branchedOutcome(
  outcomes: readonly Outcome[],
  before: readonly ReadonlySet<number>[],
  context: CountingContext,
): Outcome {
  const costs = outcomes.map(({ continues }) => continues);
  const ends = outcomes.map(({ ends: ending }, position) => {
    if (ending === null) return null;
    const waitedFor = ancestors(position, before);
    const others =
      context.run === "least" ? waitedFor : [...waitedFor, ...alongside(position, waitedFor, before, costs)];
    const paid = others.map((one) => costs[one] as Count | null);
    return paid.every((it) => it !== null) ? sum([...paid, ending]) : null;
  });
  return {
    continues: costs.every((it) => it !== null) ? sum(costs) : null,
    ends: eitherOf(context, ends),
  };
}

function ancestors(position: number, before: readonly ReadonlySet<number>[]): number[] {
  const found = new Set<number>([position]);
  for (const one of found) for (const further of before[one] ?? []) found.add(further);
  found.delete(position);
  return [...found];
}

/** What else can have run to its end when the run ends at a position: it waits neither for it nor for what always ends. */
function alongside(
  position: number,
  waitedFor: readonly number[],
  before: readonly ReadonlySet<number>[],
  costs: readonly (Count | null)[],
): number[] {
  const known = new Set(waitedFor);
  const stopped = new Set<number>();
  before.forEach((waits, one) => {
    if (one === position || costs[one] === null || [...waits].some((it) => stopped.has(it))) stopped.add(one);
  });
  return before.map((_, one) => one).filter((one) => !stopped.has(one) && !known.has(one));
}

function actionOutcome(action: Action, context: CountingContext): Outcome {
  switch (action.kind) {
    case "builtIn":
    case "connector":
    case "http":
      return plainAction;
    case "terminate":
      // The designer allows no Terminate in a loop; one that stands there is counted as a plain action.
      return enclosingLoops(action).length > 0 ? plainAction : { continues: null, ends: one };
    case "scope":
      return withContainer(listOutcome(action.list, context));
    case "condition":
    case "switch":
      return withContainer(branchOutcome(action, context));
    case "applyToEach":
    case "doUntil": {
      const body = listOutcome(action.list, context).continues ?? zero;
      const perPass = sum([constant(context.settings.estimates.loopIterationCost), body]);
      return withContainer({ continues: times(context.loops.get(action) as LoopSymbol, perPass), ends: null });
    }
    case "childFlow": {
      const child = context.childOf(action);
      return withContainer({ continues: child ? times(child, one) : zero, ends: null });
    }
    case "unknown":
      return withContainer(
        action.lists.reduce((all, list) => inTurn(all, listOutcome(list, context), context), nothing),
      );
    default:
      return noneLeft(action);
  }
}

const plainAction: Outcome = { continues: one, ends: null };
const nothing: Outcome = { continues: zero, ends: null };

/** The container itself is an executed action too (R-PPR-5). */
function withContainer({ continues, ends }: Outcome): Outcome {
  return { continues: continues && sum([one, continues]), ends: ends && sum([one, ends]) };
}

/** Nobody knows how a type of action that is not known runs its children; one after the other is assumed. */
function inTurn(first: Outcome, second: Outcome, context: CountingContext): Outcome {
  return {
    continues: first.continues && second.continues && sum([first.continues, second.continues]),
    ends: eitherOf(context, [first.ends, first.continues && second.ends && sum([first.continues, second.ends])]),
  };
}

function branchOutcome(action: ConditionAction | SwitchAction, context: CountingContext): Outcome {
  const sides = sidesOf(action);
  const declared = context.run === "likely" ? declaredSide(action, context.settings) : null;
  const taken = sides.filter((side) => side.name === declared);
  const outcomes = (taken.length > 0 ? taken : sides).map(({ list }) => listOutcome(list, context));
  return {
    continues: eitherOf(
      context,
      outcomes.map((it) => it.continues),
    ),
    ends: eitherOf(
      context,
      outcomes.map((it) => it.ends),
    ),
  };
}

interface Side {
  readonly name: string;
  readonly list: ActionList;
}

export function sidesOf(action: ConditionAction | SwitchAction): readonly Side[] {
  return action.kind === "condition"
    ? [
        { name: "if", list: action.whenTrue },
        { name: "else", list: action.whenFalse },
      ]
    : [...action.cases, { name: "default", list: action.otherwise }];
}

/** The side that a note or a setting picks; null where none does. */
export function declaredSide(action: ConditionAction | SwitchAction, settings: FlowSettings): string | null {
  const { branches } = settings.estimates;
  return (
    readNote(action.note).branch ?? (Object.hasOwn(branches, action.name) ? (branches[action.name] ?? null) : null)
  );
}

function eitherOf(context: CountingContext, counts: readonly (Count | null | undefined)[]): Count | null {
  const possible = counts.filter((it): it is Count => it !== null && it !== undefined);
  const pick: Pick = context.run === "least" ? "min" : "max";
  return possible.length === 0 ? null : choose(pick, possible);
}
