import type { Action, ActionList, FlowProblem, RunAfterOrder } from "./flow";

/** Orders a container by its run-after (Kahn's method: linear in actions and run-after entries). */
export function runAfterOrder(actions: readonly Action[]): RunAfterOrder {
  // Of two actions with one name the last is the one that a run-after means, as Power Automate keeps only that.
  const byName = new Map(actions.map((action) => [action.name, action]));
  const predecessors = new Map<Action, Action[]>();
  const followers = new Map<Action, Action[]>();
  const waiting = new Map<Action, number>();
  for (const action of actions) {
    const before = action.runAfter.map(({ name }) => byName.get(name)).filter((it) => it !== undefined);
    predecessors.set(action, before);
    waiting.set(action, before.length);
    for (const one of before) {
      const known = followers.get(one);
      if (known) known.push(action);
      else followers.set(one, [action]);
    }
  }
  const ordered = actions.filter((action) => waiting.get(action) === 0);
  for (let i = 0; i < ordered.length; i++) {
    for (const follower of followers.get(ordered[i] as Action) ?? []) {
      const left = (waiting.get(follower) as number) - 1;
      waiting.set(follower, left);
      if (left === 0) ordered.push(follower);
    }
  }
  const inCycle = new Set(actions.filter((action) => (waiting.get(action) as number) > 0));
  return { ordered: [...ordered, ...inCycle], inCycle, predecessors };
}

/** Tells run-after entries that name no sibling, and actions that wait for each other. */
export function checkRunAfter(list: ActionList, problems: FlowProblem[]): void {
  const names = new Set(list.actions.map((action) => action.name));
  for (const action of list.actions) {
    for (const { name, node } of action.runAfter) {
      if (names.has(name)) continue;
      const message = `${action.name} waits for ${name}, which is not in the same container.`;
      problems.push({ code: "unknown-predecessor", message, at: node });
    }
  }
  const { inCycle } = list.order;
  const [first] = inCycle;
  if (first) {
    const message = `${[...inCycle].map((action) => action.name).join(", ")} wait for each other and can never start.`;
    problems.push({ code: "run-after-cycle", message, at: first.node });
  }
}
