import data from "../../data/page-sizes.json";
import { rowsByOperation } from "./rows-by-operation";

/** How a list operation brings its rows. */
export interface PageSizeRow {
  readonly id: string;
  readonly connector: string;
  /** `*` stands for all operations of the connector. */
  readonly operation: string;
  /** Rows in a page, null when no source says. */
  readonly pageSize: number | null;
  /** The parameter that limits the rows, null when there is none. Slashes lead into an object. */
  readonly topParameter: string | null;
  readonly alsoTop?: readonly string[];
  readonly topMost?: number;
  /** It limits the total even with pagination on; elsewhere pagination goes past it. */
  readonly topIsTotal?: true;
  /** The parameter sets the size of the page. */
  readonly pageSizeFollowsTop?: true;
  /** A FetchXML query may hold `top` and `count` as well. */
  readonly fetchXml?: true;
  /** Pagination cannot be switched on. */
  readonly paginated?: false;
  /** Where the array is in the answer, when it is not at `value`. */
  readonly arrayAt?: string;
  readonly assumed?: true;
  readonly source: string;
}

const rowOf = rowsByOperation(
  () => data.rows as readonly PageSizeRow[],
  ({ operation }) => [operation],
);

/** Parameters that limit the rows of operations which no source describes, in the order in which they are asked for. */
export const rowLimitParameters: readonly string[] = data.rowLimitParameters;

/** Finds a list operation, in any letter case; undefined for operations that no source describes. */
export function lookUpPageSize(connectorId: string, operationId: string): PageSizeRow | undefined {
  return rowOf(connectorId, operationId);
}
