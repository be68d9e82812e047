import type { OwnerKind } from "../../../../shared/settings";
import { type ColumnNames, flowColumns } from "./columns";
import { type FlowLine, type FlowTable, flowInCells, flowTable } from "./flow-table";
import { readTable, type TableFile } from "./read-table";
import { quoted, type TableProblems } from "./table-problems";

/** Who owns a flow, as a list says it. */
export interface DeclaredOwner {
  /** What names the person best: the user principal name before the address, the id and the name. */
  readonly owner: string;
  /** Null where the list does not tell. */
  readonly kind: OwnerKind | null;
}

const columnNames: ColumnNames<"flow" | "owner" | "kind"> = {
  ...flowColumns,
  owner: [
    "owneruserprincipalname",
    "ownerupn",
    "userprincipalname",
    "owneremail",
    "flowowneremail",
    "email",
    "ownerid",
    "ownerobjectid",
    "owner",
    "flowowner",
    "primaryowner",
    "ownername",
    "ownerdisplayname",
    "creator",
    "createdby",
    "maker",
    "user",
  ],
  kind: ["ownertype", "ownerkind", "typeofowner", "principaltype", "kind"],
};

/** Reads the owners of flows; null where the table has no such columns. */
export function readOwners(file: TableFile): { table: FlowTable<DeclaredOwner>; problems: TableProblems } | null {
  const { table, columns, problems } = readTable(file, columnNames);
  if (!columns.has("flow") || !columns.has("owner")) return null;
  const lines: FlowLine<DeclaredOwner>[] = [];
  for (const { line, cells } of table.rows) {
    const flow = flowInCells(columns.cells(cells, "flow"));
    const owner = columns.cell(cells, "owner");
    if (flow.id === null && flow.name === null) {
      problems.tell(line, "error", "The line names no flow, and does not count.");
    } else if (owner === "") {
      problems.tell(line, "warning", "The line names no owner, and does not count.");
    } else {
      lines.push({ line, ...flow, value: { owner, kind: kindIn(columns.cell(cells, "kind"), line, problems) } });
    }
  }
  return { table: flowTable(lines, problems), problems };
}

function kindIn(cell: string, line: number, problems: TableProblems): OwnerKind | null {
  if (cell === "") return null;
  const kind = kinds[cell.toLowerCase().replace(/[^\p{L}]/gu, "")];
  if (kind === undefined) {
    const message = `${quoted(cell)} is no kind of owner: user, service account or service principal. The owner counts, the kind does not.`;
    problems.tell(line, "warning", message);
  }
  return kind ?? null;
}

const kinds: Readonly<Record<string, OwnerKind>> = {
  user: "user",
  person: "user",
  member: "user",
  serviceaccount: "serviceAccount",
  sharedaccount: "serviceAccount",
  serviceprincipal: "servicePrincipal",
  application: "servicePrincipal",
  applicationuser: "servicePrincipal",
};
