import data from "../../data/person-operations.json";
import { rowsByOperation } from "./rows-by-operation";

/** An operation that names a person. */
export interface PersonOperationRow {
  readonly id: string;
  readonly connector: string;
  readonly operations: readonly string[];
  /** A trigger that names who causes a run, an operation that writes to people, or one that looks a person up. */
  readonly what: "causer" | "message" | "profile";
  /** Of a causer, the outputs that name the person; else the parameters that take one. */
  readonly fields: readonly string[];
  /** It counts only for rows of this Dataverse table. */
  readonly onlyTable?: string;
  readonly source: string;
}

const rowOf = rowsByOperation(
  () => data.rows as readonly PersonOperationRow[],
  ({ operations }) => operations,
);

/** Finds what an operation has to do with people. Ids are compared without letter case. */
export function lookUpPersonOperation(connectorId: string, operationId: string): PersonOperationRow | undefined {
  return rowOf(connectorId, operationId);
}
