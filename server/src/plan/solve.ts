import { listIn } from "../../../shared/list-in";
import { groupsOf } from "../estate/graph-parts";
import { greedyChoice } from "./greedy";
import { integerProgram, leastCells } from "./integer-program";
import type { OpenDemand, Part } from "./plan-part";
import type { PlanChoice, PlanProblem, Way } from "./plan-problem";
import { type Simplified, simplify } from "./simplify";

/** The cheapest choice that was found, and what no choice is below. */
export interface Solution extends PlanChoice {
  /** A month, of all that has a price. */
  readonly price: number;
  readonly lowerBound: number;
  /** How the parts were solved that no exchange settles. */
  readonly parts: readonly SolvedPart[];
}

/** Flows whose licenses have to be weighed together. */
export interface SolvedPart {
  /** Demands, by their places. */
  readonly demands: readonly number[];
  readonly price: number;
  readonly lowerBound: number;
  /** The relaxation of the integer program; null where the part is too large for it. */
  readonly relaxation: number | null;
}

/** Exchanges settle most flows; what is left is solved part by part, as an integer program where its size allows it. */
export function solve(problem: PlanProblem): Solution {
  const simplified = simplify(problem);
  const units = new Map([...simplified.bought].map((at) => [at, 1]));
  const ways = new Map(simplified.settled);
  const parts: SolvedPart[] = [];
  const isSunk = (at: number): boolean => simplified.bought.has(at);
  const fixed = [...simplified.bought].reduce((sum, at) => sum + (problem.purchases[at]?.price ?? 0), 0);
  let price = fixed;
  let lowerBound = fixed;
  const placeOf = new Map(problem.demands.map(({ flow }, at) => [flow, at]));
  const limitOf: Part["limitOf"] = new Map(
    problem.limits.flatMap(({ purchases }, index) =>
      purchases.map(({ purchase, limit: most }) => [purchase, { index, most }]),
    ),
  );
  const { bought, settled } = simplified;
  const found = partsOf(simplified, limitOf);
  const cells = found.reduce((sum, open) => sum + leastCells(open), 0);
  for (const open of found) {
    const part: Part = { problem, open, bought, settled, placeOf, limitOf };
    const solved = integerProgram(part, leastCells(open) / cells) ?? greedyChoice(part);
    let cost = 0;
    for (const [at, count] of solved.units) {
      if (count === 0 || isSunk(at)) continue;
      units.set(at, count);
      cost += count * (problem.purchases[at]?.price ?? 0);
    }
    for (const [at, way] of solved.ways) ways.set(at, way);
    const bound = Math.min(cost, solved.lowerBound);
    price += cost;
    lowerBound += bound;
    const demands = open.map(({ at }) => at);
    parts.push({ demands, price: cents(cost), lowerBound: cents(bound), relaxation: solved.relaxation });
  }
  return { units, ways, price: cents(price), lowerBound: cents(lowerBound), parts };
}

export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** Open demands that share a purchase or a limit, or of which one waits for the other. */
function partsOf({ open, bought }: Simplified, limitOf: Part["limitOf"]): OpenDemand[][] {
  const placeOf = new Map(open.map(({ demand }, index) => [demand.flow, index]));
  const links = new Map<string, number[]>();
  const direct: number[][] = [];
  open.forEach(({ demand, ways }, index) => {
    const link = (key: string): void => void listIn(links, key).push(index);
    for (const at of ways) {
      const { needs, drawsOn } = demand.ways[at] as Way;
      for (const need of needs) if (!bought.has(need)) link(`purchase ${need}`);
      if (drawsOn === null) continue;
      link(`purchase ${drawsOn}`);
      const limit = limitOf.get(drawsOn)?.index;
      if (limit !== undefined) link(`limit ${limit}`);
    }
    for (const flow of [...demand.parents, ...demand.premiumChildren]) {
      const other = placeOf.get(flow);
      if (other !== undefined) direct.push([index, other]);
    }
  });
  const found = groupsOf(open.length, [...links.values(), ...direct]);
  return found.map((group) => group.map((index) => open[index] as OpenDemand));
}
