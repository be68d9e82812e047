import { onceFor } from "../../../shared/once-for";
import type { JsonNode } from "../syntax/json-node";
import type { Action, Flow } from "./flow";

/** Finds the actions of a flow by name. Names compare exactly; some exports differ in letter case alone. */
export const actionsByName = onceFor(({ allActions }: Flow): FindAction => {
  const exact = new Map<string, Action>();
  for (const action of allActions) exact.set(action.name, action);
  let inLowerCase: ReadonlyMap<string, Action> | undefined;
  return (name) => {
    const found = exact.get(name);
    if (found) return found;
    inLowerCase ??= lowerNamesOf(allActions);
    return inLowerCase.get(name.toLowerCase());
  };
});

export type FindAction = (name: string) => Action | undefined;

/** By the name in lower case, of which the first in the text counts. */
function lowerNamesOf(allActions: readonly Action[]): ReadonlyMap<string, Action> {
  const names = new Map<string, Action>();
  for (const action of allActions) {
    const lower = action.name.toLowerCase();
    if (!names.has(lower)) names.set(lower, action);
  }
  return names;
}

/**
 * The same for a name that stands in an action; null where it stands elsewhere. Of actions with one name the nearest
 * counts.
 */
export function nearestAction(flow: Flow): (name: string, from: Action | null) => Action | undefined {
  const byName = actionsByName(flow);
  const repeated = repeatedNames(flow);
  return (name, from) => {
    const named = repeated.get(name);
    for (let at = named ? from : null; at; at = at.parent) {
      const near = named?.get(at.node.parent);
      if (near) return near;
    }
    return byName(name);
  };
}

/** The actions of each name that several have, by the container they stand in. */
function repeatedNames({ allActions }: Flow): ReadonlyMap<string, ReadonlyMap<JsonNode | null, Action>> {
  const firsts = new Map<string, Action>();
  const repeated = new Map<string, Map<JsonNode | null, Action>>();
  for (const action of allActions) {
    const first = firsts.get(action.name);
    if (!first) {
      firsts.set(action.name, action);
      continue;
    }
    const named = repeated.get(action.name) ?? new Map([[first.node.parent, first]]);
    repeated.set(action.name, named.set(action.node.parent, action));
  }
  return repeated;
}
