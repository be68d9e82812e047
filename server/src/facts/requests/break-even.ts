import { childrenById } from "../child-calls";
import type { FlowFacts } from "../flow-facts";
import { evaluate } from "./count";
import { requestsOfDay } from "./per-day";
import type { CountSymbol, LoopSymbol } from "./symbols";
import { withChildren } from "./with-children";

/**
 * The most passes of one loop, all others at their values, with which a likely day stays at or below a limit. Null
 * where this loop does not decide it: the day stays below whatever it does, or is above at its fewest passes already;
 * and where the runs of a day are not known. Worked out for single loops when asked, as it takes dozens of evaluations.
 */
export function breakEven(loop: LoopSymbol, limit: number, facts: FlowFacts): number | null {
  const runs = facts.runsPerDay?.value ?? null;
  if (runs === null) return null;
  const childFlow = childrenById(facts.childFlows);
  const { likely } = withChildren(facts.cost, facts.identity.id, childFlow).counts;
  const fits = (passes: number): boolean => {
    const perRun = evaluate(likely, (symbol) => (symbol === loop ? passes : countedValue(symbol)));
    const perDay = requestsOfDay(perRun, runs);
    return perDay !== null && perDay <= limit;
  };
  return mostPassesThat(fits, loop);
}

/**
 * The most passes of a loop with which something holds that more passes can only end. Null where it holds for all of
 * them or for none.
 */
export function mostPassesThat(holds: (passes: number) => boolean, { least, most }: LoopSymbol): number | null {
  const last = most ?? mostPasses;
  if (holds(last) || !holds(least)) return null;
  let [holding, ending] = [least, last];
  while (ending - holding > 1) {
    const middle = Math.floor((holding + ending) / 2);
    if (holds(middle)) holding = middle;
    else ending = middle;
  }
  return holding;
}

/** Beyond every limit times the longest interval, so that a loop that has not broken a limit by then never does. */
const mostPasses = 2 ** 40;

function countedValue(symbol: CountSymbol): number {
  return symbol.kind === "loop" ? symbol.value : 0;
}
