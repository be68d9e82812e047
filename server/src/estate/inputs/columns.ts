import type { CsvTable } from "./csv";

/** What a column can be about, with the names it goes by: letters and digits alone, the best one first. */
export type ColumnNames<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/** Cells of a row by what they are about; empty where the row says nothing. */
export interface Columns<Column extends string> {
  readonly has: (column: Column) => boolean;
  /** The first that is not empty, columns with the best name first. */
  readonly cell: (cells: readonly string[], column: Column) => string;
  /** All that are not empty, in the same order. */
  readonly cells: (cells: readonly string[], column: Column) => readonly string[];
}

/** Finds the columns of a table by their names, in any letter case and order. */
export function columnsOf<Column extends string>(table: CsvTable, names: ColumnNames<Column>): Columns<Column> {
  const header = table.header.map(plainName);
  const places = new Map<Column, number[]>();
  for (const column of Object.keys(names) as Column[]) {
    places.set(
      column,
      names[column].flatMap((name) => header.flatMap((it, index) => (it === name ? index : []))),
    );
  }
  const cells = (row: readonly string[], column: Column) =>
    (places.get(column) ?? []).flatMap((index) => row[index] || []);
  return {
    has: (column) => (places.get(column)?.length ?? 0) > 0,
    cell: (row, column) => cells(row, column)[0] ?? "",
    cells,
  };
}

/** Whether a column goes by one of the names. */
export function isKnownColumn(names: ColumnNames<string>): (column: string) => boolean {
  const known = new Set(Object.values(names).flat());
  return (column) => known.has(plainName(column));
}

/** `Flow ID`, `flow_id` and `FlowId` are one name. */
function plainName(column: string): string {
  return column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Columns that tell the flow. A cell with a GUID is an id, whatever the column is called: PowerShell's FlowName is one. */
export const flowColumns = {
  flow: [
    "flowid",
    "workflowid",
    "cloudflowid",
    "workflowentityid",
    "flowname",
    "flowdisplayname",
    "workflowname",
    "cloudflow",
    "flow",
    "displayname",
    "resourcename",
    "name",
    "id",
  ],
} as const;
