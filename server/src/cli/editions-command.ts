import { addAll } from "../../../shared/add-all";
import { editions, periods } from "../../../shared/settings";
import type { LintedFile } from "../estate/lint-files";
import { lintSideBySide } from "../estate/lint-side-by-side";
import { type ComparedSide, differingFlows, noComparisonTotals } from "../report/comparison";
import { comparisonJson } from "../report/comparison-json";
import { comparisonText } from "../report/comparison-text";
import { addToTotals, noTotals } from "../report/report";
import { type EditionsOptions, editionsInputs } from "./editions-inputs";
import { exitCode } from "./exit-code";
import { standardOutput, terminalStyle } from "./output";

/** Says which flows are not the same in both editions, and returns the exit code. */
export async function compareEditions(paths: readonly string[], options: EditionsOptions, version: string) {
  const { listing, first, settingsOn, tableProblems, isWanted } = await editionsInputs(paths, options);
  const output = standardOutput();
  const report =
    options.format === "json"
      ? comparisonJson(version, first.asOf, output.write)
      : comparisonText(terminalStyle(), output.write);
  const totals = noTotals(listing.problems);

  report.begin();
  for (const [index, [from, to]] of sidesToCompare(first, options.periods ?? false).entries()) {
    const sides = [settingsOn(from), settingsOn(to)] as const;
    const compared = noComparisonTotals();
    report.beginComparison(from, to);
    for await (const both of lintSideBySide(listing.files, [sides[0].settings, sides[1].settings])) {
      // What cannot be read is the same each time.
      if (index === 0) addToTotals(totals, both[0] as LintedFile);
      for (const flow of differingFlows(both, compared)) if (isWanted(flow.differences)) report.flow(flow);
      await output.flush();
    }
    if (index === 0) addAll(totals.problems, [...sides[0].problems, ...tableProblems()]);
    report.endComparison(compared);
  }
  report.end(totals);
  await output.flush(true);
  return exitCode({ ...totals, findings: noTotals([]).findings }, "error");
}

function sidesToCompare({ edition, period }: ComparedSide, withPeriods: boolean) {
  const [seed, newest] = editions;
  const [official, transition] = periods;
  const byEdition: Sides = [
    { edition: seed, period },
    { edition: newest, period },
  ];
  const byPeriod: Sides = [
    { edition, period: official },
    { edition, period: transition },
  ];
  return withPeriods ? [byEdition, byPeriod] : [byEdition];
}

type Sides = readonly [ComparedSide, ComparedSide];
