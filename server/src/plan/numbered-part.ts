import type { OpenDemand, Part } from "./plan-part";
import type { Purchase, Way } from "./plan-problem";

/** A part whose flows and purchases are numbered from 0, so that what is tried again and again counts in arrays. */
export interface NumberedPart {
  readonly purchases: readonly NumberedPurchase[];
  readonly flows: readonly NumberedFlow[];
  /** Limits of people that ways of the part draw on. */
  readonly limits: number;
}

export interface NumberedPurchase extends Pick<Purchase, "most" | "capacity" | "places"> {
  /** Its place in the problem. */
  readonly at: number;
  readonly price: number;
}

export interface NumberedFlow {
  readonly open: OpenDemand;
  /** The ways that depend on no other flow. */
  readonly ways: readonly NumberedWay[];
  readonly byParents: ByParents | null;
}

/** The way of a child flow by its parents. */
export interface ByParents {
  readonly way: NumberedWay;
  /** The number of each parent; of one elsewhere, whether it passes its license on, as far as that is known. */
  readonly parents: readonly (number | boolean | undefined)[];
}

export interface NumberedWay {
  /** Its place among the ways of the demand. */
  readonly index: number;
  /** What it needs and is not bought. */
  readonly needs: readonly number[];
  /** -1 where none counts. */
  readonly drawsOn: number;
  readonly load: number;
  readonly passesOn: boolean;
  /** The number of the limit of people that counts; -1 for none. */
  readonly limit: number;
  /** Requests of all that count by that limit. */
  readonly mostLoad: number;
}

export function numberedPart({ problem, open, bought, settled, placeOf, limitOf }: Part): NumberedPart {
  const purchases: NumberedPurchase[] = [];
  const numberOf = numbering((at) => {
    const { price, most, capacity, places } = problem.purchases[at] as Purchase;
    purchases.push({ at, price: price ?? 0, most, capacity, places });
  });
  let limits = 0;
  const limitNumber = numbering(() => limits++);
  const numberedWay = (demand: OpenDemand["demand"], index: number): NumberedWay => {
    const { needs, drawsOn, load, passesOn } = demand.ways[index] as Way;
    const limit = drawsOn === null ? undefined : limitOf.get(drawsOn);
    return {
      index,
      needs: needs.filter((need) => !bought.has(need)).map(numberOf),
      drawsOn: drawsOn === null ? -1 : numberOf(drawsOn),
      load,
      passesOn,
      limit: limit ? limitNumber(limit.index) : -1,
      mostLoad: limit?.most ?? 0,
    };
  };
  const flowAt = new Map(open.map(({ at }, flow) => [at, flow]));
  const parentOf = (flow: number): number | boolean | undefined => {
    const at = placeOf.get(flow);
    if (at === undefined) return false;
    const way = settled.get(at);
    return flowAt.get(at) ?? (way === undefined ? undefined : problem.demands[at]?.ways[way]?.passesOn);
  };
  const flows = open.map((one): NumberedFlow => {
    const { demand, ways } = one;
    const kindOf = (index: number) => demand.ways[index]?.kind;
    const parents = ways.find((index) => kindOf(index) === "parents");
    return {
      open: one,
      ways: ways
        .filter((index) => kindOf(index) !== "parents" && kindOf(index) !== "relieved")
        .map((index) => numberedWay(demand, index)),
      byParents:
        parents === undefined ? null : { way: numberedWay(demand, parents), parents: demand.parents.map(parentOf) },
    };
  });
  return { purchases, flows, limits };
}

/** Numbers from 0, in the order in which they are first asked for. */
function numbering(onNew: (value: number) => void): (value: number) => number {
  const numbers = new Map<number, number>();
  return (value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    onNew(value);
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  };
}
