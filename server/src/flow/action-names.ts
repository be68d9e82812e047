import type { Action, Flow } from "./flow";

/** Finds the actions of a flow by name. Names compare exactly; some exports differ in letter case alone. */
export function actionsByName({ allActions }: Flow): (name: string) => Action | undefined {
  const exact = new Map(allActions.map((action) => [action.name, action]));
  let inLowerCase: ReadonlyMap<string, Action> | undefined;
  return (name) => {
    const found = exact.get(name);
    if (found) return found;
    inLowerCase ??= lowerNamesOf(allActions);
    return inLowerCase.get(name.toLowerCase());
  };
}

/** By the name in lower case, of which the first in the text counts. */
function lowerNamesOf(allActions: readonly Action[]): ReadonlyMap<string, Action> {
  const names = new Map<string, Action>();
  for (const action of allActions) {
    const lower = action.name.toLowerCase();
    if (!names.has(lower)) names.set(lower, action);
  }
  return names;
}
