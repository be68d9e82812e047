import { decodeText } from "../../exports/decode-text";
import { type ColumnNames, type Columns, columnsOf, isKnownColumn } from "./columns";
import { type CsvTable, readCsv } from "./csv";
import { type TableProblems, tableProblems } from "./table-problems";

/** A file as a person gave it. */
export interface TableFile {
  /** As messages call it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A table with its columns found. */
export interface ReadTable<Column extends string> {
  readonly table: CsvTable;
  readonly columns: Columns<Column>;
  readonly problems: TableProblems;
}

/** Reads a table and finds its columns; what is wrong is told, and what can be read counts. */
export function readTable<Column extends string>(
  { name, bytes }: TableFile,
  names: ColumnNames<Column>,
): ReadTable<Column> {
  const problems = tableProblems(name);
  const table = readCsv(decodeTable(bytes), isKnownColumn(names));
  for (const { line, message } of table.faults) problems.tell(line, "warning", `${message}.`);
  return { table, columns: columnsOf(table, names), problems };
}

/** Excel writes the characters of Windows where nobody asks it for Unicode; as UTF-8 they are no text. */
function decodeTable(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  return text.includes("\ufffd") && !text.includes("\0") ? new TextDecoder("windows-1252").decode(bytes) : text;
}
