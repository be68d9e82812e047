import { lowerBoundOf } from "./lower-bound";
import type { OpenDemand, Part, PartSolution } from "./plan-part";
import type { Purchase, Way } from "./plan-problem";

/** Purchases that are tried as the first of a choice, and steps that this may take together. */
const mostTrials = 200;
const mostSteps = 2_000_000;

/**
 * A part that is too large for a program: each flow takes what adds least, after purchases that pay off together were
 * tried first. A bound that holds for any choice says how much cheaper another one could be at most.
 */
export function greedyChoice(part: Part): PartSolution {
  const ways = part.open.reduce((sum, { ways: left }) => sum + left.length, 0);
  const trials = Math.min(mostTrials, Math.floor(mostSteps / Math.max(1, ways)));
  let first: readonly number[] = [];
  let best = choose(part, first);
  const queue = candidates(part);
  for (let trial = 0, next = 0; trial < trials && next < queue.length; trial++) {
    const purchase = queue[next] as number;
    const tried = choose(part, [...first, purchase]);
    const isBetter = tried.open < best.open || (tried.open === best.open && tried.cost < best.cost);
    if (isBetter) {
      first = [...first, purchase];
      best = tried;
    }
    // A further group may pay off too.
    if (!isBetter || part.problem.purchases[purchase]?.places === null) next++;
  }
  return { units: best.units, ways: best.ways, lowerBound: lowerBoundOf(part), relaxation: null };
}

/** What several flows can share, those that most can share first. */
function candidates({ open, problem, bought }: Part): number[] {
  const users = new Map<number, number>();
  for (const { demand, ways } of open) {
    for (const index of ways) {
      for (const need of (demand.ways[index] as Way).needs) users.set(need, (users.get(need) ?? 0) + 1);
    }
  }
  return [...users]
    .filter(([at, count]) => count > 1 && !bought.has(at) && problem.purchases[at]?.holder.kind !== "people")
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([at]) => at);
}

interface Chosen {
  readonly units: Map<number, number>;
  readonly ways: Map<number, number>;
  readonly cost: number;
  /** Demands that nothing covers. */
  readonly open: number;
}

function choose(part: Part, first: readonly number[]): Chosen {
  const { problem, open, bought } = part;
  const units = new Map<number, number>();
  for (const at of first) units.set(at, (units.get(at) ?? 0) + 1);
  const ways = new Map<number, number>();
  const loads = new Map<number, number>();
  const places = new Map<number, number>();
  const limitLoads = new Map<number, number>();
  const limitOf = new Map(
    problem.limits.flatMap((limit, index) => limit.purchases.map((of) => [of.purchase, { index, ...of }] as const)),
  );
  let cost = first.reduce((sum, at) => sum + priceOf(problem.purchases[at]), 0);
  const unitsFor = (purchase: number, way: Way): number => {
    const { capacity, places: each } = problem.purchases[purchase] as Purchase;
    let needed = 1;
    if (way.drawsOn === purchase && capacity) {
      const load = (loads.get(purchase) ?? 0) + way.load;
      needed = Math.max(1, 1 + Math.ceil((load - capacity.first) / capacity.further));
    }
    if (way.drawsOn === purchase && each !== null)
      needed = Math.max(needed, Math.ceil(((places.get(purchase) ?? 0) + 1) / each));
    return Math.max(needed, units.get(purchase) ?? 0);
  };
  const added = (way: Way): number => {
    const limit = way.drawsOn === null ? undefined : limitOf.get(way.drawsOn);
    if (limit && (limitLoads.get(limit.index) ?? 0) + way.load > limit.limit) return Number.POSITIVE_INFINITY;
    let sum = 0;
    for (const need of way.needs) {
      if (bought.has(need)) continue;
      const wanted = unitsFor(need, way);
      if (wanted > (problem.purchases[need] as Purchase).most) return Number.POSITIVE_INFINITY;
      sum += (wanted - (units.get(need) ?? 0)) * priceOf(problem.purchases[need]);
    }
    return sum;
  };
  const take = (one: OpenDemand, index: number): void => {
    const way = one.demand.ways[index] as Way;
    cost += added(way);
    for (const need of way.needs) if (!bought.has(need)) units.set(need, unitsFor(need, way));
    if (way.drawsOn !== null) {
      loads.set(way.drawsOn, (loads.get(way.drawsOn) ?? 0) + way.load);
      places.set(way.drawsOn, (places.get(way.drawsOn) ?? 0) + 1);
      const limit = limitOf.get(way.drawsOn);
      if (limit) limitLoads.set(limit.index, (limitLoads.get(limit.index) ?? 0) + way.load);
    }
    ways.set(one.at, index);
  };
  const passes = (flow: number): boolean | undefined => {
    const at = part.placeOf.get(flow);
    if (at === undefined) return false;
    const index = ways.get(at) ?? part.settled.get(at);
    return index === undefined ? undefined : problem.demands[at]?.ways[index]?.passesOn;
  };
  const cheapest = (one: OpenDemand): void => {
    const usual = one.ways.filter((index) => !isConditional(one.demand.ways[index] as Way));
    const costs = usual.map((index) => added(one.demand.ways[index] as Way));
    const least = Math.min(...costs);
    if (usual.length === 0 || least === Number.POSITIVE_INFINITY) return;
    const equal = usual.filter((_, position) => costs[position] === least);
    take(one, equal.find((index) => one.demand.ways[index]?.passesOn) ?? (equal[0] as number));
  };
  const withParents = open.filter(({ demand, ways: left }) =>
    left.some((index) => demand.ways[index]?.kind === "parents"),
  );
  const waiting = new Set(withParents);
  // Whose payer has few other flows gains most by something that is shared.
  const others = new Map<number, number>();
  const payerOf = ({ demand, ways: left }: OpenDemand): number =>
    left.flatMap((index) => (demand.ways[index]?.kind === "people" ? (demand.ways[index]?.needs[0] ?? []) : []))[0] ??
    -1;
  for (const one of open) others.set(payerOf(one), (others.get(payerOf(one)) ?? 0) + 1);
  const rank = (one: OpenDemand): number => (payerOf(one) < 0 ? 0 : (others.get(payerOf(one)) ?? 0));
  const inTurn = open.filter((one) => !waiting.has(one)).sort((a, b) => rank(a) - rank(b) || payerOf(a) - payerOf(b));
  for (const one of inTurn) cheapest(one);
  for (let count = -1; count !== waiting.size; ) {
    count = waiting.size;
    for (const one of [...waiting]) {
      const answers = one.demand.parents.map(passes);
      if (answers.includes(undefined) && !answers.includes(false)) continue;
      const index = one.ways.find((it) => one.demand.ways[it]?.kind === "parents") as number;
      if (answers.includes(false)) cheapest(one);
      else take(one, index);
      waiting.delete(one);
    }
  }
  for (const one of waiting) cheapest(one);
  return { units, ways, cost, open: open.length - ways.size };
}

function isConditional({ kind }: Way): boolean {
  return kind === "parents" || kind === "relieved";
}

function priceOf(purchase: Purchase | undefined): number {
  return purchase?.price ?? 0;
}
