import { nodeAt } from "../syntax/json-node";
import type { Action, ActionList, FlowProblem, RunAfterOrder } from "./flow";

/** Orders a container by its run-after (Kahn's method: linear in actions and run-after entries). */
export function runAfterOrder(actions: readonly Action[]): RunAfterOrder {
  if (actions.length === 0) return orderOfNone;
  if (actions.length === 1 && actions[0]?.runAfter.length === 0) return orderOfOne;
  // Of two actions with one name the last is the one that a run-after means, as Power Automate keeps only that.
  const indexOf = new Map<string, number>();
  for (let index = 0; index < actions.length; index++) indexOf.set((actions[index] as Action).name, index);
  const predecessors: number[][] = [];
  const followers: (number[] | undefined)[] = [];
  const waiting: number[] = [];
  const ordered: number[] = [];
  let unknownNames = false;
  for (let index = 0; index < actions.length; index++) {
    const before: number[] = [];
    let waits = 0;
    for (const { name } of (actions[index] as Action).runAfter) {
      const one = indexOf.get(name) ?? missing;
      before.push(one);
      if (one === missing) {
        unknownNames = true;
        continue;
      }
      waits++;
      const known = followers[one];
      if (known) known.push(index);
      else followers[one] = [index];
    }
    predecessors.push(before);
    waiting.push(waits);
    if (waits === 0) ordered.push(index);
  }
  for (const index of ordered) {
    for (const follower of followers[index] ?? []) {
      const left = (waiting[follower] as number) - 1;
      waiting[follower] = left;
      if (left === 0) ordered.push(follower);
    }
  }
  const firstInCycle = ordered.length;
  for (let index = 0; index < actions.length; index++) if ((waiting[index] as number) > 0) ordered.push(index);
  return { ordered, firstInCycle, predecessors, unknownNames, repeatedNames: indexOf.size < actions.length };
}

/** Most branches hold no action or a single one. */
const orderOfNone: RunAfterOrder = {
  ordered: [],
  firstInCycle: 0,
  predecessors: [],
  unknownNames: false,
  repeatedNames: false,
};
const orderOfOne: RunAfterOrder = {
  ordered: [0],
  firstInCycle: 1,
  predecessors: [[]],
  unknownNames: false,
  repeatedNames: false,
};

/** Stands in `RunAfterOrder.predecessors` for a name that no sibling has. */
export const missing = -1;

/** Tells run-after entries that name no sibling, and actions that wait for each other. */
export function checkRunAfter({ actions, order }: ActionList, problems: FlowProblem[]): void {
  for (let index = 0; index < actions.length; index++) {
    const unknown = order.predecessors[index]?.indexOf(missing) ?? missing;
    if (unknown === missing) continue;
    const action = actions[index] as Action;
    const name = action.runAfter[unknown]?.name ?? "";
    const message = `${action.name} waits for ${name}, which is not in the same container.`;
    problems.push({ code: "unknown-predecessor", message, at: nodeAt(action.node, "runAfter", name) ?? action.node });
  }
  if (order.firstInCycle === actions.length) return;
  const inCycle = order.ordered.slice(order.firstInCycle).map((index) => actions[index] as Action);
  const names = inCycle.map(({ name }) => name).join(", ");
  const message = `${names} wait for each other and can never start.`;
  problems.push({ code: "run-after-cycle", message, at: (inCycle[0] as Action).node });
}
