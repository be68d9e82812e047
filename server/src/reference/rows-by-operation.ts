import { catalogueId } from "./connector-id";

/**
 * Reads the rows of a data file by connector and operation, in any letter case. Of several rows for one operation the
 * first is kept; one for `*` holds for all operations that no other row of the connector names.
 */
export function rowsByOperation<Row extends { readonly connector: string }>(
  rows: () => readonly Row[],
  operationsOf: (row: Row) => readonly string[],
): (connectorId: string, operationId: string) => Row | undefined {
  let byConnector: Map<string, Map<string, Row>> | undefined;
  return (connectorId, operationId) => {
    byConnector ??= byOperation(rows(), operationsOf);
    const ofConnector = byConnector.get(catalogueId(connectorId));
    return ofConnector && (ofConnector.get(operationId.toLowerCase()) ?? ofConnector.get("*"));
  };
}

function byOperation<Row extends { readonly connector: string }>(
  rows: readonly Row[],
  operationsOf: (row: Row) => readonly string[],
): Map<string, Map<string, Row>> {
  const found = new Map<string, Map<string, Row>>();
  for (const row of rows) {
    const ofConnector = found.get(row.connector) ?? new Map<string, Row>();
    found.set(row.connector, ofConnector);
    for (const operation of operationsOf(row).map((it) => it.toLowerCase())) {
      if (!ofConnector.has(operation)) ofConnector.set(operation, row);
    }
  }
  return found;
}
