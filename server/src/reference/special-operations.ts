import data from "../../data/special-operations.json";
import { catalogueId } from "./connector-id";

export type SpecialOperationKind =
  | "ai-builder"
  | "approval"
  | "business-process-flow"
  | "copilot-studio-agent"
  | "desktop-flow"
  | "item-trigger";

/** An operation that needs credits or licenses of its own, or none although its connector is premium. */
export interface SpecialOperationRow {
  readonly id: string;
  readonly connector: string;
  readonly operations?: readonly string[];
  /** The beginning of the operation's id; empty for all operations of the connector. */
  readonly operationPrefix?: string;
  /** Where the designer wrote it, `portalOperationGroup` of the metadata says the same as the operation's id. */
  readonly operationGroup?: string;
  /** It counts only when the parameter `actionName` is one of these. The caller has the parameters and checks it. */
  readonly onlyActionNames?: readonly string[];
  readonly onlyTable?: string;
  /** The parameter that tells an attended desktop flow from an unattended one. */
  readonly runModeParameter?: string;
  /** The parameter that names the pages of a document that are read: a page (`1`) or a range (`3-5`). */
  readonly pagesParameter?: string;
  readonly what: SpecialOperationKind;
  readonly assumed?: true;
  readonly title: string;
  readonly source: string;
}

const rows = data.rows as readonly SpecialOperationRow[];
const connectors = new Set(rows.map(({ connector }) => connector));

/** Finds the meaning of an operation beyond its connector. Ids are compared without letter case. */
export function lookUpSpecialOperation(connectorId: string, operationId: string): SpecialOperationRow | undefined {
  const connector = catalogueId(connectorId);
  if (!connectors.has(connector)) return undefined;
  const operation = operationId.toLowerCase();
  return rows.find((row) => {
    if (row.connector !== connector) return false;
    if (row.operationPrefix !== undefined) return operation.startsWith(row.operationPrefix.toLowerCase());
    return row.operations?.some((it) => it.toLowerCase() === operation);
  });
}

/** Finds the meaning by the portal operation group, for operations whose id is missing. */
export function lookUpOperationGroup(group: string): SpecialOperationRow | undefined {
  return rows.find((row) => row.operationGroup === group.toLowerCase());
}
