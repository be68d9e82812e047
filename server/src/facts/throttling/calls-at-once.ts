import { type Action, type ActionList, type ApplyToEachAction, noneLeft } from "../../flow/flow";
import { executedActions, executedBefore } from "../requests/executed-actions";

export interface AtOnceContext {
  readonly isCall: (action: Action) => boolean;
  /** How many passes of a loop are under way together. */
  readonly passesAtOnce: (loop: ApplyToEachAction) => number;
}

/** The most calls of a list of actions that can be under way at the same time, and never less than that. */
export function callsAtOnce(list: ActionList, context: AtOnceContext): number {
  const executed = executedActions(list);
  const weights = executed.map((index) => atOnceOf(list.actions[index] as Action, context));
  return weights.every((weight) => weight === 0) ? 0 : widest(weights, executedBefore(list, executed));
}

function atOnceOf(action: Action, context: AtOnceContext): number {
  switch (action.kind) {
    case "connector":
      return context.isCall(action) ? 1 : 0;
    case "builtIn":
    case "http":
    case "terminate":
    case "childFlow":
      return 0;
    case "scope":
    case "condition":
    case "switch":
    case "doUntil":
    case "unknown":
      return Math.max(0, ...action.lists.map((list) => callsAtOnce(list, context)));
    case "applyToEach": {
      const passes = context.passesAtOnce(action);
      return passes === 0 ? 0 : passes * callsAtOnce(action.list, passes > 1 ? inParallelLoop(context) : context);
    }
    default:
      return noneLeft(action);
  }
}

/** Inner loops of a parallel loop run one after another (flow definition reference, section 5.8). */
function inParallelLoop(context: AtOnceContext): AtOnceContext {
  return { ...context, passesAtOnce: (loop) => Math.min(context.passesAtOnce(loop), 1) };
}

/**
 * The greatest weight of parts that can run side by side. Where all come before a part or behind it, it runs alone and
 * cuts the list in two; between cuts, a part that waits for several is taken to run beside them, which is never too
 * little.
 */
function widest(weights: readonly number[], before: readonly ReadonlySet<number>[]): number {
  const cuts = cutsOf(before);
  const behind = new Float64Array(weights.length);
  let found = 0;
  let beside = 0;
  for (let position = weights.length - 1; position >= 0; position--) {
    const weight = weights[position] as number;
    if (cuts[position]) {
      found = Math.max(found, beside, weight);
      beside = 0;
      continue;
    }
    const most = Math.max(weight, behind[position] as number);
    const waits = before[position] as ReadonlySet<number>;
    const [only] = waits;
    if (waits.size === 1 && only !== undefined && !cuts[only]) behind[only] = (behind[only] as number) + most;
    else beside += most;
  }
  return Math.max(found, beside);
}

/** Positions stand in an order that run-after allows, so a cut has all it waits for in front and the rest behind. */
function cutsOf(before: readonly ReadonlySet<number>[]): readonly boolean[] {
  const count = before.length;
  const firstBehind = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const lastBefore = new Int32Array(count).fill(-1);
  before.forEach((waits, position) => {
    for (const one of waits) {
      firstBehind[one] = Math.min(firstBehind[one] as number, position);
      lastBefore[position] = Math.max(lastBefore[position] as number, one);
    }
  });
  const cuts = new Array<boolean>(count).fill(true);
  let latest = 0;
  for (let position = 0; position < count; position++) {
    if (latest > position) cuts[position] = false;
    latest = Math.max(latest, firstBehind[position] as number);
  }
  let earliest = Number.POSITIVE_INFINITY;
  for (let position = count - 1; position >= 0; position--) {
    if (earliest < position) cuts[position] = false;
    earliest = Math.min(earliest, lastBefore[position] as number);
  }
  return cuts;
}
