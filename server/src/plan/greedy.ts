import { lowerBoundOf } from "./lower-bound";
import {
  type ByParents,
  type NumberedFlow,
  type NumberedPart,
  type NumberedPurchase,
  type NumberedWay,
  numberedPart,
} from "./numbered-part";
import type { Part, PartSolution } from "./plan-part";
import type { PlanChoice, Way } from "./plan-problem";

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
  const numbered = numberedPart(part);
  const turns = turnsOf(numbered);
  let first: readonly number[] = [];
  let best = choose(numbered, turns, first, null) as Chosen;
  const queue = candidates(part, numbered);
  for (let trial = 0, next = 0; trial < trials && next < queue.length; trial++) {
    const purchase = queue[next] as number;
    const tried = choose(numbered, turns, [...first, purchase], best);
    if (tried !== null) {
      first = [...first, purchase];
      best = tried;
    }
    // A further group may pay off too.
    if (tried === null || numbered.purchases[purchase]?.places === null) next++;
  }
  return { ...inPlaces(numbered, best), lowerBound: lowerBoundOf(part), relaxation: null };
}

/** What several flows can share, those that most can share first. */
function candidates({ open, problem, bought }: Part, { purchases }: NumberedPart): number[] {
  const users = new Map<number, number>();
  for (const { demand, ways } of open) {
    for (const index of ways) {
      for (const need of (demand.ways[index] as Way).needs) users.set(need, (users.get(need) ?? 0) + 1);
    }
  }
  const numberOf = new Map(purchases.map(({ at }, number) => [at, number]));
  return [...users]
    .filter(([at, count]) => count > 1 && !bought.has(at) && problem.purchases[at]?.holder.kind !== "people")
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .flatMap(([at]) => numberOf.get(at) ?? []);
}

/** The flows that wait for no parent, in turn: whose payer has few other flows gains most by something that is shared. */
function turnsOf({ flows }: NumberedPart): number[] {
  const payers = flows.map(({ open: { demand, ways } }) => {
    const byPeople = ways.find((index) => demand.ways[index]?.kind === "people");
    return byPeople === undefined ? -1 : (demand.ways[byPeople]?.needs[0] ?? -1);
  });
  const others = new Map<number, number>();
  for (const payer of payers) others.set(payer, (others.get(payer) ?? 0) + 1);
  const ranks = payers.map((payer) => (payer < 0 ? 0 : (others.get(payer) as number)));
  return flows
    .flatMap(({ byParents }, flow) => (byParents ? [] : flow))
    .sort((a, b) => at(ranks, a) - at(ranks, b) || at(payers, a) - at(payers, b));
}

/** By the numbers of the part. */
interface Chosen {
  /** Units of each purchase. */
  readonly units: Counts;
  /** Purchases that were there before any flow chose. */
  readonly first: readonly number[];
  /** The way of each flow that has one, in the order in which they chose. */
  readonly ways: ReadonlyMap<number, NumberedWay>;
  readonly cost: number;
}

/** Null where it is no better than another choice. */
function choose(
  { purchases, flows, limits }: NumberedPart,
  turns: readonly number[],
  first: readonly number[],
  best: Chosen | null,
): Chosen | null {
  const units: Counts = new Float64Array(purchases.length);
  const loads: Counts = new Float64Array(purchases.length);
  const places: Counts = new Float64Array(purchases.length);
  const limitLoads: Counts = new Float64Array(limits);
  const ways = new Map<number, NumberedWay>();
  let cost = 0;
  for (const purchase of first) {
    add(units, purchase, 1);
    cost += purchases[purchase]?.price ?? 0;
  }
  // What covers every flow is beaten by its price alone.
  const mostCost = best?.ways.size === flows.length ? best.cost : Number.POSITIVE_INFINITY;
  const unitsFor = (purchase: number, { drawsOn, load }: NumberedWay): number => {
    const has = at(units, purchase);
    if (drawsOn !== purchase) return Math.max(1, has);
    const { capacity, places: each } = purchases[purchase] as NumberedPurchase;
    const further = capacity ? Math.ceil((at(loads, purchase) + load - capacity.first) / capacity.further) : 0;
    const forPlaces = each === null ? 0 : Math.ceil((at(places, purchase) + 1) / each);
    return Math.max(1, 1 + further, forPlaces, has);
  };
  const added = (way: NumberedWay): number => {
    if (way.limit >= 0 && at(limitLoads, way.limit) + way.load > way.mostLoad) return Number.POSITIVE_INFINITY;
    let sum = 0;
    for (const need of way.needs) {
      const { most, price } = purchases[need] as NumberedPurchase;
      const wanted = unitsFor(need, way);
      if (wanted > most) return Number.POSITIVE_INFINITY;
      sum += (wanted - at(units, need)) * price;
    }
    return sum;
  };
  const take = (flow: number, way: NumberedWay, price: number): void => {
    cost += price;
    for (const need of way.needs) units[need] = unitsFor(need, way);
    if (way.drawsOn >= 0) {
      add(loads, way.drawsOn, way.load);
      add(places, way.drawsOn, 1);
    }
    if (way.limit >= 0) add(limitLoads, way.limit, way.load);
    ways.set(flow, way);
  };
  const takeCheapest = (flow: number): void => {
    let cheapest: NumberedWay | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const way of (flows[flow] as NumberedFlow).ways) {
      const price = added(way);
      // Of equal ones the first that passes on.
      if (price > least || price === Number.POSITIVE_INFINITY) continue;
      if (price === least && (cheapest?.passesOn || !way.passesOn)) continue;
      cheapest = way;
      least = price;
    }
    if (cheapest) take(flow, cheapest, least);
  };
  for (const flow of turns) {
    takeCheapest(flow);
    if (cost >= mostCost) return null;
  }
  const waiting = new Set(flows.flatMap(({ byParents }, flow) => (byParents ? flow : [])));
  for (let count = -1; count !== waiting.size; ) {
    count = waiting.size;
    for (const flow of [...waiting]) {
      const { way, parents } = (flows[flow] as NumberedFlow).byParents as ByParents;
      const answers = parents.map((parent) => (typeof parent === "number" ? ways.get(parent)?.passesOn : parent));
      if (answers.includes(undefined) && !answers.includes(false)) continue;
      if (answers.includes(false)) takeCheapest(flow);
      else take(flow, way, added(way));
      waiting.delete(flow);
    }
  }
  for (const flow of waiting) takeCheapest(flow);
  const more = ways.size - (best?.ways.size ?? 0);
  return best === null || more > 0 || (more === 0 && cost < best.cost) ? { units, first, ways, cost } : null;
}

/** Counts of numbered things, 0 at first. */
type Counts = Float64Array;

function at(counts: ArrayLike<number>, index: number): number {
  return counts[index] as number;
}

function add(counts: Counts, index: number, value: number): void {
  counts[index] = at(counts, index) + value;
}

/** A choice by the places of the problem. */
function inPlaces({ purchases, flows }: NumberedPart, { units, first, ways }: Chosen): PlanChoice {
  const used = [...first, ...[...ways.values()].flatMap(({ needs }) => needs)];
  return {
    units: new Map(used.map((number) => [(purchases[number] as NumberedPurchase).at, at(units, number)])),
    ways: new Map([...ways].map(([flow, { index }]) => [(flows[flow] as NumberedFlow).open.at, index])),
  };
}
