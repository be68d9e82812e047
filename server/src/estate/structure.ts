import type { Action, ActionList, ConnectorUse, Flow, RunAfter } from "../flow/flow";

/**
 * The structure of a flow: its trigger, the operations of its actions, what contains what and what runs after what. It
 * holds no name and no input, so that copies of a flow have one structure however their actions are called, in whatever
 * order they are written, and whatever site, list or mailbox they work on. 14 hexadecimal digits; linear in the actions.
 */
export function structureOf({ trigger, actions }: Flow): string {
  const started = trigger && [trigger.type, trigger.typeKind, ...operation(trigger.connector), String(trigger.splitOn)];
  return hashOf(["flow", started && hashOf(started), listHash(actions)])
    .toString(16)
    .padStart(14, "0");
}

/** Each action with what leads to it, so that the same ones in another order are another list. */
function listHash({ actions, order }: ActionList): number {
  const hashes: number[] = new Array(actions.length).fill(inCircle);
  for (const index of order.ordered.slice(0, order.firstInCycle)) {
    const action = actions[index] as Action;
    const before = action.runAfter.map((after, entry) => {
      const predecessor = order.predecessors[index]?.[entry] ?? -1;
      return hashOf([predecessor < 0 ? "nowhere" : (hashes[predecessor] as number), ...outcomes(after)]);
    });
    hashes[index] = hashOf([...ownParts(action), ...sorted(before)]);
  }
  return hashOf(sorted(hashes));
}

/** Actions that wait for each other have no order, and never run. */
const inCircle = 0;

function ownParts(action: Action): Part[] {
  const own = [action.kind, action.lowerType, action.typeKind?.toLowerCase() ?? null];
  switch (action.kind) {
    case "connector":
      return [...own, ...operation(action.connector)];
    case "switch": {
      // Cases are told apart by their values alone, and so have no order.
      const cases = action.cases.map(({ list }) => listHash(list));
      return [...own, hashOf(sorted(cases)), listHash(action.otherwise)];
    }
    default:
      return [...own, hashOf(action.lists.map(listHash))];
  }
}

function operation(connector: ConnectorUse | null): (string | null)[] {
  return connector === null ? [] : [connector.connectorId, connector.operationId?.toLowerCase() ?? null];
}

function outcomes({ statuses }: RunAfter): string[] {
  return [...statuses].sort();
}

function sorted(hashes: number[]): number[] {
  return hashes.length < 2 ? hashes : hashes.sort((a, b) => a - b);
}

/** A text, nothing, or the hash of what stands below. */
type Part = string | number | null;

/** Of 53 bits, as two words that are mixed in the end (cyrb53). No security, only few collisions. */
function hashOf(parts: readonly Part[]): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (const part of parts) {
    if (typeof part === "number") {
      low = Math.imul(low ^ part, firstFactor);
      high = Math.imul(high ^ (part / word), secondFactor);
    }
    for (let at = 0; typeof part === "string" && at < part.length; at++) {
      const unit = part.charCodeAt(at);
      low = Math.imul(low ^ unit, firstFactor);
      high = Math.imul(high ^ unit, secondFactor);
    }
    // No text has this unit: parts end here, and each kind by itself.
    const end = part === null ? 0x10001 : typeof part === "number" ? 0x10002 : 0x10003;
    low = Math.imul(low ^ end, firstFactor);
    high = Math.imul(high ^ end, secondFactor);
  }
  const mixedLow = scattered(low, high);
  return word * (scattered(high, mixedLow) & 0x1fffff) + (mixedLow >>> 0);
}

const word = 0x1_0000_0000;
const firstFactor = 2654435761;
const secondFactor = 1597334677;

function scattered(some: number, other: number): number {
  return Math.imul(some ^ (some >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
}
