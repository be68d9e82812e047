import { type Action, type ActionList, type Flow, innermostLoop, isSuccessAlone } from "../../flow/flow";

/**
 * The actions that no run comes to, with all that is inside of them: a Terminate in front of them ends it. One that
 * waits for the Terminate to be skipped is none of them, for what stands in front of that may fail.
 */
export function actionsThatNeverRun(flow: Flow): ReadonlySet<Action> {
  const found = new Set<Action>();
  if (flow.byKind.terminate.length > 0) lookIn(flow.actions, true, found);
  return found;
}

function lookIn(list: ActionList, isReached: boolean, found: Set<Action>): void {
  const { actions, order } = list;
  // What a broken run-after leaves to run cannot be told.
  const isOrdered = order.firstInCycle === actions.length && !order.unknownNames;
  for (const index of order.ordered) {
    const action = actions[index] as Action;
    const before = (order.predecessors[index] ?? []).map((predecessor) => actions[predecessor]);
    const mayRun = isReached && (!isOrdered || mayBeMet(action, before, found));
    if (!mayRun) found.add(action);
    for (const inside of action.lists) lookIn(inside, mayRun, found);
  }
}

/** Whether each of those that an action waits for may end as its run-after says. */
function mayBeMet(
  { runAfter }: Action,
  before: readonly (Action | undefined)[],
  neverRun: ReadonlySet<Action>,
): boolean {
  return runAfter.every(({ statuses }, entry) => {
    const predecessor = before[entry];
    if (predecessor === undefined) return true;
    if (neverRun.has(predecessor)) return statuses.has("Skipped");
    return !endsTheRun(predecessor) || !isSuccessAlone(statuses);
  });
}

/** The designer allows no Terminate in a loop; one that stands there is counted as a plain action. */
function endsTheRun(action: Action): boolean {
  return action.kind === "terminate" && innermostLoop(action) === null;
}
