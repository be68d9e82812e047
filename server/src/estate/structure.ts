import type { Action, ActionList, ConnectorUse, Flow, RunAfter } from "../flow/flow";
import { hashText } from "../syntax/hash-text";

/**
 * The structure of a flow: its trigger, the operations of its actions, what contains what and what runs after what. It
 * holds no name and no input, so that copies of a flow have one structure however their actions are called, in whatever
 * order they are written, and whatever site, list or mailbox they work on. 16 hexadecimal digits; linear in the actions.
 */
export function structureOf({ trigger, actions }: Flow): string {
  const started = trigger && [trigger.type, trigger.typeKind, ...operation(trigger.connector), trigger.splitOn];
  return hashOf(["flow", started, listHash(actions)]);
}

/** Each action with what leads to it, so that the same ones in another order are another list. */
function listHash({ actions, order }: ActionList): string {
  const hashes: string[] = new Array(actions.length).fill(inCircle);
  for (const index of order.ordered.slice(0, order.firstInCycle)) {
    const action = actions[index] as Action;
    const before = action.runAfter.map((after, entry) => {
      const predecessor = order.predecessors[index]?.[entry] ?? -1;
      return [predecessor < 0 ? "nowhere" : (hashes[predecessor] as string), outcomes(after)];
    });
    hashes[index] = hashOf([...ownParts(action), before.map(hashOf).sort()]);
  }
  return hashOf(hashes.sort());
}

/** Actions that wait for each other have no order, and never run. */
const inCircle = "circle";

function ownParts(action: Action): unknown[] {
  const own = [action.kind, action.lowerType, action.typeKind?.toLowerCase() ?? null];
  switch (action.kind) {
    case "connector":
      return [...own, ...operation(action.connector)];
    case "switch":
      // Cases are told apart by their values alone, and so have no order.
      return [...own, action.cases.map(({ list }) => listHash(list)).sort(), listHash(action.otherwise)];
    default:
      return [...own, action.lists.map(listHash)];
  }
}

function operation(connector: ConnectorUse | null): (string | null)[] {
  return connector === null ? [] : [connector.connectorId, connector.operationId?.toLowerCase() ?? null];
}

function outcomes({ statuses }: RunAfter): string {
  return [...statuses].sort().join();
}

function hashOf(parts: unknown): string {
  return hashText(JSON.stringify(parts));
}
