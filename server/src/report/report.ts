import { addAll } from "../../../shared/add-all";
import type { Edition, Period } from "../../../shared/settings";
import { fileProblems } from "../estate/file-problems";
import type { LintedFile } from "../estate/lint-files";
import type { InputProblem } from "../exports/export-file";
import type { FlowIdentity } from "../facts/flow-identity";
import type { Severity } from "../findings/finding";
import { compareText } from "../syntax/compare-text";
import { addToDaySums, type DaySums } from "./day-sums";

/** What produced a report and on which facts it rests. */
export interface ReportHead {
  readonly version: string;
  readonly edition: Edition;
  readonly period: Period;
  readonly asOf: string;
  readonly showSuppressed: boolean;
  /** The text leaves hints out unless asked; other formats always have them. */
  readonly showHints: boolean;
  /** The settings file that counts most for a flow, to write its fixes; null where no fixes are asked for. */
  readonly fixes: SettingsFileOf | null;
}

/** The settings file that fixes of a flow would change: as messages call it, and its text; null where it is to be made. */
export type SettingsFileOf = (flow: FlowIdentity) => { readonly file: string; readonly text: string | null };

/** What a report counts while files pass by. */
export interface ReportTotals {
  files: number;
  flows: number;
  actions: number;
  premiumFlows: number;
  readonly findings: Record<Severity, number>;
  suppressed: number;
  readonly problems: InputProblem[];
  readonly perDay: DaySums;
  /** Ids already summed: a flow that is among the inputs twice is summed once. */
  readonly summedIds: Set<string>;
}

/**
 * Writes one format. Files arrive one by one and are written at once, so that a report of any size takes no memory;
 * only problems are kept to the end.
 */
export interface ReportWriter {
  begin(): void;
  file(linted: LintedFile): void;
  end(totals: ReportTotals): void;
}

export function noTotals(problems: readonly InputProblem[]): ReportTotals {
  return {
    files: 0,
    flows: 0,
    actions: 0,
    premiumFlows: 0,
    findings: { error: 0, warning: 0, information: 0, hint: 0 },
    suppressed: 0,
    problems: [...problems],
    perDay: new Map(),
    summedIds: new Set(),
  };
}

/** Adds a file to the totals. */
export function addToTotals(totals: ReportTotals, { file, text, analysis, problem }: LintedFile): void {
  totals.files++;
  if (problem) totals.problems.push(problem);
  addAll(totals.problems, fileProblems(file, text, analysis.problems));
  for (const { facts, findings } of analysis.flows) {
    totals.flows++;
    const { id } = facts.identity;
    if (id === null || !totals.summedIds.has(id)) {
      totals.actions += facts.actions.total;
      if (facts.premium.length > 0) totals.premiumFlows++;
      addToDaySums(totals.perDay, facts);
      if (id !== null) totals.summedIds.add(id);
    }
    for (const { severity, suppressed } of findings) {
      if (suppressed) totals.suppressed++;
      else totals.findings[severity]++;
    }
  }
}

/** Problems in the order of their files and lines; those of one line as they were found. */
export function sortedProblems({ problems }: { readonly problems: readonly InputProblem[] }): readonly InputProblem[] {
  const last = Number.POSITIVE_INFINITY;
  const byLine = (a: InputProblem, b: InputProblem) => (a.line === b.line ? 0 : (a.line ?? last) - (b.line ?? last));
  return problems.toSorted((a, b) => compareText(a.file, b.file) || byLine(a, b));
}
