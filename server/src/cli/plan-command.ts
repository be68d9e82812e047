import { estateGraph } from "../estate/estate-graph";
import type { Estate } from "../estate/read-estate";
import type { InputProblem } from "../exports/export-file";
import { licensePlan } from "../plan/license-plan";
import { planDifference } from "../plan/plan-difference";
import { licenseCalled } from "../reference/license-names";
import { allLicenses, type LicenseId, lookUpLicense } from "../reference/licenses";
import { planCsv } from "../report/plan-csv";
import { planHtml } from "../report/plan-html";
import { planJson } from "../report/plan-json";
import type { PlanReport } from "../report/plan-report";
import { type PlanTableName, planTable } from "../report/plan-tables";
import { planText } from "../report/plan-text";
import { planXlsx } from "../report/plan-xlsx";
import { nearestName } from "../syntax/nearest-name";
import { exitCodes, UsageError } from "./exit-code";
import { type InputFlags, openInputs } from "./opened-inputs";
import { standardOutput, terminalStyle, writeResult } from "./output";
import { readPageParts } from "./page-parts";
import { readInThreads, type ThreadFlags } from "./read-in-threads";

/** How a plan can be written; a further format is a further line. */
const planWriters = {
  text: (report) => [planText(report, terminalStyle())],
  json: planJson,
  csv: (report, { table = "flows" }) => [planCsv(planTable(report, table))],
  xlsx: async (report) => [await planXlsx(report)],
  html: (report) => [planHtml(report, readPageParts())],
} as const satisfies Readonly<Record<string, PlanWriter>>;

/** Gives the pieces one by one, so that none is as large as the whole of a large estate. */
type PlanWriter = (report: PlanReport, options: PlanOptions) => Pieces | Promise<Pieces>;
type Pieces = Iterable<string | Uint8Array>;

export const planFormats = Object.keys(planWriters) as readonly PlanFormat[];
type PlanFormat = keyof typeof planWriters;

/** What the person asked for. */
export interface PlanOptions extends InputFlags, ThreadFlags {
  readonly format: PlanFormat;
  /** Ids of licenses that are not to be bought. */
  readonly without: readonly LicenseId[];
  /** Which table is written as CSV; the flows where nothing is said. */
  readonly table?: PlanTableName;
  /** The file to write; standard output without it. */
  readonly output?: string;
}

/** Says what to buy for all flows together, and returns the exit code: 1 where a flow stays without a license. */
export async function plan(paths: readonly string[], options: PlanOptions, version: string): Promise<number> {
  if (options.format === "xlsx" && options.output === undefined) {
    throw new UsageError("A workbook is no text: --output <file> says where to write it.");
  }
  if (options.format !== "csv" && options.table !== undefined) {
    throw new UsageError("--table needs --format csv: the other formats have all tables.");
  }
  const without = new Set(options.without.map(knownLicense));
  const inputs = await openInputs(paths, options, true);
  const { listing, tables, found, first } = inputs;
  const { estate } = await readInThreads(inputs, options);
  const graph = estateGraph(estate.flows);
  const planned = licensePlan(graph, without);
  const problems = [...listing.problems, ...whatWentWrong(estate), ...found.problems, ...tables.problems()];
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
    difference: without.size === 0 ? null : planDifference(licensePlan(graph), planned),
    problems,
  };
  await writeOut(await planWriters[options.format](report, options), options.output);
  const isOpen = planned.flows.some(({ by }) => by === "not-covered");
  return isOpen || problems.some(({ severity }) => severity === "error") ? exitCodes.findings : exitCodes.clean;
}

async function writeOut(pieces: Pieces, file: string | undefined): Promise<void> {
  if (file !== undefined) return writeResult(file, pieces);
  const output = standardOutput();
  for (const piece of pieces) {
    output.write(String(piece));
    await output.flush();
  }
  await output.flush(true);
}

/** A plan is about flows: it passes over what is none. */
function whatWentWrong({ problems }: Estate): readonly InputProblem[] {
  return problems.filter(({ severity }) => severity !== "hint");
}

function knownLicense(id: string): LicenseId {
  const row = lookUpLicense(id.toLowerCase());
  if (row) return row.id;
  const meant = perhapsMeant(id).map((it) => `"${it}"`);
  const hint = meant.length === 0 ? "" : ` Did you mean ${meant.join(" or ")}?`;
  throw new UsageError(`There is no license "${id}".${hint}`);
}

/** The id of a license that goes by this name, else one that is spelled like it, else those sold with it in their ids. */
function perhapsMeant(name: string): readonly string[] {
  const licenses = allLicenses();
  const ids: readonly string[] = licenses.map(({ id }) => id);
  const one = licenseCalled(name) ?? nearestName(name, ids);
  if (one !== null) return [one];
  const part = name.toLowerCase();
  return part === "" ? [] : licenses.flatMap(({ id, onlyIfHeld }) => (!onlyIfHeld && id.includes(part) ? [id] : []));
}
