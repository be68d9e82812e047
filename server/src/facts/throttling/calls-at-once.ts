import { type Action, type ActionList, type ApplyToEachAction, noneLeft } from "../../flow/flow";
import { type Before, executedActions, executedBefore } from "../requests/executed-actions";
import { cutsOf } from "../requests/run-after-cuts";
import type { CallSymbol } from "../requests/symbols";

export interface AtOnceContext {
  /** The kind of call that an action makes, if any. */
  readonly callOf: (action: Action) => CallSymbol | undefined;
  /** How many passes of a loop are under way together. */
  readonly passesAtOnce: (loop: ApplyToEachAction) => number;
}

/** For each kind of call how many are under way together. Each map belongs to one part, which may change it. */
type Together = Map<CallSymbol, number>;

/** Most actions call nothing. Parts are put into the larger of two, so that nothing is ever put into this one. */
const none: Together = new Map();

/** The most calls of each kind that can be under way at the same time in a list of actions, and never less than that. */
export function callsAtOnce(list: ActionList, context: AtOnceContext): Together {
  return ofList(list, context, false);
}

/** Inner loops of a parallel loop run one after another (flow definition reference, section 5.8). */
function ofList(list: ActionList, context: AtOnceContext, inParallelLoop: boolean): Together {
  const executed = executedActions(list);
  const parts = executed.map((index) => atOnceOf(list.actions[index] as Action, context, inParallelLoop));
  if (parts.every(({ size }) => size === 0)) return none;
  const [only] = parts;
  return parts.length === 1 && only ? only : widest(parts, executedBefore(list, executed));
}

function atOnceOf(action: Action, context: AtOnceContext, inParallelLoop: boolean): Together {
  switch (action.kind) {
    case "connector": {
      const call = context.callOf(action);
      return call ? new Map<CallSymbol, number>().set(call, 1) : none;
    }
    case "builtIn":
    case "http":
    case "terminate":
    case "childFlow":
      return none;
    case "scope":
    case "condition":
    case "switch":
    case "doUntil":
    case "unknown":
      return action.lists.reduce<Together>((most, list) => greater(most, ofList(list, context, inParallelLoop)), none);
    case "applyToEach": {
      const passes = Math.min(context.passesAtOnce(action), inParallelLoop ? 1 : Number.POSITIVE_INFINITY);
      if (passes === 0) return none;
      const inside = ofList(action.list, context, inParallelLoop || passes > 1);
      if (passes > 1) for (const [call, together] of inside) inside.set(call, together * passes);
      return inside;
    }
    default:
      return noneLeft(action);
  }
}

/**
 * What parts can make side by side. Where all others come before a part or behind it, it runs alone and cuts the list
 * in two; between cuts, a part that waits for several is taken to run beside them, which is never too little.
 */
function widest(parts: readonly Together[], before: Before): Together {
  const cuts = cutsOf(before);
  const behind: Together[] = [];
  let found: Together = none;
  let beside: Together = none;
  for (let position = parts.length - 1; position >= 0; position--) {
    const part = parts[position] as Together;
    if (cuts[position]) {
      found = greater(greater(found, beside), part);
      beside = none;
      continue;
    }
    const most = greater(behind[position] ?? none, part);
    const waits = before[position] as readonly number[];
    const [only] = waits;
    if (waits.length === 1 && only !== undefined && !cuts[only]) behind[only] = added(behind[only] ?? none, most);
    else beside = added(beside, most);
  }
  return greater(found, beside);
}

// The smaller map goes into the larger one, so that a long list with many connections takes no longer than its length.
function added(a: Together, b: Together): Together {
  const [into, from] = a.size < b.size ? [b, a] : [a, b];
  for (const [call, together] of from) into.set(call, (into.get(call) ?? 0) + together);
  return into;
}

function greater(a: Together, b: Together): Together {
  const [into, from] = a.size < b.size ? [b, a] : [a, b];
  for (const [call, together] of from) into.set(call, Math.max(into.get(call) ?? 0, together));
  return into;
}
