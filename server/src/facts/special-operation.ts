import type { ConnectorUse } from "../flow/flow";
import {
  lookUpOperationGroup,
  lookUpSpecialOperation,
  type SpecialOperationRow,
} from "../reference/special-operations";
import { type JsonNode, textAt } from "../syntax/json-node";

/** The meaning of an operation beyond its connector, such as AI Builder or a desktop flow; undefined for most. */
export function specialOperation(node: JsonNode, use: ConnectorUse): SpecialOperationRow | undefined {
  const group = textAt(node, "metadata", "flowSystemMetadata", "portalOperationGroup");
  const byGroup = group === null ? undefined : lookUpOperationGroup(group);
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
