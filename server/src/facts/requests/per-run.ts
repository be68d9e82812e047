import type { FlowSettings } from "../../../../shared/settings";
import type { PerformanceProfile } from "../../reference/licenses";
import { performanceProfiles } from "../../reference/licenses";
import { requestLimit } from "../../reference/limits";
import { evaluate } from "./count";
import { symbolNames, writeFormula } from "./formula";
import type { CountSymbol, LoopSymbol } from "./symbols";
import type { CostWithChildren } from "./with-children";

/** Requests of one run. Null stands for what is not known. */
export interface RequestCount {
  /** Runs in which every executed action succeeds, each loop at its value; they differ by the branches taken. */
  readonly least: number;
  readonly likely: number;
  readonly most: number;
}

export interface NamedLoop {
  readonly symbol: string;
  readonly loop: LoopSymbol;
}

export interface RequestsPerRun {
  readonly perRun: RequestCount;
  /** `least` and `most` with every loop as a symbol; null where it would be too long to read. */
  readonly formula: { readonly least: string | null; readonly most: string | null };
  readonly variables: readonly NamedLoop[];
  /** Every loop at its own least and most; null where nothing bounds one that counts. */
  readonly bounds: { readonly least: number; readonly most: number | null };
  readonly excludes: readonly string[];
}

/** A daily limit and how many runs fit under it. */
export interface ProfileLimit {
  readonly profile: PerformanceProfile;
  /** Requests in 24 hours. */
  readonly limit: number;
  /** Whole runs per day that stay at or below the limit; null where a run costs nothing. */
  readonly runsPerDayAtLimit: number | null;
}

/** Longest formula that is shown, in characters. */
const longestFormula = 4000;

export function requestsPerRun({ counts, loops, excludes }: CostWithChildren): RequestsPerRun {
  const value = (symbol: CountSymbol): number => (symbol.kind === "loop" ? symbol.value : 0);
  const least = (symbol: CountSymbol): number => (symbol.kind === "loop" ? symbol.least : 0);
  const most = (symbol: CountSymbol): number =>
    symbol.kind === "loop" ? (symbol.most ?? Number.POSITIVE_INFINITY) : 0;
  const names = symbolNames(loops);
  const formula = {
    least: writeFormula(counts.least, names, longestFormula),
    most: writeFormula(counts.most, names, longestFormula),
  };
  const greatest = evaluate(counts.most, most);
  const tooLong = formula.least === null || formula.most === null;
  return {
    perRun: {
      least: evaluate(counts.least, value),
      likely: evaluate(counts.likely, value),
      most: evaluate(counts.most, value),
    },
    formula,
    variables: loops.map((loop) => ({ symbol: names.get(loop) as string, loop })),
    bounds: {
      least: evaluate(counts.least, least),
      most: Number.isFinite(greatest) ? greatest : null,
    },
    excludes: tooLong ? [...excludes, `the formula, which is longer than ${longestFormula} characters`] : excludes,
  };
}

/** The limits of all four profiles in the chosen period and edition. */
export function profileLimits({ likely }: RequestCount, settings: FlowSettings): ProfileLimit[] {
  return performanceProfiles.map((profile) => {
    const limit = requestLimit(profile, settings.period, settings.edition).value;
    return { profile, limit, runsPerDayAtLimit: likely > 0 ? Math.floor(limit / likely) : null };
  });
}
