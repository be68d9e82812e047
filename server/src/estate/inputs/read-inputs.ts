import type { InputProblem } from "../../exports/export-file";
import type { Declarations } from "../declarations";
import type { DailyAmount } from "./amounts-table";
import { type DeclaredEnvironment, readEnvironments } from "./environments";
import type { FlowTable } from "./flow-table";
import { type HeldByUsers, readHeldByUsers } from "./held-by-users";
import { type DeclaredOwner, readOwners } from "./owners";
import type { TableFile } from "./read-table";
import { readRequestReport } from "./request-report";
import { readRuns } from "./runs";
import type { TableProblems } from "./table-problems";

/** The tables that can stand beside exports. */
export const tableKinds = ["owners", "licenses", "runs", "environments", "requestReport"] as const;
export type TableKind = (typeof tableKinds)[number];

export type GivenTables = Readonly<Partial<Record<TableKind, TableFile>>>;

/** What the tables say; each null where none was given. */
export interface Inputs {
  readonly owners: FlowTable<DeclaredOwner> | null;
  readonly licenses: HeldByUsers | null;
  readonly runs: FlowTable<DailyAmount> | null;
  readonly environments: FlowTable<DeclaredEnvironment> | null;
  readonly requests: FlowTable<DailyAmount> | null;
  readonly declarations: Declarations;
  /** What is wrong in the tables; which lines met no flow is known when all flows were asked for. */
  readonly problems: () => readonly InputProblem[];
}

interface MatchedTable {
  readonly table: Pick<FlowTable<unknown>, "tellMatches">;
  readonly problems: TableProblems;
}

/** A table that lacks the columns it needs, so that nothing in it counts. */
export class UnusableTable extends Error {}

/** Reads all tables that were given. */
export function readInputs(given: GivenTables): Inputs {
  const owners = read(given.owners, readOwners, "a flow (flow id or flow name) and an owner");
  const held = read(given.licenses, readHeldByUsers, "a user (user principal name) and licenses");
  const runs = read(given.runs, readRuns, "a flow (flow id or flow name) and runs per day, or runs and a date");
  const environments = read(given.environments, readEnvironments, "a flow (flow id or flow name) and an environment");
  const report = read(given.requestReport, readRequestReport, "a caller or flow, a consumed quantity and a usage date");
  const aboutFlows: MatchedTable[] = [owners, runs, environments, report].flatMap((it) => it ?? []);
  let isTold = false;
  return {
    owners: owners?.table ?? null,
    licenses: held?.table ?? null,
    runs: runs?.table ?? null,
    environments: environments?.table ?? null,
    requests: report?.table ?? null,
    declarations: {
      ownerOf: (flow) => owners?.table.of(flow)?.owner ?? null,
      environmentOf: (flow) => environments?.table.of(flow)?.environment ?? null,
      runsPerDayOf: (flow) => runs?.table.of(flow)?.perDay ?? null,
      actualRequestsOf: (flow) => report?.table.of(flow)?.perDay ?? null,
    },
    problems: () => {
      if (!isTold) for (const { table, problems } of aboutFlows) table.tellMatches(problems);
      isTold = true;
      return [...aboutFlows, ...(held ? [held] : [])].flatMap(({ problems }) => problems.all());
    },
  };
}

function read<Read>(
  file: TableFile | undefined,
  readIt: (file: TableFile) => Read | null,
  needed: string,
): Read | null {
  if (!file) return null;
  const read = readIt(file);
  if (read === null) throw new UnusableTable(`${file.name} needs a header line with columns for ${needed}.`);
  return read;
}
