import { unparse } from "papaparse";
import type { PlanTable, TableCell } from "./plan-tables";

/** One table of a plan as CSV: what is not known is empty, and no text becomes a formula. */
export function planCsv({ columns, rows }: PlanTable): string {
  const text = unparse([columns, ...rows.map((row) => row.map(inert))], { newline: "\r\n" });
  // Excel takes a file for UTF-8 where it begins with this mark.
  return `\uFEFF${text}\r\n`;
}

/** Spreadsheets take a text for a formula by its first character; behind an apostrophe it is a text. Numbers stay numbers. */
function inert(cell: TableCell): TableCell {
  return typeof cell === "string" && startsFormula.test(cell) ? `'${cell}` : cell;
}

/** With whatever a spreadsheet drops in front of it: spaces, control characters, marks of direction. */
const startsFormula = /^[\p{Z}\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;
