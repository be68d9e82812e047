import type { Edition, Period } from "../../../shared/settings";
import type { LintedFile } from "../estate/lint-files";
import { lineIndexOf } from "../syntax/source-range";
import { type ComparedFact, comparedFacts, type FlowDifference, flowDifferences } from "./flow-differences";
import type { ReportTotals } from "./report";

/** Which figures one side of a comparison uses. */
export interface ComparedSide {
  readonly edition: Edition;
  readonly period: Period;
}

/** A flow that is not the same on both sides. */
export interface DifferingFlow {
  readonly file: string;
  readonly pointer: string;
  readonly name: string;
  readonly id: string | null;
  readonly differences: readonly FlowDifference[];
}

/** What a comparison counts while files pass by. */
export interface ComparisonTotals {
  flows: number;
  differing: number;
  readonly byFact: Record<ComparedFact, number>;
}

/** Writes one format. Files arrive one by one and are written at once; only problems are kept to the end. */
export interface ComparisonWriter {
  begin(): void;
  beginComparison(from: ComparedSide, to: ComparedSide): void;
  flow(flow: DifferingFlow): void;
  endComparison(totals: ComparisonTotals): void;
  end(totals: ReportTotals): void;
}

export function noComparisonTotals(): ComparisonTotals {
  const byFact = Object.fromEntries(comparedFacts.map((fact) => [fact, 0])) as Record<ComparedFact, number>;
  return { flows: 0, differing: 0, byFact };
}

/** The flows of a file that differ; they are counted in the totals. */
export function differingFlows([first, second]: readonly LintedFile[], totals: ComparisonTotals) {
  const flows = first?.analysis.flows ?? [];
  totals.flows += flows.length;
  if (!first || flows.length === 0) return [];
  const lines = lineIndexOf(first.text);
  return flows.flatMap((flow, index): DifferingFlow[] => {
    const other = second?.analysis.flows[index];
    const differences = other ? flowDifferences(flow, other, lines) : [];
    if (differences.length === 0) return [];
    totals.differing++;
    for (const { fact } of differences) totals.byFact[fact]++;
    const { file, pointer, name, id } = flow.facts.identity;
    return [{ file, pointer, name, id, differences }];
  });
}
