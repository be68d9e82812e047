import { childrenById } from "../child-calls";
import type { FlowFacts } from "../flow-facts";
import type { FlowSummary } from "../flow-summary";
import { mostPassesThat } from "./break-even";
import { evaluate } from "./count";
import { requestsOfDay } from "./per-day";
import type { CountSymbol, LoopSymbol } from "./symbols";
import type { FindChild } from "./visit-children";
import { withChildren } from "./with-children";

/** What a flow is estimated to use on a day, next to what it used. */
export interface ExplainedRequests {
  /** Null where the runs of a day are not known. */
  readonly estimated: number | null;
  /** How each loop alone would explain the difference, those that could in the order of the text. */
  readonly byLoop: readonly LoopExplanation[];
  /** How many runs of a day would explain it, with up to four decimals; null where a schedule alone tells the runs. */
  readonly runsPerDay: number | null;
}

/** How often one loop would have to pass, all else being as estimated. */
export interface LoopExplanation {
  readonly loop: LoopSymbol;
  /** A whole number, the one that comes nearest. */
  readonly passes: number;
  /** The likely requests of a day with so many passes. */
  readonly perDay: number;
}

/**
 * Solves the count of a likely run for one loop at a time, so that a day uses as much as was seen. `leftOut`: child flows
 * that are counted by themselves.
 */
export function explainRequests(
  facts: FlowFacts,
  actual: number,
  leftOut: (child: FlowSummary) => boolean,
): ExplainedRequests {
  const childFlow = childrenById(facts.childFlows);
  const { counts, loops } = withChildren(facts.cost, facts.identity.id, without(leftOut, childFlow));
  const runs = facts.runsPerDay?.value ?? null;
  const perRun = (at: (symbol: CountSymbol) => number) => evaluate(counts.likely, at);
  const likelyRun = perRun(estimatedPasses);
  const dayWith = (loop: LoopSymbol, passes: number): number | null =>
    runs === null
      ? null
      : requestsOfDay(
          perRun((symbol) => (symbol === loop ? passes : estimatedPasses(symbol))),
          runs,
        );
  const estimated = runs === null ? null : requestsOfDay(likelyRun, runs);
  return {
    estimated,
    byLoop: estimated === null ? [] : loops.flatMap((loop) => explanationOf(loop, actual, dayWith) ?? []),
    runsPerDay: facts.runsPerDay?.exact || likelyRun === 0 ? null : Math.round((actual / likelyRun) * 10_000) / 10_000,
  };
}

/** The child flows, and those that they call, but for some. */
function without(leftOut: (child: FlowSummary) => boolean, childFlow: FindChild): FindChild {
  // Each child once, for what is worked out of it is remembered by it.
  const known = new Map<FlowSummary, FlowSummary>();
  const within =
    (find: FindChild): FindChild =>
    (id) => {
      const child = find(id);
      if (!child || leftOut(child)) return undefined;
      const before = known.get(child);
      if (before) return before;
      const made = { ...child, childFlow: within(child.childFlow) };
      known.set(child, made);
      return made;
    };
  return within(childFlow);
}

/** Null where the loop cannot explain it: it changes nothing, or not enough within its bounds. */
function explanationOf(
  loop: LoopSymbol,
  actual: number,
  dayWith: (loop: LoopSymbol, passes: number) => number | null,
): LoopExplanation | null {
  const below = mostPassesThat((passes) => {
    const day = dayWith(loop, passes);
    return day !== null && day <= actual;
  }, loop);
  if (below === null) return null;
  const [under, over] = [dayWith(loop, below), dayWith(loop, below + 1)];
  if (under === null) return null;
  const isNearer = over !== null && over - actual < actual - under;
  return isNearer ? { loop, passes: below + 1, perDay: over } : { loop, passes: below, perDay: under };
}

function estimatedPasses(symbol: CountSymbol): number {
  return symbol.kind === "loop" ? symbol.value : 0;
}
