import { addAll } from "../../../shared/add-all";
import type { SettingsOf } from "../analyze";
import type { LintedFile } from "../estate/lint-files";
import { lintSideBySide } from "../estate/lint-side-by-side";
import { addToTotals, noTotals } from "../report/report";
import { allSides, differingSideBySide, noSideBySideTotals } from "../report/side-by-side";
import { sideBySideJson } from "../report/side-by-side-json";
import { sideBySideText } from "../report/side-by-side-text";
import { type EditionsOptions, editionsInputs } from "./editions-inputs";
import { exitCode } from "./exit-code";
import { standardOutput, terminalStyle } from "./output";

/** Says which flows are not the same in both editions and both periods, and returns the exit code. */
export async function compareSideBySide(paths: readonly string[], options: EditionsOptions, version: string) {
  const { listing, first, settingsOn, tableProblems, isWanted } = await editionsInputs(paths, options);
  const output = standardOutput();
  const report =
    options.format === "json"
      ? sideBySideJson(version, first.asOf, output.write)
      : sideBySideText(terminalStyle(), output.write);
  const totals = noTotals(listing.problems);
  const compared = noSideBySideTotals();
  const sides = allSides.map(settingsOn);
  const settings = sides.map((side) => side.settings) as [SettingsOf, ...SettingsOf[]];

  report.begin();
  for await (const linted of lintSideBySide(listing.files, settings)) {
    // What cannot be read is the same each time.
    addToTotals(totals, linted[0] as LintedFile);
    for (const flow of differingSideBySide(linted, compared)) if (isWanted(flow.facts)) report.flow(flow);
    await output.flush();
  }
  addAll(totals.problems, [...(sides[0]?.problems ?? []), ...tableProblems()]);
  report.end(compared, totals);
  await output.flush(true);
  return exitCode({ ...totals, findings: noTotals([]).findings }, "error");
}
