import { onceFor } from "../../../../shared/once-for";
import { ActionSet, type ReadonlyActionSet } from "../../flow/action-map";
import type { Action, ActionList, Flow } from "../../flow/flow";
import { missing } from "../../flow/run-after-order";

/**
 * The actions that run when all of them succeed, by their index, in an order that run-after allows. An action runs
 * when the outcome of each predecessor, Succeeded or Skipped, is among those that its run-after names. Where a
 * run-after names no sibling or leads in a circle, what runs cannot be told and all of the container is counted
 * (flow definition reference, section 5.1); such a file is also told as a problem.
 */
export function executedActions({ actions, order }: ActionList): readonly number[] {
  if (order.firstInCycle < actions.length || order.unknownNames || allRun(actions)) return order.ordered;
  const executed: number[] = [];
  const runs = new Uint8Array(actions.length);
  for (const index of order.ordered) {
    if (!mayRun(actions[index] as Action, order.predecessors[index] ?? [], runs)) continue;
    runs[index] = 1;
    executed.push(index);
  }
  return executed;
}

/** Most containers handle no failures, and then every action runs. */
function allRun(actions: readonly Action[]): boolean {
  for (const { runAfter } of actions) for (const { statuses } of runAfter) if (!statuses.has("Succeeded")) return false;
  return true;
}

function mayRun({ runAfter }: Action, predecessors: readonly number[], runs: Uint8Array): boolean {
  for (let entry = 0; entry < runAfter.length; entry++) {
    const predecessor = predecessors[entry] as number;
    // What a copied action waits for was not copied.
    if (predecessor === missing) continue;
    const outcome = runs[predecessor] === 1 ? "Succeeded" : "Skipped";
    if (!runAfter[entry]?.statuses.has(outcome)) return false;
  }
  return true;
}

/** For each executed action, by position, the positions of those it waits for, reached also through skipped ones. */
export function executedBefore({ actions, order }: ActionList, executed: readonly number[]): Before {
  const positionOf = new Int32Array(actions.length).fill(missing);
  executed.forEach((index, position) => {
    positionOf[index] = position;
  });
  const before = new Array<readonly number[]>(actions.length).fill(nothing);
  const reachedAt = (predecessor: number): readonly number[] => {
    const ran = positionOf[predecessor] ?? missing;
    return ran === missing ? (before[predecessor] ?? nothing) : [ran];
  };
  for (let at = 0; at < order.firstInCycle; at++) {
    const index = order.ordered[at] as number;
    const predecessors = order.predecessors[index] ?? nothing;
    // Most wait for a single one, and nothing is left out or runs in another order than that of the text.
    const [only] = predecessors;
    if (only === undefined) continue;
    if (predecessors.length > 1) before[index] = [...new Set(predecessors.flatMap(reachedAt))];
    else before[index] = positionOf[only] === only ? predecessors : reachedAt(only);
  }
  return executed.map((index) => before[index] as readonly number[]);
}

/** For each of several parts, by position, the positions of those that it waits for, each once. */
export type Before = readonly (readonly number[])[];

const nothing: readonly number[] = [];

/** Actions that run each time that a list runs and everything succeeds: those in scopes too, and none of a branch. */
export function runEachTime(list: ActionList): Action[] {
  const found: Action[] = [];
  addRunEachTime(list, found);
  return found;
}

function addRunEachTime(list: ActionList, found: Action[]): void {
  for (const index of executedActions(list)) {
    const action = list.actions[index] as Action;
    found.push(action);
    if (action.kind === "scope") addRunEachTime(action.list, found);
  }
}

/** The actions that run, with all that they stand in, where everything succeeds; those on all sides of a branch. */
export const runningOnSuccess = onceFor((flow: Flow): ReadonlyActionSet => {
  const running = new ActionSet(flow);
  const addFrom = (list: ActionList): void => {
    for (const index of executedActions(list)) {
      const action = list.actions[index] as Action;
      running.add(action);
      action.lists.forEach(addFrom);
    }
  };
  addFrom(flow.actions);
  return running;
});
