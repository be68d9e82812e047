import { type Columns, flowColumns } from "./columns";
import type { CsvTable } from "./csv";
import { type FlowLine, flowInCells } from "./flow-table";
import { type DecimalMark, decimalMarkOf, readNumber } from "./numbers";
import type { TableProblems } from "./table-problems";

/** Columns of a table with amounts of flows, by day or on average. */
export const amountColumns = {
  ...flowColumns,
  date: ["usagedatetime", "usagedate", "date", "datetime", "day", "startdate", "starttime"],
} as const;

/** A column with an amount, and the days that it is for; null where each line is of the day in its date. */
export interface AmountColumn<Column extends string> {
  readonly column: Column;
  readonly days: number | null;
}

/** What a flow does on an average day, and on its fullest one where days are told. */
export interface DailyAmount {
  readonly perDay: number;
  readonly fullest: number | null;
  /** Days that the table is about; null where it has no dates. */
  readonly days: number | null;
}

/** The amount in the column that the table has, and the flow of each line; lines that cannot be read are told. */
export function dailyAmounts<Column extends string>(
  table: CsvTable,
  columns: Columns<Column | "date">,
  { column, days }: AmountColumn<Column>,
  flowCells: (cells: readonly string[], line: number) => readonly string[] | null,
  problems: TableProblems,
): FlowLine<DailyAmount>[] {
  const cellsOf = (row: readonly string[]) => columns.cell(row, column);
  const mark = decimalMarkOf(each(table, cellsOf), table.delimiter);
  const sums = new Map<string, Sum>();
  const allDays = new Set<string>();
  for (const { line, cells } of table.rows) {
    const named = flowCells(cells, line);
    if (named === null) continue;
    const flow = flowInCells(named);
    const value = amountIn(cellsOf(cells), mark, line, problems);
    const day = dayOf(columns.cell(cells, "date"));
    if (day !== "") allDays.add(day);
    if (value === null) continue;
    if (flow.id === null && flow.name === null) {
      problems.tell(line, "error", "The line names no flow, and does not count.");
      continue;
    }
    const key = `${flow.id ?? ""} ${flow.id === null ? flow.name : ""}`;
    const sum = sums.get(key);
    if (sum && days !== null) {
      problems.tell(line, "warning", `The flow stands in line ${sum.line} already, which counts.`);
    } else if (sum) add(sum, day, value);
    else {
      const made: Sum = { ...flow, line, total: 0, byDay: new Map() };
      add(made, day, value);
      sums.set(key, made);
    }
  }
  return [...sums.values()].map(({ line, id, name, total, byDay }) => ({
    line,
    id,
    name,
    value:
      days === null
        ? { perDay: total / Math.max(allDays.size, 1), fullest: Math.max(...byDay.values()), days: allDays.size }
        : { perDay: total / days, fullest: null, days: null },
  }));
}

interface Sum extends Pick<FlowLine<unknown>, "line" | "id" | "name"> {
  total: number;
  readonly byDay: Map<string, number>;
}

function add(sum: Sum, day: string, value: number): void {
  sum.total += value;
  sum.byDay.set(day, (sum.byDay.get(day) ?? 0) + value);
}

/** The day of a date and time however it is written: all in front of the time. */
function dayOf(cell: string): string {
  return /^\S+?(?=[T\s]\d|$)/.exec(cell)?.[0] ?? cell;
}

function amountIn(cell: string, mark: DecimalMark, line: number, problems: TableProblems): number | null {
  if (cell === "") {
    problems.tell(line, "warning", "The line has no number, and does not count.");
    return null;
  }
  const value = readNumber(cell, mark);
  if (value !== null && value <= mostAmount) return value;
  problems.tell(line, "error", "The line has no number from 0 to 1,000,000,000 where one belongs, and does not count.");
  return null;
}

/** As in settings. */
const mostAmount = 1_000_000_000;

function* each(table: CsvTable, cellsOf: (cells: readonly string[]) => string): Generator<string> {
  for (const { cells } of table.rows) yield cellsOf(cells);
}
