import type { Action, Flow } from "../flow/flow";
import { readInitializedVariables } from "../flow/read-controls";

/** The variables of a flow with the action that makes each, in the order of the text. */
export function initializedVariables({ byKind }: Flow): { readonly name: string; readonly action: Action }[] {
  return byKind.builtIn
    .filter(({ lowerType }) => lowerType === "initializevariable")
    .flatMap((action) => readInitializedVariables(action.node).map((name) => ({ name, action })));
}
