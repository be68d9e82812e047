import { onceFor } from "../../../../shared/once-for";
import { ActionMap } from "../../flow/action-map";
import { type Action, type Flow, isBranch } from "../../flow/flow";

/** True unless each run in which everything succeeds comes to the action, or to the loop around it. */
export function mayBeSkipped(action: Action, flow: Flow): boolean {
  return flow.byKind.terminate.length > 0 || isSkippable(action, skippableIn(flow));
}

/** Asked for many actions of one container, each of which has its parents in common. */
const skippableIn = onceFor((flow: Flow) => new ActionMap<Action, boolean>(flow));

function isSkippable(action: Action, skippable: ActionMap<Action, boolean>): boolean {
  let found = skippable.get(action);
  if (found === undefined) {
    const { parent, runAfter } = action;
    const isHandler = runAfter.some(({ statuses }) => !statuses.has("Succeeded"));
    const isSide = parent !== null && (isBranch(parent) || parent.kind === "unknown");
    found = isHandler || isSide || (parent !== null && isSkippable(parent, skippable));
    skippable.set(action, found);
  }
  return found;
}
