import type { LicenseContext } from "../../../../shared/settings";
import { type ColumnNames, flowColumns } from "./columns";
import { type FlowLine, type FlowTable, flowInCells, flowTable } from "./flow-table";
import { readTable, type TableFile } from "./read-table";
import type { TableProblems } from "./table-problems";

/** The environment of a flow, as a list says it. */
export interface DeclaredEnvironment {
  readonly environment: string;
  /** Null where the list does not tell how the environment is paid. */
  readonly kind: LicenseContext["environment"] | null;
}

const columnNames: ColumnNames<"flow" | "environment" | "type" | "billing"> = {
  ...flowColumns,
  environment: ["environment", "environmentname", "environmentdisplayname", "environmentid"],
  type: ["environmenttype", "environmentsku", "type"],
  billing: ["payasyougo", "billingpolicy", "billingplan", "billingpolicyid", "billingplanid"],
};

/** Reads in which environment flows are; null where the table has no such columns. */
export function readEnvironments(
  file: TableFile,
): { table: FlowTable<DeclaredEnvironment>; problems: TableProblems } | null {
  const { table, columns, problems } = readTable(file, columnNames);
  if (!columns.has("flow") || !columns.has("environment")) return null;
  const lines: FlowLine<DeclaredEnvironment>[] = [];
  for (const { line, cells } of table.rows) {
    const flow = flowInCells(columns.cells(cells, "flow"));
    const environment = columns.cell(cells, "environment");
    if (flow.id === null && flow.name === null) {
      problems.tell(line, "error", "The line names no flow, and does not count.");
    } else if (environment === "") {
      problems.tell(line, "warning", "The line names no environment, and does not count.");
    } else {
      const kind = kindIn(columns.cell(cells, "type"), columns.has("billing"), columns.cell(cells, "billing"));
      lines.push({ line, ...flow, value: { environment, kind } });
    }
  }
  return { table: flowTable(lines, problems), problems };
}

/** A billing policy makes an environment pay-as-you-go; that it has none is known where the list has a column for it. */
function kindIn(type: string, tellsBilling: boolean, billing: string): DeclaredEnvironment["kind"] {
  const plain = type.toLowerCase().replace(/[^a-z]/g, "");
  if (plain === "payasyougo") return "payAsYouGo";
  if (/^(?:teams|dataverseforteams|microsoftteams)$/.test(plain)) return "dataverseForTeams";
  if (!tellsBilling) return null;
  return /^(?:|no|none|false|0|-|n\/a)$/i.test(billing) ? "standard" : "payAsYouGo";
}
