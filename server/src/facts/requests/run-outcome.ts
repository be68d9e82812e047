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

/**
 * The actions of one container. What runs follows from run-after alone: an action runs when the outcome of each
 * predecessor, Succeeded or Skipped, is among those it names.
 */
export function listOutcome(list: ActionList, context: CountingContext): Outcome {
  const executed = executedActions(list);
  const outcomes = new Map(executed.map((action) => [action, actionOutcome(action, context)]));
  const mayEnd = executed.some((action) => outcomes.get(action)?.ends);
  if (!mayEnd) return { continues: sum(executed.map((action) => outcomes.get(action)?.continues ?? zero)), ends: null };
  const before = executedBefore(list, new Set(executed));
  return isChain(executed, before)
    ? chainOutcome(executed, outcomes, context)
    : branchedOutcome(executed, before, outcomes, context);
}

/** The actions that run when all of them succeed, in an order that run-after allows. */
export function executedActions({ order }: ActionList): Action[] {
  const executed = new Set<Action>();
  for (const action of order.ordered) {
    // Actions that wait for each other have no outcome to go by; each is counted (and told as a problem).
    const runs =
      order.inCycle.has(action) ||
      action.runAfter.every(({ name, statuses }) => {
        const predecessor = order.predecessors.get(action)?.find((it) => it.name === name);
        return predecessor === undefined || statuses.has(executed.has(predecessor) ? "Succeeded" : "Skipped");
      });
    if (runs) executed.add(action);
  }
  return [...executed];
}

/** For each executed action the executed ones it waits for, reached also through skipped ones. */
function executedBefore({ order }: ActionList, executed: ReadonlySet<Action>): Map<Action, Set<Action>> {
  const before = new Map<Action, Set<Action>>();
  for (const action of order.ordered) {
    const found = new Set<Action>();
    for (const predecessor of order.inCycle.has(action) ? [] : (order.predecessors.get(action) ?? [])) {
      if (executed.has(predecessor)) found.add(predecessor);
      else for (const further of before.get(predecessor) ?? []) found.add(further);
    }
    before.set(action, found);
  }
  return before;
}

/** True where the actions run strictly one after the other. */
function isChain(executed: readonly Action[], before: ReadonlyMap<Action, ReadonlySet<Action>>): boolean {
  return executed.every((action, index) => {
    const waitsFor = before.get(action);
    if (index === 0) return waitsFor?.size === 0;
    return waitsFor?.size === 1 && waitsFor.has(executed[index - 1] as Action);
  });
}

/** Each action either ends the run or leaves it to the ones behind it, so the cost folds up from the last. */
function chainOutcome(
  executed: readonly Action[],
  outcomes: ReadonlyMap<Action, Outcome>,
  context: CountingContext,
): Outcome {
  let rest: Outcome = { continues: zero, ends: null };
  for (const action of executed.toReversed()) {
    const { continues, ends } = outcomes.get(action) as Outcome;
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
  executed: readonly Action[],
  before: ReadonlyMap<Action, ReadonlySet<Action>>,
  outcomes: ReadonlyMap<Action, Outcome>,
  context: CountingContext,
): Outcome {
  const cost = (action: Action): Count | null => outcomes.get(action)?.continues ?? null;
  const ends: (Count | null)[] = [];
  for (const action of executed) {
    const ending = outcomes.get(action)?.ends;
    if (!ending) continue;
    const others = context.run === "least" ? ancestors(action, before) : notWaitingFor(action, executed, before, cost);
    const costs = others.map(cost);
    if (costs.every((it) => it !== null)) ends.push(sum([...costs, ending]));
  }
  const all = executed.map(cost);
  return {
    continues: all.every((it) => it !== null) ? sum(all) : null,
    ends: eitherOf(context, ends),
  };
}

function ancestors(action: Action, before: ReadonlyMap<Action, ReadonlySet<Action>>): Action[] {
  const found = new Set<Action>([action]);
  for (const one of found) for (const further of before.get(one) ?? []) found.add(further);
  found.delete(action);
  return [...found];
}

/** What can have run to its end when the run ends in `action`: it does not wait for it, nor for what always ends. */
function notWaitingFor(
  action: Action,
  executed: readonly Action[],
  before: ReadonlyMap<Action, ReadonlySet<Action>>,
  cost: (action: Action) => Count | null,
): Action[] {
  const stopped = new Set<Action>([action]);
  for (const one of executed) {
    const waits = [...(before.get(one) ?? [])].some((it) => stopped.has(it));
    if (waits || cost(one) === null) stopped.add(one);
  }
  const needed = new Set(ancestors(action, before));
  return executed.filter((one) => !stopped.has(one) || needed.has(one));
}

function actionOutcome(action: Action, context: CountingContext): Outcome {
  switch (action.kind) {
    case "builtIn":
    case "connector":
    case "http":
      return { continues: one, ends: null };
    case "terminate":
      // The designer allows no Terminate in a loop; one that stands there is counted as a plain action.
      return enclosingLoops(action).length > 0 ? { continues: one, ends: null } : { continues: null, ends: one };
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
