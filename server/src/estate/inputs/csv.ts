import Papa from "papaparse";

/** A table of comma-separated values, in whatever dialect it was written. */
export interface CsvTable {
  /** Names of the columns, as written; empty where the text holds none. */
  readonly header: readonly string[];
  /** Line of the header, from 1. */
  readonly headerLine: number;
  readonly rows: readonly CsvRow[];
  readonly delimiter: string;
  /** Where quotation marks could not be read as they were meant. */
  readonly faults: readonly CsvFault[];
}

export interface CsvRow {
  /** From 1; the first one of a row that takes several. */
  readonly line: number;
  /** Without spaces around them; those that the row leaves out are missing. */
  readonly cells: readonly string[];
}

export interface CsvFault {
  readonly line: number;
  readonly message: string;
}

/**
 * Reads a table whose first row names the columns. The delimiter is the one that a `sep=` line states, else the one
 * that gives the most columns that are known, then the most columns. Cost is linear in the text.
 */
export function readCsv(text: string, isKnown: (column: string) => boolean): CsvTable {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const stated = /^sep=(.)\n/i.exec(lines);
  const before = stated ? 1 : 0;
  const body = stated ? lines.slice(stated[0].length) : lines;
  const delimiter = stated?.[1] ?? likelyDelimiter(body, isKnown);
  const { rows, faults } = readRows(body, delimiter, before + 1);
  const [header, ...rest] = rows;
  return { header: header?.cells ?? [], headerLine: header?.line ?? 1, rows: rest, delimiter, faults };
}

const delimiters = [",", ";", "\t", "|"];

function likelyDelimiter(text: string, isKnown: (column: string) => boolean): string {
  const first = firstRow.exec(text)?.[0] ?? "";
  const ranked = delimiters.map((delimiter) => {
    const cells = readRows(first, delimiter, 1).rows[0]?.cells ?? [];
    return { delimiter, known: cells.filter(isKnown).length, cells: cells.length };
  });
  return ranked.reduce((best, one) =>
    one.known > best.known || (one.known === best.known && one.cells > best.cells) ? one : best,
  ).delimiter;
}

/** The first line with something in it; column names do not go over several lines. */
const firstRow = /^.*[^\s,;|].*$/m;

function readRows(text: string, delimiter: string, firstLine: number): Pick<CsvTable, "rows" | "faults"> {
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  const parsed = Papa.parse<string[]>(text, { delimiter, newline: "\n" });
  const wrong = new Map<number, string>();
  for (const { row = 0, code } of parsed.errors) if (wrong.get(row) !== "MissingQuotes") wrong.set(row, code);
  let line = firstLine;
  for (const [index, cells] of parsed.data.entries()) {
    const code = wrong.get(index);
    if (code === "MissingQuotes") {
      faults.push({ line, message: "A quotation mark is not closed, so that those from here on stand for themselves" });
      const left = text.split("\n").slice(line - firstLine);
      for (const [offset, each] of left.entries())
        addRow(rows, line + offset, each.replaceAll('"', "").split(delimiter));
      break;
    }
    if (code === "InvalidQuotes") faults.push({ line, message: "A quotation mark stands inside of a cell" });
    addRow(rows, line, cells);
    line += 1;
    for (const cell of cells) if (cell.includes("\n")) line += cell.split("\n").length - 1;
  }
  return { rows, faults };
}

function addRow(rows: CsvRow[], line: number, cells: readonly string[]): void {
  const plain = cells.map(plainCell);
  while (plain.at(-1) === "") plain.pop();
  if (plain.length > 0) rows.push({ line, cells: plain });
}

/** Excel writes `="007"` where a text must not become a number. */
function plainCell(cell: string): string {
  const trimmed = cell.trim();
  return trimmed.startsWith('="') && trimmed.endsWith('"') ? trimmed.slice(2, -1).trim() : trimmed;
}
