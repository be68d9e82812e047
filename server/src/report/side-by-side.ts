import { editions, periods } from "../../../shared/settings";
import type { FlowAnalysis } from "../analyze";
import type { LintedFile } from "../estate/lint-files";
import { instantFlowLimit } from "../facts/license/instant-flow-limit";
import { lineIndexOf } from "../syntax/source-range";
import type { ComparedSide } from "./comparison";
import { type ComparedFact, type ComparedFacts, comparedFacts, comparedIn, sourcesOfFact } from "./flow-differences";
import type { ReportTotals } from "./report";

/** Both editions, each with both periods. */
export const allSides: readonly ComparedSide[] = editions.flatMap((edition) =>
  periods.map((period) => ({ edition, period })),
);

/** A flow that is not the same on all sides. */
export interface SideBySideFlow {
  readonly file: string;
  readonly pointer: string;
  readonly name: string;
  readonly id: string | null;
  readonly facts: readonly FactBySide[];
}

/** A fact that is not the same on all sides, in the order of `allSides`. */
export type FactBySide = {
  [Fact in ComparedFact]: {
    readonly fact: Fact;
    readonly values: readonly ComparedFacts[Fact][];
    readonly sources: readonly string[];
    /** What the values alone do not tell; null where they do. */
    readonly note: string | null;
  };
}[ComparedFact];

/** What one side says of the flows together. */
export interface SideTotals extends ComparedSide {
  /** By whether what is declared as held is enough; flows for which nothing is declared are not known. */
  readonly verdicts: { covered: number; notCovered: number; notKnown: number };
  /** Flows whose likely day is above the limit of whoever pays. */
  aboveLimit: number;
}

export interface SideBySideTotals {
  flows: number;
  differing: number;
  readonly byFact: Record<ComparedFact, number>;
  readonly sides: readonly SideTotals[];
}

/** Writes one format. Flows arrive one by one and are written at once. */
export interface SideBySideWriter {
  begin(): void;
  flow(flow: SideBySideFlow): void;
  end(totals: SideBySideTotals, read: ReportTotals): void;
}

export function noSideBySideTotals(): SideBySideTotals {
  return {
    flows: 0,
    differing: 0,
    byFact: Object.fromEntries(comparedFacts.map((fact) => [fact, 0])) as Record<ComparedFact, number>,
    sides: allSides.map((side) => ({
      ...side,
      verdicts: { covered: 0, notCovered: 0, notKnown: 0 },
      aboveLimit: 0,
    })),
  };
}

/** The flows of a file that differ; all are counted in the totals. `linted`: the file on each side. */
export function differingSideBySide(linted: readonly LintedFile[], totals: SideBySideTotals): SideBySideFlow[] {
  const [first] = linted;
  if (!first || first.analysis.flows.length === 0) return [];
  const lines = lineIndexOf(first.text);
  return first.analysis.flows.flatMap((flow, index): SideBySideFlow[] => {
    const analyses = linted.flatMap(({ analysis }) => analysis.flows[index] ?? []);
    const bySide = analyses.map((analysis) => comparedIn(analysis, lines));
    totals.flows++;
    bySide.forEach((facts, side) => {
      addToSide(facts, totals.sides[side] as SideTotals);
    });
    const facts = comparedFacts.flatMap((fact) => factBySide(fact, bySide, analyses) ?? []);
    if (facts.length === 0) return [];
    totals.differing++;
    for (const { fact } of facts) totals.byFact[fact]++;
    const { file, pointer, name, id } = flow.facts.identity;
    return [{ file, pointer, name, id, facts }];
  });
}

function addToSide({ verdict, day }: ComparedFacts, side: SideTotals): void {
  if (verdict === "covered") side.verdicts.covered++;
  else if (verdict === "not-covered") side.verdicts.notCovered++;
  else side.verdicts.notKnown++;
  if (day === "above") side.aboveLimit++;
}

function factBySide(
  fact: ComparedFact,
  bySide: readonly ComparedFacts[],
  analyses: readonly FlowAnalysis[],
): FactBySide | null {
  const values = bySide.map((facts) => facts[fact]);
  const isSame = new Set(values.map((value) => JSON.stringify(value))).size < 2;
  return isSame
    ? null
    : ({ fact, values, sources: sourcesOfFact(fact, analyses), note: noteOn(fact, analyses) } as FactBySide);
}

/** An instant flow has a limit of its own on some sides, which then is not that of the licenses that are named. */
function noteOn(fact: ComparedFact, analyses: readonly FlowAnalysis[]): string | null {
  const hasOwn = analyses.some(({ facts: { license, settings } }) => license && instantFlowLimit(license, settings));
  if (!hasOwn || (fact !== "limit" && fact !== "options")) return null;
  return fact === "limit"
    ? "In the transition period the limit is the instant flow's own, whoever runs it and whatever license that person has."
    : "In the transition period what a person's license allows does not count for an instant flow: it has a limit of its own.";
}
