import { type AmountColumn, amountColumns, type DailyAmount, dailyAmounts } from "./amounts-table";
import type { ColumnNames, Columns } from "./columns";
import { type FlowTable, flowTable } from "./flow-table";
import { readTable, type TableFile } from "./read-table";
import type { TableProblems } from "./table-problems";

type RequestColumn = "perDay" | "onDate";
type ReportColumn = "flow" | "date" | RequestColumn | "caller" | "callerType" | "used" | "usedType" | "environment";

/**
 * The columns of the reports on Power Platform requests that the admin center downloads
 * (`ppr25#view-detailed-power-platform-request-usage-information-in-the-power-platform-admin-center-preview`), and
 * those of a table that people make themselves.
 */
const columnNames: ColumnNames<ReportColumn> = {
  ...amountColumns,
  perDay: ["requestsperday", "dailyrequests", "averagerequestsperday", "actionsperday"],
  onDate: ["consumedquantity", "totalconsumedquantity", "powerautomaterequests", "requests", "consumed"],
  caller: ["callerid"],
  callerType: ["callertype"],
  used: ["resourceid"],
  usedType: ["resourcetype"],
  environment: ["environmentname", "environmentid", "environment"],
};

const amounts: readonly AmountColumn<RequestColumn>[] = [
  { column: "perDay", days: 1 },
  { column: "onDate", days: null },
];

/** Reads a report on requests; null where the table has no such columns. */
export function readRequestReport(file: TableFile): { table: FlowTable<DailyAmount>; problems: TableProblems } | null {
  const { table, columns, problems } = readTable(file, columnNames);
  const amount = amounts.find(({ column, days }) => columns.has(column) && (days !== null || columns.has("date")));
  if (!amount || !(["flow", "caller", "used"] as const).some(columns.has)) return null;
  let ofUsers = 0;
  let firstOfUsers = 0;
  let ofOthers = 0;
  const flowCells = (cells: readonly string[], line: number): readonly string[] | null => {
    const about = subjectOf(columns, cells);
    if (about === "user" && ofUsers++ === 0) firstOfUsers = line;
    if (about === "other") ofOthers++;
    return typeof about === "string" ? null : about;
  };
  const lines = dailyAmounts(table, columns, amount, flowCells, problems);
  if (ofUsers > 0) {
    const message = `Lines about users, not flows, do not count (${ofUsers} of them): the report on licensed users does not tell the flow.`;
    problems.tell(firstOfUsers, lines.length === 0 ? "warning" : "information", message);
  }
  if (ofOthers > 0) {
    problems.tell(
      table.headerLine,
      "information",
      `Lines about Dataverse or Power Apps do not count (${ofOthers} of them).`,
    );
  }
  return { table: flowTable(lines, problems), problems };
}

/** The cells that name the flow of a line, or what else it is about. */
function subjectOf(columns: Columns<ReportColumn>, cells: readonly string[]): readonly string[] | "user" | "other" {
  const plain = (column: ReportColumn) =>
    columns
      .cell(cells, column)
      .toLowerCase()
      .replace(/[^a-z]/g, "");
  if (columns.has("used")) {
    const type = plain("usedType");
    return type === "" || type.includes("automate") || type.includes("flow") ? columns.cells(cells, "used") : "other";
  }
  if (columns.has("caller")) {
    const type = plain("callerType");
    return type === "" || type.includes("flow") ? columns.cells(cells, "caller") : "user";
  }
  return columns.cells(cells, "flow");
}
