import type { Action, ActionList, FlowProblem, RunAfterOrder } from "./flow";

/** Orders a container by its run-after (Kahn's method: linear in actions and run-after entries). */
export function runAfterOrder(actions: readonly Action[]): RunAfterOrder {
  // Of two actions with one name the last is the one that a run-after means, as Power Automate keeps only that.
  const indexOf = new Map<string, number>();
  actions.forEach(({ name }, index) => {
    indexOf.set(name, index);
  });
  const predecessors = actions.map(({ runAfter }) => runAfter.map(({ name }) => indexOf.get(name) ?? missing));
  const waiting = predecessors.map((before) => before.filter((index) => index !== missing).length);
  const followers: number[][] = actions.map(() => []);
  predecessors.forEach((before, index) => {
    for (const one of before) followers[one]?.push(index);
  });
  const ordered: number[] = [];
  waiting.forEach((left, index) => {
    if (left === 0) ordered.push(index);
  });
  for (const index of ordered) {
    for (const follower of followers[index] as number[]) {
      waiting[follower] = (waiting[follower] as number) - 1;
      if (waiting[follower] === 0) ordered.push(follower);
    }
  }
  const firstInCycle = ordered.length;
  waiting.forEach((left, index) => {
    if (left > 0) ordered.push(index);
  });
  return { ordered, firstInCycle, predecessors };
}

/** Stands in `RunAfterOrder.predecessors` for a name that no sibling has. */
export const missing = -1;

/** Tells run-after entries that name no sibling, and actions that wait for each other. */
export function checkRunAfter({ actions, order }: ActionList, problems: FlowProblem[]): void {
  actions.forEach((action, index) => {
    action.runAfter.forEach(({ name, node }, entry) => {
      if (order.predecessors[index]?.[entry] !== missing) return;
      const message = `${action.name} waits for ${name}, which is not in the same container.`;
      problems.push({ code: "unknown-predecessor", message, at: node });
    });
  });
  const inCycle = order.ordered.slice(order.firstInCycle).map((index) => actions[index] as Action);
  const [first] = inCycle;
  if (first) {
    const names = inCycle.map(({ name }) => name).join(", ");
    problems.push({
      code: "run-after-cycle",
      message: `${names} wait for each other and can never start.`,
      at: first.node,
    });
  }
}
