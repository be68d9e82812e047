import { estateGraph } from "../estate/estate-graph";
import { readEstate } from "../estate/read-estate";
import { licensePlan } from "../plan/license-plan";
import { allLicenses, type LicenseId, lookUpLicense } from "../reference/licenses";
import { planJson } from "../report/plan-json";
import type { PlanReport } from "../report/plan-report";
import { planText } from "../report/plan-text";
import { nearestName } from "../syntax/nearest-name";
import { today } from "../today";
import { garbageCollector } from "./collect-garbage";
import { readTables, type TableFlags, tableLayer } from "./declared-tables";
import { exitCodes, UsageError } from "./exit-code";
import { flagLayer, listInputs, type SettingFlags } from "./inputs";
import { standardOutput, terminalStyle } from "./output";
import { findSettings } from "./settings-files";

/** How a plan can be printed; a further format is a further line. */
const planWriters = {
  text: (report) => planText(report, terminalStyle()),
  json: planJson,
} as const satisfies Readonly<Record<string, (report: PlanReport) => string>>;

export const planFormats = Object.keys(planWriters) as readonly PlanFormat[];
type PlanFormat = keyof typeof planWriters;

/** What the person asked for. */
export interface PlanOptions extends TableFlags, SettingFlags {
  readonly format: PlanFormat;
  readonly config?: string;
  /** Ids of licenses that are not to be bought. */
  readonly without: readonly LicenseId[];
}

/** Says what to buy for all flows together, and returns the exit code: 1 where a flow stays without a license. */
export async function plan(paths: readonly string[], options: PlanOptions, version: string): Promise<number> {
  const listing = await listInputs(paths);
  const without = new Set(options.without.map(knownLicense));
  const tables = readTables(options);
  const found = findSettings(
    options.config,
    [tableLayer(tables, options), flagLayer(options)],
    options.asOf ?? today(),
  );
  const first = found.settings({ file: listing.files[0]?.label ?? "", pointer: "", name: "", id: null });
  const estate = await readEstate(listing.files, found.settings, tables.declarations, garbageCollector());
  const graph = estateGraph(estate.flows);
  const planned = licensePlan(graph, without);
  const problems = [...listing.problems, ...estate.problems, ...found.problems, ...tables.problems()];
  const { edition, period, asOf } = first;
  const report: PlanReport = {
    version,
    edition,
    period,
    asOf,
    files: estate.files,
    graph,
    plan: planned,
    without: [...without],
    problems,
  };
  const output = standardOutput();
  output.write(planWriters[options.format](report));
  await output.flush(true);
  const isOpen = planned.flows.some(({ by }) => by === "not-covered");
  return isOpen || problems.some(({ severity }) => severity === "error") ? exitCodes.findings : exitCodes.clean;
}

function knownLicense(id: string): LicenseId {
  const row = lookUpLicense(id.toLowerCase());
  if (row) return row.id;
  const nearest = nearestName(
    id,
    allLicenses().map((license) => license.id),
  );
  const hint = nearest === null || nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
  throw new UsageError(`There is no license "${id}".${hint}`);
}
