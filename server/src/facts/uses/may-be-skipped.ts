import { type Action, type Flow, isBranch } from "../../flow/flow";

/** True unless each run in which everything succeeds comes to the action, or to the loop around it. */
export function mayBeSkipped(action: Action, flow: Flow): boolean {
  if (mayEndEarly(flow)) return true;
  for (let at: Action | null = action; at; at = at.parent) {
    if (at.runAfter.some(({ statuses }) => !statuses.has("Succeeded"))) return true;
    if (at.parent !== null && (isBranch(at.parent) || at.parent.kind === "unknown")) return true;
  }
  return false;
}

const endsEarly = new WeakMap<Flow, boolean>();

/** Asked for many actions of one flow. */
function mayEndEarly(flow: Flow): boolean {
  let ends = endsEarly.get(flow);
  if (ends === undefined) {
    ends = flow.allActions.some(({ kind }) => kind === "terminate");
    endsEarly.set(flow, ends);
  }
  return ends;
}
