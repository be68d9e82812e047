import { nodeAt } from "../syntax/json-node";
import type { Action, ActionList, FlowProblem, RunAfterOrder } from "./flow";

/** Orders a container by its run-after (Kahn's method: linear in actions and run-after entries). */
export function runAfterOrder(actions: readonly Action[]): RunAfterOrder {
  if (actions.length === 0) return orderOfNone;
  if (actions.length === 1 && actions[0]?.runAfter.length === 0) return orderOfOne;
  // Of two actions with one name the last is the one that a run-after means, as Power Automate keeps only that.
  const indexOf = new Map<string, number>();
  for (let index = 0; index < actions.length; index++) indexOf.set((actions[index] as Action).name, index);
  const predecessors = actions.map(({ runAfter }) => indexesOf(runAfter, indexOf));
  const waiting = predecessors.map(countOfKnown);
  const { firsts, followers } = followersOf(predecessors);
  const ordered = new Array<number>(actions.length).fill(missing);
  let count = 0;
  for (let index = 0; index < actions.length; index++) if (waiting[index] === 0) ordered[count++] = index;
  for (let next = 0; next < count; next++) {
    const index = ordered[next] as number;
    for (let at = firsts[index] as number; at < (firsts[index + 1] as number); at++) {
      const follower = followers[at] as number;
      const left = (waiting[follower] as number) - 1;
      waiting[follower] = left;
      if (left === 0) ordered[count++] = follower;
    }
  }
  const firstInCycle = count;
  for (let index = 0; index < actions.length; index++) if ((waiting[index] as number) > 0) ordered[count++] = index;
  const unknownNames = predecessors.some((before) => before.includes(missing));
  return { ordered, firstInCycle, predecessors, unknownNames, repeatedNames: indexOf.size < actions.length };
}

/** Made as a list of one where it is one: a list that grows to it takes the room of seventeen. */
function indexesOf(runAfter: Action["runAfter"], indexOf: ReadonlyMap<string, number>): readonly number[] {
  const [only] = runAfter;
  if (only === undefined) return none;
  if (runAfter.length === 1) return [indexOf.get(only.name) ?? missing];
  return runAfter.map(({ name }) => indexOf.get(name) ?? missing);
}

const none: readonly number[] = [];

function countOfKnown(predecessors: readonly number[]): number {
  let count = 0;
  for (const one of predecessors) if (one !== missing) count++;
  return count;
}

/** Those that wait for each action, in one list: `followers` from the action's entry in `firsts` to the next entry. */
function followersOf(predecessors: RunAfterOrder["predecessors"]) {
  const firsts = new Array<number>(predecessors.length + 1).fill(0);
  for (const before of predecessors)
    for (const one of before) if (one !== missing) firsts[one + 1] = 1 + (firsts[one + 1] as number);
  for (let index = 1; index < firsts.length; index++)
    firsts[index] = (firsts[index] as number) + (firsts[index - 1] as number);
  const free = firsts.slice();
  const followers = new Array<number>(firsts.at(-1) as number).fill(0);
  for (let index = 0; index < predecessors.length; index++) {
    for (const one of predecessors[index] as readonly number[]) {
      if (one === missing) continue;
      const at = free[one] as number;
      followers[at] = index;
      free[one] = at + 1;
    }
  }
  return { firsts, followers };
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
