import { type Edition, editions, type Period, periods } from "../../../shared/settings";
import { lintTwice } from "../estate/lint-twice";
import { type ComparedSide, differingFlows, noComparisonTotals } from "../report/comparison";
import { comparisonJson } from "../report/comparison-json";
import { comparisonText } from "../report/comparison-text";
import { addToTotals, noTotals } from "../report/report";
import { today } from "../today";
import { garbageCollector } from "./collect-garbage";
import { exitCode } from "./exit-code";
import { flagLayer, listInputs, type SettingFlags } from "./inputs";
import type { reportFormats } from "./lint-options";
import { standardOutput, terminalStyle } from "./output";
import { findSettings } from "./settings-files";

/** What the person asked for. */
export interface EditionsOptions {
  readonly format: (typeof reportFormats)[number];
  readonly config?: string;
  readonly asOf?: string;
  /** Of the comparison of periods. */
  readonly edition?: Edition;
  /** Of the comparison of editions. */
  readonly period?: Period;
  /** Compare the periods as well. */
  readonly periods?: boolean;
}

/** Says which flows are not the same in both editions, and returns the exit code. */
export async function compareEditions(paths: readonly string[], options: EditionsOptions, version: string) {
  const listing = await listInputs(paths);
  const asOf = options.asOf ?? today();
  const settingsWith = (flags: Omit<SettingFlags, "asOf">) =>
    findSettings(options.config, [flagLayer({ ...flags, asOf: options.asOf })], asOf);
  const set = settingsWith({ edition: options.edition, period: options.period });
  const first = set.settings({ file: listing.files[0]?.label ?? "", pointer: "", name: "", id: null });
  const output = standardOutput();
  const report =
    options.format === "json"
      ? comparisonJson(version, first.asOf, output.write)
      : comparisonText(terminalStyle(), output.write);
  const totals = noTotals(listing.problems);

  report.begin();
  for (const [index, [from, to]] of sidesToCompare(first, options.periods ?? false).entries()) {
    const sides = [settingsWith(from), settingsWith(to)] as const;
    const compared = noComparisonTotals();
    report.beginComparison(from, to);
    for await (const both of lintTwice(listing.files, [sides[0].settings, sides[1].settings], garbageCollector())) {
      // What cannot be read is the same each time.
      if (index === 0) addToTotals(totals, both[0]);
      for (const flow of differingFlows(both, compared)) report.flow(flow);
      await output.flush();
    }
    if (index === 0) totals.problems.push(...sides[0].problems);
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
