import { lintFiles } from "../estate/lint-files";
import { defaultLimits } from "../exports/limits";
import { listExportFiles } from "../exports/list-export-files";
import { jsonReport } from "../report/json";
import { addToTotals, noTotals, type ReportHead, type ReportWriter } from "../report/report";
import { textReport } from "../report/text";
import { readSettingsObject } from "../settings/read-settings-object";
import { commandLineOrigin, type SettingsLayer } from "../settings/settings-layer";
import { today } from "../today";
import { garbageCollector } from "./collect-garbage";
import { dayOrComplain } from "./day-argument";
import { exitCode, UsageError } from "./exit-code";
import type { LintOptions } from "./lint-options";
import { nodeFiles } from "./node-files";
import { type Output, standardOutput, terminalStyle } from "./output";
import { findSettings } from "./settings-files";

/** Lints files, folders and packages, and returns the exit code. */
export async function lint(paths: readonly string[], options: LintOptions, version: string): Promise<number> {
  const listing = await listExportFiles(paths, nodeFiles(), defaultLimits);
  const [missing] = listing.problems.filter(({ code }) => code === "not-found");
  if (missing && listing.files.length === 0) throw new UsageError(missing.message);
  if (listing.files.length === 0 && listing.problems.length === 0) {
    throw new UsageError(`There is nothing to read in ${paths.join(", ")}: no JSON file and no package.`);
  }
  const flags = flagLayer(options);
  const found = findSettings(options.config, flags, options.asOf ?? today());
  const first = listing.files[0]?.label ?? (paths[0] as string);
  const settings = found.settings({ file: first, pointer: "", name: "", id: null });
  const { edition, period, asOf } = settings;
  const output = standardOutput();
  const head = {
    version,
    edition,
    period,
    asOf,
    showSuppressed: options.showSuppressed ?? false,
    showHints: options.showHints ?? false,
  };
  const report = writerFor(options.format, head, output);
  const totals = noTotals(listing.problems);

  report.begin();
  for await (const linted of lintFiles(listing.files, found.settings, garbageCollector())) {
    addToTotals(totals, linted);
    report.file(linted);
    await output.flush();
  }
  totals.problems.push(...found.problems);
  report.end(totals);
  await output.flush(true);
  return exitCode(totals, options.failOn);
}

function writerFor(format: LintOptions["format"], head: ReportHead, output: Output): ReportWriter {
  return format === "json" ? jsonReport(head, output.write) : textReport(head, terminalStyle(), output.write);
}

/** Flags win over every settings file. */
function flagLayer({ edition, period, asOf }: LintOptions): SettingsLayer {
  const given = Object.fromEntries(
    Object.entries({ edition, period, asOf }).filter(([, value]) => value !== undefined),
  );
  const { layer, faults } = readSettingsObject(given, { kind: "commandLine", origin: commandLineOrigin, folder: "" });
  if (faults[0]) throw new UsageError(faults[0].message);
  dayOrComplain(asOf);
  return layer;
}
