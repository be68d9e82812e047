import { amount } from "../describe/amounts";
import { lintFiles } from "../estate/lint-files";
import { jsonReport } from "../report/json";
import { addToTotals, noTotals, type ReportHead, type ReportWriter } from "../report/report";
import { textReport } from "../report/text";
import { type AppliedFixes, applyFixes } from "./apply-fixes";
import { openBaselines } from "./baseline-files";
import { exitCode } from "./exit-code";
import { watchIgnores } from "./ignored-in-vain";
import { keepMemoryFlat } from "./keep-memory-flat";
import type { LintOptions } from "./lint-options";
import { openInputs } from "./opened-inputs";
import { type Output, standardOutput, terminalStyle } from "./output";

/** Lints files, folders and packages, and returns the exit code. */
export async function lint(paths: readonly string[], options: LintOptions, version: string): Promise<number> {
  keepMemoryFlat();
  const { listing, tables, found, first } = await openInputs(paths, options);
  const { edition, period, asOf } = first;
  const output = standardOutput();
  const baselines = openBaselines(options.baseline, options.writeBaseline);
  if (options.fix || options.fixUnsafe) {
    tellFixes(await applyFixes(listing.files, found.settings, options.fixUnsafe ?? false));
  }
  const ignores = watchIgnores();
  const head = {
    version,
    edition,
    period,
    asOf,
    showSuppressed: options.showSuppressed ?? false,
    showHints: options.showHints ?? false,
    fixes: options.fixes ? found.fileOf : null,
  };
  const report = writerFor(options.format, head, output);
  const totals = noTotals(listing.problems);

  report.begin();
  for await (const read of lintFiles(listing.files, found.settings)) {
    const linted = baselines.apply(read);
    ignores.file(linted);
    addToTotals(totals, linted);
    report.file(linted);
    await output.flush();
  }
  totals.problems.push(
    ...found.problems,
    ...tables.problems(),
    ...ignores.end(found.ignored(), asOf),
    ...baselines.end(),
  );
  report.end(totals);
  await output.flush(true);
  return exitCode(totals, options.failOn);
}

/** Told aside, so that the report stays what it is. */
function tellFixes({ applied, files, left }: AppliedFixes): void {
  const more =
    left > 0 ? ` ${amount(left, "fix", "fixes")} left: in packages, or in files that are not as they were read.` : "";
  process.stderr.write(`Applied ${amount(applied, "fix", "fixes")} in ${amount(files.size, "file")}.${more}\n`);
}

function writerFor(format: LintOptions["format"], head: ReportHead, output: Output): ReportWriter {
  return format === "json" ? jsonReport(head, output.write) : textReport(head, terminalStyle(), output.write);
}
