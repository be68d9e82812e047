import type { EstateFlow, FlowLicense } from "../estate/estate-flow";
import type { EstateGraph } from "../estate/estate-graph";
import { type LicenseId, lookUpLicense } from "../reference/licenses";
import { boughtAnyway } from "./bought-anyway";
import type { BuiltProblem } from "./build-problem";
import type { Demand, Purchase, Way, WayKind } from "./plan-problem";
import { type RequestsAbove, requestsAbove } from "./requests-above";
import type { Solution } from "./solve";

/** How a flow is licensed in the plan, and why not for less. */
export interface PlannedFlow {
  /** Null where no license of Power Automate is asked for; `not-covered` where none is enough. */
  readonly by: WayKind | "seeded" | "held" | "not-covered" | null;
  /** What licenses it, by its place in the lines of the plan. */
  readonly lines: readonly number[];
  /** Ways that are not taken, each enough by itself; the cheapest first. */
  readonly others: readonly OtherWay[];
  /** Licenses that cost less and are not enough. */
  readonly notEnough: readonly NotEnough[];
  /** Licenses that would do and are not to be bought, by name. */
  readonly leftOut: readonly string[];
  /** Null where the requests of a day may be within the limit, or were counted. */
  readonly above: RequestsAbove | null;
}

/** The same while lines are not yet made: what licenses it, by its place among the purchases of the problem. */
export interface FlowUse extends Omit<PlannedFlow, "lines"> {
  readonly purchases: readonly number[];
}

export interface OtherWay {
  readonly license: LicenseId;
  readonly name: string;
  /** For this flow alone; null where no price is known. */
  readonly pricePerMonth: number | null;
  readonly currency: string;
}

export interface NotEnough {
  readonly license: LicenseId;
  readonly name: string;
  readonly lacks: readonly string[];
}

export function plannedFlows(
  graph: EstateGraph,
  { demands, purchases }: BuiltProblem,
  { ways, units }: Solution,
  without: ReadonlySet<LicenseId>,
): FlowUse[] {
  const atOf = new Map(demands.map(({ flow }, at) => [flow, at]));
  const wayOf = (flow: number): Way | undefined => {
    const at = atOf.get(flow);
    return at === undefined ? undefined : (demands[at] as Demand).ways[ways.get(at) ?? -1];
  };
  const replaced = boughtAnyway(purchases, units);
  const neededFor = (flow: number): readonly number[] => {
    const way = wayOf(flow);
    const license = graph.flows[flow]?.license;
    const isStandard = license?.features.length === 0 || (way?.kind === "relieved" && !license?.isPremiumItself);
    return (way?.needs ?? []).map((need) => (isStandard ? (replaced.get(need) ?? need) : need));
  };
  const inherited = new Map<number, ReadonlySet<number>>();
  /** What licenses a flow: for a child flow, what licenses each of its parents. */
  const purchasesOf = (flow: number): ReadonlySet<number> => {
    const known = inherited.get(flow);
    if (known) return known;
    const way = wayOf(flow);
    const found = new Set(neededFor(flow));
    inherited.set(flow, found);
    if (way?.kind === "parents") {
      for (const parent of graph.callers[flow] ?? []) for (const purchase of purchasesOf(parent)) found.add(purchase);
    }
    return found;
  };
  const unitsOf = (at: number) => ({
    purchase: purchases[at] as Purchase,
    // A group is one unit of many.
    units: purchases[at]?.places === null ? (units.get(at) ?? 0) : 1,
  });
  const shared = new Map<FlowLicense, readonly NotEnough[]>();
  return graph.flows.map((flow, index): FlowUse => {
    const { license } = flow;
    if (license === null) return { by: null, purchases: [], others: [], notEnough: [], leftOut: [], above: null };
    const way = wayOf(index);
    const leftOut = license.options.filter(({ license: id, held }) => !held && without.has(id)).map(({ name }) => name);
    if (way === undefined) return { by: "not-covered", purchases: [], others: [], notEnough: [], leftOut, above: null };
    const used = [...purchasesOf(index)];
    const by = byOf(way, used, purchases, license);
    if (!shared.has(license)) shared.set(license, notEnoughFor(license));
    return {
      by,
      purchases: used,
      others: by === "seeded" || by === "held" || by === "nothing" ? [] : othersOf(flow, used, purchases, without),
      notEnough:
        by === "seeded" || by === "nothing" || way.needs.some((need) => replaced.has(need))
          ? []
          : (shared.get(license) ?? []),
      leftOut,
      above: by === "parents" ? null : requestsAbove(flow, used.map(unitsOf)),
    };
  });
}

function byOf(way: Way, used: readonly number[], purchases: readonly Purchase[], { features }: FlowLicense) {
  if (way.kind === "parents" || way.kind === "nothing") return way.kind;
  const bought = used.flatMap((at) => purchases[at] ?? []);
  if (bought.length > 0 && bought.every(({ held }) => held)) return "held";
  const isFree = bought.every(({ price, holder }) => holder.kind === "people" && (price === 0 || price === null));
  return isFree && (features.length === 0 || way.kind === "relieved") ? "seeded" : way.kind;
}

function othersOf(
  { license }: EstateFlow,
  used: readonly number[],
  purchases: readonly Purchase[],
  without: ReadonlySet<LicenseId>,
): OtherWay[] {
  const chosen = new Set(used.flatMap((at) => purchases[at]?.license ?? []));
  return (license?.options ?? [])
    .filter((option) => !chosen.has(option.license) && !without.has(option.license))
    .map(({ license: id, name, pricePerMonth, currency }) => ({ license: id, name, pricePerMonth, currency }));
}

/** Plans that come with most people's accounts. */
const seeded: readonly LicenseId[] = ["power-automate-free", "microsoft-365"];

function notEnoughFor({ features, options }: FlowLicense): NotEnough[] {
  return seeded.flatMap((id) => {
    const row = lookUpLicense(id);
    if (!row || options.some(({ license }) => license === id)) return [];
    return [{ license: id, name: row.name, lacks: features.length > 0 ? features : ["requests"] }];
  });
}
