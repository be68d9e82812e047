import type { Part } from "./plan-part";
import type { Purchase, Way } from "./plan-problem";

/**
 * What no choice for a part is below: each flow takes over as much of the price of something as is left of it, from each
 * of its ways alike. What several flows share is divided among them at most once, so that the shares of any choice add
 * up to no more than its price (a feasible solution of the dual program).
 */
export function lowerBoundOf({ open, problem, bought }: Part): number {
  const left = new Map<number, number>();
  const leftOf = (at: number): number => {
    const { price, places } = problem.purchases[at] as Purchase;
    if (bought.has(at)) return 0;
    if (places !== null) return (price ?? 0) / places;
    return left.get(at) ?? price ?? 0;
  };
  let bound = 0;
  for (const { demand, ways } of open.toSorted((a, b) => a.ways.length - b.ways.length)) {
    const each = ways.map((index) => (demand.ways[index] as Way).needs.reduce((sum, need) => sum + leftOf(need), 0));
    const share = Math.min(...each);
    if (share === 0 || !Number.isFinite(share)) continue;
    bound += share;
    const taken = new Map<number, number>();
    for (const index of ways) {
      let open = share;
      for (const need of (demand.ways[index] as Way).needs) {
        const part = Math.min(open, leftOf(need));
        open -= part;
        taken.set(need, Math.max(taken.get(need) ?? 0, part));
      }
    }
    for (const [need, part] of taken) {
      if (problem.purchases[need]?.places === null) left.set(need, leftOf(need) - part);
    }
  }
  return bound;
}
