import { lintFiles } from "../estate/lint-files";
import { jsonReport } from "../report/json";
import { addToTotals, noTotals, type ReportHead, type ReportWriter } from "../report/report";
import { textReport } from "../report/text";
import { today } from "../today";
import { garbageCollector } from "./collect-garbage";
import { exitCode } from "./exit-code";
import { flagLayer, listInputs } from "./inputs";
import type { LintOptions } from "./lint-options";
import { type Output, standardOutput, terminalStyle } from "./output";
import { findSettings } from "./settings-files";

/** Lints files, folders and packages, and returns the exit code. */
export async function lint(paths: readonly string[], options: LintOptions, version: string): Promise<number> {
  const listing = await listInputs(paths);
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
