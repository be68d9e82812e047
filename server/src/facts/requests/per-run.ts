import { evaluate } from "./count";
import { type NamedLoop, type SymbolNames, symbolNames, writeFormula } from "./formula";
import type { CountSymbol } from "./symbols";
import type { CostWithChildren, Counts } from "./with-children";

/**
 * Runs in which every executed action succeeds, each loop at its value; they differ by the branches taken. Null where
 * a figure is too large to be exact.
 */
export interface RequestCount {
  readonly least: number | null;
  readonly likely: number | null;
  readonly most: number | null;
}

export interface RequestsPerRun {
  readonly perRun: RequestCount;
  /** `least` and `most` with every loop as a symbol; null where it would be too long to read. */
  readonly formula: { readonly least: string | null; readonly most: string | null };
  readonly variables: readonly NamedLoop[];
  /** Every loop at its own least and most; null where nothing bounds one that counts. */
  readonly bounds: { readonly least: number | null; readonly most: number | null };
  readonly excludes: readonly string[];
}

/** Longest formula that is shown, in characters. */
const longestFormula = 4000;

/** `names` gives the symbols of loops; without it they are numbered in the order of the text. */
export function requestsPerRun(
  { counts, loops, excludes }: CostWithChildren,
  names: SymbolNames = symbolNames(loops),
): RequestsPerRun {
  const least = (symbol: CountSymbol): number => (symbol.kind === "loop" ? symbol.least : 0);
  const most = (symbol: CountSymbol): number =>
    symbol.kind === "loop" ? (symbol.most ?? Number.POSITIVE_INFINITY) : 0;
  const formulaOfMost = writeFormula(counts.most, names, longestFormula);
  const formula = {
    least: counts.least === counts.most ? formulaOfMost : writeFormula(counts.least, names, longestFormula),
    most: formulaOfMost,
  };
  const perRun = atValues(counts);
  return {
    perRun,
    formula,
    variables: loops.map((loop) => ({ symbol: names.get(loop)?.name ?? "?", loop })),
    bounds: { least: exact(evaluate(counts.least, least)), most: exact(evaluate(counts.most, most)) },
    excludes: [
      ...excludes,
      ...(formula.least === null || formula.most === null
        ? [`the formula, which is longer than ${longestFormula} characters or holds too large a number`]
        : []),
      ...(Object.values(perRun).includes(null) ? ["the figures of a run, which are too large to be exact"] : []),
    ],
  };
}

/** The counts with each loop at its value. */
export function atValues({ least, likely, most }: Counts): RequestCount {
  const atValue = (symbol: CountSymbol): number => (symbol.kind === "loop" ? symbol.value : 0);
  const ofMost = exact(evaluate(most, atValue));
  // Mostly all runs cost the same.
  return {
    least: least === most ? ofMost : exact(evaluate(least, atValue)),
    likely: likely === most ? ofMost : exact(evaluate(likely, atValue)),
    most: ofMost,
  };
}

/** Beyond this no sum is sure to its last digit, and no flow ever gets there. */
export function exact(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
