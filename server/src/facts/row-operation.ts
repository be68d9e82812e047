import type { Action, Trigger } from "../flow/flow";
import { lookUpRowOperation, type RowOperation } from "../reference/row-operations";
import { type JsonNode, nodeAt } from "../syntax/json-node";

/** What an action or a trigger does with rows; undefined where that is not described. */
export function rowOperationOf(of: Action | Trigger): RowOperation | undefined {
  const connector = "connector" in of ? of.connector : null;
  if (!connector || connector.connectorId === null || connector.operationId === null) return undefined;
  return lookUpRowOperation(connector.connectorId, connector.operationId);
}

/** A parameter that is set to something. */
export function parameterOf({ node }: Action | Trigger, name: string): JsonNode | undefined {
  const found = nodeAt(node, "inputs", "parameters", name) ?? nodeAt(node, "inputs", "queries", name);
  return found === undefined || found.kind === "null" || found.value === "" ? undefined : found;
}
