import data from "../../data/row-operations.json";
import { rowsByOperation } from "./rows-by-operation";

/** A change of a row. */
export type RowChange = "create" | "update";

/** What an operation of a connector does with rows, files or people. */
export interface RowOperation {
  readonly id: string;
  readonly connector: string;
  readonly operation: string;
  /** `read` changes nothing; `trigger` starts a flow. */
  readonly does: "read" | "trigger" | RowChange;
  /** The parameters that together name the list or table. */
  readonly table?: readonly string[];
  /** The table goes by its logical name, where other operations have the name of its set. */
  readonly singular?: true;
  /** Beginning of the parameters that set columns. */
  readonly columns?: string;
  /** Parameters that keep rows from being read. */
  readonly filterParameters?: readonly string[];
  /** The parameter that brings related rows along. */
  readonly expandParameter?: string;
  /** Changes that start a flow, always or by the value of a parameter. */
  readonly startsOn?: readonly RowChange[];
  readonly startsOnParameter?: string;
  readonly startsOnValues?: Readonly<Record<string, readonly RowChange[]>>;
  /** The parameter that names the columns whose change starts a flow, separated by commas. */
  readonly columnsParameter?: string;
  /** The parameter that says which rows start a flow. */
  readonly conditionParameter?: string;
  readonly source: string;
}

const rowOf = rowsByOperation(
  () => data.rows as readonly RowOperation[],
  ({ operation }) => [operation],
);

/** Finds an operation, in any letter case; undefined for operations that are not described. */
export function lookUpRowOperation(connectorId: string, operationId: string): RowOperation | undefined {
  return rowOf(connectorId, operationId);
}
