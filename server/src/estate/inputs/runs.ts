import { type AmountColumn, amountColumns, type DailyAmount, dailyAmounts } from "./amounts-table";
import type { ColumnNames } from "./columns";
import { type FlowTable, flowTable } from "./flow-table";
import { readTable, type TableFile } from "./read-table";
import type { TableProblems } from "./table-problems";

type RunColumn = "perDay" | "perWeek" | "perMonth" | "onDate";

const columnNames: ColumnNames<"flow" | "date" | RunColumn> = {
  ...amountColumns,
  perDay: ["runsperday", "dailyruns", "runsaday", "runsday", "averagerunsperday", "averagedailyruns"],
  perWeek: ["runsperweek", "weeklyruns", "runsaweek"],
  perMonth: ["runspermonth", "monthlyruns", "runsamonth"],
  onDate: ["runs", "totalruns", "runcount", "flowruns"],
};

/** The most exact first. `Runs` without more says nothing unless each line has a date. */
const amounts: readonly AmountColumn<RunColumn>[] = [
  { column: "perDay", days: 1 },
  { column: "perWeek", days: 7 },
  { column: "perMonth", days: 365 / 12 },
  { column: "onDate", days: null },
];

/** Reads how often flows run; null where the table has no such columns. */
export function readRuns(file: TableFile): { table: FlowTable<DailyAmount>; problems: TableProblems } | null {
  const { table, columns, problems } = readTable(file, columnNames);
  const amount = amounts.find(({ column, days }) => columns.has(column) && (days !== null || columns.has("date")));
  if (!columns.has("flow") || !amount) return null;
  const lines = dailyAmounts(table, columns, amount, (cells) => columns.cells(cells, "flow"), problems);
  return { table: flowTable(lines, problems), problems };
}
