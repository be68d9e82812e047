import { ActionMap, type ReadonlyActionMap } from "../../flow/action-map";
import { type Action, type ActionList, type Flow, innermostLoop } from "../../flow/flow";
import { nodeAt } from "../../syntax/json-node";
import { executedActions } from "../requests/executed-actions";
import { rowOperationOf } from "../row-operation";
import type { FlowUses } from "./flow-uses";

/** A read, and another one with the same operation and parameters in the same run. */
export interface RepeatedCall {
  readonly first: Action;
  readonly again: Action;
}

/**
 * Reads that a run makes twice although nothing in the flow can have changed what they read: no operation of their
 * connector does anything but read, and the flow neither waits nor calls anything of which that is not known.
 */
export function repeatedCalls(flow: Flow, uses: FlowUses): RepeatedCall[] {
  const changed = changingConnectors(flow);
  if (changed === null) return [];
  const listOf = listsOfRunning(flow);
  const firsts = new Map<string, Action[]>();
  const found: RepeatedCall[] = [];
  for (const action of flow.byKind.connector) {
    if (rowOperationOf(action)?.does !== "read") continue;
    const { connectorId, operationId } = action.connector;
    if (changed.has(connectorId ?? "") || !readsTheSameLater(action, uses)) continue;
    const parameters = nodeAt(action.node, "inputs", "parameters")?.value;
    if (parameters === undefined) continue;
    const reference = nodeAt(action.node, "inputs", "host", "connectionName")?.value;
    const key = JSON.stringify([connectorId, operationId, reference, parameters]);
    const before = firsts.get(key) ?? [];
    const first = before.find((one) => runsBeside(one, action, listOf, uses));
    if (first) found.push({ first, again: action });
    else if (before.length < mostCompared) firsts.set(key, [...before, action]);
  }
  return found;
}

/** Calls alike in so many branches are no longer compared with each other. */
const mostCompared = 16;

/** Connectors that the flow may change something through; null where it may change anything, or waits for a change. */
function changingConnectors({ allActions }: Flow): ReadonlySet<string> | null {
  const changing = new Set<string>();
  for (const action of allActions) {
    const type = action.lowerType;
    if (action.kind === "http" || action.kind === "childFlow" || action.kind === "unknown") return null;
    if (action.kind === "doUntil" || type === "wait" || type.endsWith("webhook")) return null;
    if (action.kind === "connector" && rowOperationOf(action)?.does !== "read") {
      changing.add(action.connector.connectorId ?? "");
    }
  }
  return changing;
}

function readsTheSameLater(action: Action, uses: FlowUses): boolean {
  const { variables, unclear, changing } = uses.of(action);
  if (unclear || changing) return false;
  for (const name of variables) {
    const writers = uses.writes.writersOf.get(name) ?? [];
    if (writers.some(({ lowerType }) => lowerType !== "initializevariable")) return false;
  }
  return true;
}

/** The list of each action that runs when everything succeeds; none for handlers of failures. */
function listsOfRunning(flow: Flow): ReadonlyActionMap<Action, ActionList> {
  const found = new ActionMap<Action, ActionList>(flow);
  const addFrom = (list: ActionList): void => {
    for (const index of executedActions(list)) found.set(list.actions[index] as Action, list);
  };
  addFrom(flow.actions);
  for (const { lists } of flow.allActions) for (const list of lists) addFrom(list);
  return found;
}

/** Each run that comes to `again` makes the first call too, and for the same items. */
function runsBeside(
  first: Action,
  again: Action,
  listOf: ReadonlyActionMap<Action, ActionList>,
  { of }: Pick<FlowUses, "of">,
): boolean {
  const list = listOf.get(first);
  for (let at: Action | null = again; at && list; at = at.parent) {
    if (at.parent !== first.parent) continue;
    if (listOf.get(at) !== list) return false;
    return !of(again).item || innermostLoop(again) === innermostLoop(first);
  }
  return false;
}
