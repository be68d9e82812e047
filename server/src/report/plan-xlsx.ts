import writeXlsxFile, { type SheetData } from "write-excel-file/universal";
import type { PlanReport } from "./plan-report";
import { type PlanTable, planTable, planTableNames, type TableCell } from "./plan-tables";

/** All tables of a plan as a workbook with a sheet each. No cell is a formula: a text is a text, whatever it begins with. */
export async function planXlsx(report: PlanReport): Promise<Uint8Array> {
  const sheets = planTableNames.map((name) => sheetOf(planTable(report, name)));
  const file = await writeXlsxFile(sheets).toBlob();
  return new Uint8Array(await file.arrayBuffer());
}

function sheetOf({ name, columns, rows }: PlanTable) {
  const head = columns.map((column) => ({ value: column, type: String, fontWeight: "bold" as const, wrap: true }));
  const data: SheetData = [head, ...rows.map((row) => row.map(cellOf))];
  return { data, sheet: name, stickyRowsCount: 1, columns: columns.map((_, at) => ({ width: widthOf(rows, at) })) };
}

function cellOf(value: TableCell) {
  if (value === null) return null;
  return typeof value === "number" ? { value, type: Number } : { value: fitting(value), type: String };
}

/** Excel refuses a file with a longer text, or with characters that XML has no place for. */
function fitting(text: string): string {
  return text.replace(notInXml, " ").slice(0, longestText);
}

const longestText = 32_000;
const notInXml = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** In characters: as wide as what stands in the first rows, within reason. */
function widthOf(rows: PlanTable["rows"], at: number): number {
  return Math.min(60, Math.max(10, ...rows.slice(0, 100).map((row) => String(row[at] ?? "").length + 2)));
}
