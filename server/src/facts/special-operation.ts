import type { ConnectorUse, Flow } from "../flow/flow";
import {
  lookUpOperationGroup,
  lookUpSpecialOperation,
  type SpecialOperationRow,
} from "../reference/special-operations";
import { type JsonNode, textAt } from "../syntax/json-node";

/** By the node of the trigger or action. */
export type SpecialOperations = ReadonlyMap<JsonNode, SpecialOperationRow>;

/** The triggers and actions of a flow that mean more than their connector, such as AI Builder or a desktop flow. */
export function specialOperations(flow: Flow): SpecialOperations {
  const found = new Map<JsonNode, SpecialOperationRow>();
  const add = (node: JsonNode, use: ConnectorUse): void => {
    const row = specialOperation(node, use);
    if (row) found.set(node, row);
  };
  if (flow.trigger?.connector) add(flow.trigger.node, flow.trigger.connector);
  for (const { node, connector } of flow.byKind.connector) add(node, connector);
  return found;
}

function specialOperation(node: JsonNode, use: ConnectorUse): SpecialOperationRow | undefined {
  const byGroup = use.operationGroup === null ? undefined : lookUpOperationGroup(use.operationGroup);
  if (byGroup) return byGroup;
  if (use.connectorId === null || use.operationId === null) return undefined;
  const row = lookUpSpecialOperation(use.connectorId, use.operationId);
  if (!row?.onlyActionNames) return row;
  const actionName = textAt(node, "inputs", "parameters", "actionName")?.split(".").pop();
  const table = textAt(node, "inputs", "parameters", "entityName");
  const isMeant =
    row.onlyActionNames.some((name) => name.toLowerCase() === actionName?.toLowerCase()) &&
    (row.onlyTable === undefined || row.onlyTable === table?.toLowerCase());
  return isMeant ? row : undefined;
}
