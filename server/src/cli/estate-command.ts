import { amount } from "../describe/amounts";
import { lookAtEstate } from "../estate/look-at-estate";
import { estateJson } from "../report/estate-json";
import { type EstateHead, estateReport } from "../report/estate-report";
import { estateText } from "../report/estate-text";
import { addToTotals, noTotals } from "../report/report";
import { today } from "../today";
import { garbageCollector } from "./collect-garbage";
import { readTables, type TableFlags, tableLayer } from "./declared-tables";
import { exitCode, UsageError } from "./exit-code";
import { flagLayer, listInputs, type SettingFlags } from "./inputs";
import type { reportFormats } from "./lint-options";
import { standardOutput, terminalStyle } from "./output";
import { findSettings } from "./settings-files";
import { type WrittenSettings, writeSettings } from "./write-settings";

/** What the person asked for. */
export interface EstateOptions extends TableFlags, SettingFlags {
  readonly format: (typeof reportFormats)[number];
  readonly config?: string;
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
  const listing = await listInputs(paths);
  const tables = readTables(options);
  const given = [tableLayer(tables, options), flagLayer(options)];
  const found = findSettings(options.config, given, options.asOf ?? today());
  const first = found.settings({ file: listing.files[0]?.label ?? "", pointer: "", name: "", id: null });
  const totals = noTotals(listing.problems);
  const collect = garbageCollector();
  const all = await lookAtEstate(listing.files, found.settings, tables, (file) => addToTotals(totals, file), collect);
  totals.problems.push(...found.problems, ...tables.problems());

  const head: EstateHead = { version, edition: first.edition, period: first.period, asOf: first.asOf };
  const report = estateReport(all, options.leaves ?? null, head);
  const output = standardOutput();
  output.write(options.format === "json" ? estateJson(report, totals) : estateText(report, totals, terminalStyle()));
  await output.flush(true);
  if (options.writeSettings) tellWritten(writeSettings(report.calibrated ?? [], found.fileOf));
  return exitCode({ ...totals, findings: noTotals([]).findings }, "error");
}

/** Told aside, so that the report stays what it is. */
function tellWritten({ written, files, unsound }: WrittenSettings): void {
  process.stderr.write(
    `Wrote settings of ${amount(written, "flow")}${files.size === 0 ? "" : ` into ${[...files].join(", ")}`}.\n`,
  );
  for (const file of unsound) process.stderr.write(`${file} is no sound JSON, and stays as it is.\n`);
}
