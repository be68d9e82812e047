import { amount } from "../describe/amounts";
import { estateGraph } from "../estate/estate-graph";
import { estateJson } from "../report/estate-json";
import { type EstateHead, estateReport } from "../report/estate-report";
import { estateText } from "../report/estate-text";
import { noTotals } from "../report/report";
import { exitCode, UsageError } from "./exit-code";
import type { reportFormats } from "./lint-options";
import { type InputFlags, openInputs } from "./opened-inputs";
import { standardOutput, terminalStyle } from "./output";
import { readInThreads, type ThreadFlags } from "./read-in-threads";
import { type WrittenSettings, writeSettings } from "./write-settings";

/** What the person asked for. */
export interface EstateOptions extends InputFlags, ThreadFlags {
  readonly format: (typeof reportFormats)[number];
  /** A person of whom to tell what their leaving means. */
  readonly leaves?: string;
  /** Write what the report on requests tells into settings files. */
  readonly writeSettings?: boolean;
}

/** Looks at all flows together, and returns the exit code. */
export async function estate(paths: readonly string[], options: EstateOptions, version: string): Promise<number> {
  if (options.writeSettings && options.requestReport === undefined) {
    throw new UsageError("--write-settings needs --request-report.");
  }
  const inputs = await openInputs(paths, options);
  const { listing, tables, found, first } = inputs;
  const { estate: read, calibrated } = await readInThreads(inputs, options);
  const problems = [...listing.problems, ...read.problems, ...found.problems, ...tables.problems()];

  const { edition, period, asOf } = first;
  const head: EstateHead = {
    version,
    edition,
    period,
    asOf,
    files: read.files,
    problems,
    calibrated: tables.requests === null ? null : calibrated,
  };
  const report = estateReport(estateGraph(read.flows), options.leaves ?? null, head);
  const output = standardOutput();
  output.write(options.format === "json" ? estateJson(report) : estateText(report, terminalStyle()));
  await output.flush(true);
  if (options.writeSettings) {
    const flows = report.calibrated ?? [];
    tellWritten(writeSettings(flows, found.fileOf), flows.length);
  }
  return exitCode({ findings: noTotals([]).findings, problems }, "error");
}

/** Told aside, so that the report stays what it is. */
function tellWritten({ written, files, unsound }: WrittenSettings, calibrated: number): void {
  if (written > 0)
    process.stderr.write(`Wrote settings of ${amount(written, "flow")} into ${[...files].join(", ")}.\n`);
  else if (unsound.size === 0) process.stderr.write(`Wrote no settings: ${whyNone(calibrated)}.\n`);
  for (const file of unsound) process.stderr.write(`${file} is no sound JSON, and stays as it is.\n`);
}

function whyNone(calibrated: number): string {
  return calibrated === 0
    ? "the report on requests tells of no flow among the inputs"
    : `of ${amount(calibrated, "flow")} with requests by the report, none differs by just one estimate that could be wrong`;
}
