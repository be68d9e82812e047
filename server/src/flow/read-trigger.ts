import { type JsonNode, nodeAt, objectAt, textAt } from "../syntax/json-node";
import { wholeNumber } from "../syntax/whole-number";
import type { ConnectionReference, Recurrence, Trigger } from "./flow";
import { readConnectorUse } from "./read-connections";

export function readTrigger(node: JsonNode, references: ReadonlyMap<string, ConnectionReference>): Trigger {
  const type = textAt(node, "type") ?? "";
  const typeKind = textAt(node, "kind");
  return {
    name: String(node.key),
    node,
    type,
    typeKind,
    connector: namesConnector(node) ? readConnectorUse(node, references) : null,
    recurrence: readRecurrence(objectAt(node, "recurrence")),
    splitOn: textAt(node, "splitOn") !== null && !disablesSplitting(node),
    conditions: nodeAt(node, "conditions")?.items().length ?? 0,
    dataverseRunAs: wholeNumber(nodeAt(node, "inputs", "parameters", "subscriptionRequest/runas")?.value),
    note: textAt(node, "description"),
  };
}

function namesConnector(node: JsonNode): boolean {
  const host = objectAt(node, "inputs", "host");
  return (
    host !== undefined && (host.get("apiId") ?? host.get("connection") ?? host.get("connectionName")) !== undefined
  );
}

function disablesSplitting(node: JsonNode): boolean {
  return textAt(node, "operationOptions")?.includes("DisableAutomaticDecompression") ?? false;
}

function readRecurrence(node: JsonNode | undefined): Recurrence | null {
  if (!node) return null;
  const schedule = objectAt(node, "schedule");
  const numbers = (name: string): number[] =>
    listOrOne(schedule?.get(name))
      .map(({ value }) => wholeNumber(value))
      .filter((it) => it !== null);
  return {
    node,
    frequency: textAt(node, "frequency"),
    interval: wholeNumber(node.get("interval")?.value),
    timeZone: textAt(node, "timeZone"),
    startTime: textAt(node, "startTime"),
    endTime: textAt(node, "endTime"),
    hours: numbers("hours"),
    minutes: numbers("minutes"),
    weekDays: listOrOne(schedule?.get("weekDays")).flatMap(({ value }) => (typeof value === "string" ? [value] : [])),
    monthDays: numbers("monthDays"),
  };
}

/** Each part of a schedule may be an array or a single value. */
export function listOrOne(node: JsonNode | undefined): readonly JsonNode[] {
  if (node === undefined || node.kind === "null") return [];
  return node.kind === "array" ? node.items() : [node];
}
