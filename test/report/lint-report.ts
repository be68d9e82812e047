import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { lintFiles } from "../../server/src/estate/lint-files";
import type { InputProblem } from "../../server/src/exports/export-file";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import type { Severity } from "../../server/src/findings/finding";
import { jsonReport } from "../../server/src/report/json";
import type { jsonFlow } from "../../server/src/report/json-flow";
import { addToTotals, noTotals, type ReportHead, type ReportWriter } from "../../server/src/report/report";
import { textReport } from "../../server/src/report/text";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { memoryFiles } from "../exports/memory-files";
import { fileLayer, today } from "../settings/layers";

export type ReportedFlow = ReturnType<typeof jsonFlow>;

/** The JSON report as a script reads it. */
export interface Report {
  readonly format: number;
  readonly tool: Readonly<Record<string, string>>;
  readonly flows: readonly ReportedFlow[];
  readonly problems: readonly InputProblem[];
  readonly summary: {
    readonly files: number;
    readonly flows: number;
    readonly actions: number;
    readonly premiumFlows: number;
    readonly findings: Readonly<Record<Severity, number>>;
    readonly suppressed: number;
    readonly perDay: readonly {
      readonly limitOf: string;
      readonly owner: string | null;
      readonly flows: number;
      readonly notCounted: number;
      readonly assumed: number;
      readonly likely: number | null;
    }[];
  };
}

export type Inputs = Readonly<Record<string, string | Uint8Array>>;

export const projectFolder = join(import.meta.dirname, "../..");

const schema = JSON.parse(readFileSync(join(projectFolder, "schemas/report-1.schema.json"), "utf8"));
const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true }).compile(
  schema,
);

/** What is wrong with a report by its schema; nothing for a sound one. */
export function complaintsAbout(report: unknown): string[] {
  validate(report);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Lints files that lie in memory and prints the report, as the command does. `settings` stand as in flow-license.json. */
export async function printReport(
  format: "json" | "text",
  inputs: Inputs,
  settings: object = {},
  paths: readonly string[] = ["."],
): Promise<string> {
  const layers = [fileLayer(settings)];
  const listing = await listExportFiles(paths, memoryFiles(inputs), defaultLimits);
  const { edition, period, asOf } = settingsForFlow(layers, { file: "", name: "", id: null }, today);
  const head: ReportHead = {
    version: "0.0.0",
    edition,
    period,
    asOf,
    showSuppressed: true,
    showHints: true,
    fixes: null,
  };
  const pieces: string[] = [];
  const report = writer(format, head, (text) => pieces.push(text));
  const totals = noTotals(listing.problems);
  report.begin();
  for await (const linted of lintFiles(listing.files, (flow) => settingsForFlow(layers, flow, today))) {
    addToTotals(totals, linted);
    report.file(linted);
  }
  report.end(totals);
  return pieces.join("");
}

function writer(format: "json" | "text", head: ReportHead, write: (text: string) => void): ReportWriter {
  if (format === "json") return jsonReport(head, write);
  const plain = (text: string): string => text;
  return textReport(head, { strong: plain, quiet: plain, severity: plain }, write);
}

/** The JSON report of files in memory; one that breaks its schema is an error. */
export async function reportOn(inputs: Inputs, settings: object = {}, paths?: readonly string[]): Promise<Report> {
  const report: Report = JSON.parse(await printReport("json", inputs, settings, paths));
  const complaints = complaintsAbout(report);
  if (complaints.length > 0) throw new Error(`the report breaks its schema: ${complaints.slice(0, 5).join("; ")}`);
  return report;
}

/** The only flow of a file. */
export async function flowIn(definition: object, settings: object = {}): Promise<ReportedFlow> {
  return onlyFlow(await reportOn({ "Flow.json": solutionFile(definition) }, settings));
}

export function onlyFlow({ flows, problems }: Report): ReportedFlow {
  if (flows.length === 1) return flows[0] as ReportedFlow;
  throw new Error(`${flows.length} flows instead of one; ${problems.map(({ message }) => message).join(" ")}`);
}

/** A flow's file as a solution keeps it, in a line or set in. */
export function solutionFile(definition: object, connectionReferences: object = {}, indent?: number | string): string {
  const file = { properties: { connectionReferences, definition }, schemaVersion: "1.0.0.0" };
  return JSON.stringify(file, null, indent);
}

/** The same as people see it in an editor. */
export function solutionText(definition: object): string {
  return solutionFile(definition, {}, 2);
}
