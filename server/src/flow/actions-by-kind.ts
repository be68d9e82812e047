import type { Action, ActionsByKind } from "./flow";

/** Sorts the actions of a flow once, for the many who look at a single kind of them. */
export function actionsByKind(allActions: readonly Action[]): ActionsByKind {
  const found: { [Kind in Action["kind"]]: Action[] } = {
    connector: [],
    builtIn: [],
    http: [],
    terminate: [],
    condition: [],
    switch: [],
    scope: [],
    applyToEach: [],
    doUntil: [],
    childFlow: [],
    unknown: [],
  };
  for (const action of allActions) found[action.kind].push(action);
  return found as ActionsByKind;
}
