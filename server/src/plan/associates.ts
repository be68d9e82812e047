import { listIn } from "../../../shared/list-in";
import type { EstateGraph } from "../estate/estate-graph";
import { groupsOf } from "../estate/graph-parts";
import type { Demand, Way } from "./plan-problem";
import type { Purchases } from "./purchases";

/** Pairs of flows that are weighed at most; beyond, only some flows may carry the license for the others. */
const mostPairs = 300_000;

interface WithAssociates {
  readonly demands: readonly Demand[];
  /** Flows of which not every way is weighed. */
  readonly leftOut: ReadonlySet<number>;
}

/**
 * Adds the ways to license a flow by associating it with another one of its solution that works on one of its sources
 * and carries Process (`faq#my-dpa-process-has-multiple-cloud-flows-will-i-need-multiple-process-licenses`). The
 * license goes on a flow that needs one. Where the payers of all flows that one license could serve cost no more than
 * it together, buying theirs is never dearer, and the ways are left out.
 */
export function associatesOf(graph: EstateGraph, demands: readonly Demand[], purchases: Purchases): WithAssociates {
  const byFlow = new Map(demands.map((demand) => [demand.flow, demand]));
  const added = new Map<number, Way[]>();
  const leftOut = new Set<number>();
  const paired = new Set<string>();
  let pairs = 0;
  const worthwhile = new Set(
    groupsOf(
      graph.flows.length,
      graph.sharedSources.map(({ flows }) => flows),
    )
      .map((cluster) => cluster.filter((at) => processWay(byFlow.get(at))))
      .filter((cluster) => cluster.length > 1 && isWorthwhile(cluster, byFlow, graph, purchases))
      .flat(),
  );
  for (const { flows } of graph.sharedSources) {
    const members = flows.filter((at) => worthwhile.has(at));
    if (members.length < 2) continue;
    pairs += members.length * members.length;
    const carriers = pairs > mostPairs ? members.slice(0, 1) : members;
    if (carriers.length < members.length) for (const at of members) leftOut.add(at);
    for (const carrier of carriers) {
      const from = processWay(byFlow.get(carrier)) as Way;
      for (const at of members) {
        if (at === carrier || paired.has(`${carrier} ${at}`)) continue;
        paired.add(`${carrier} ${at}`);
        const own = processWay(byFlow.get(at)) as Way;
        // A license of its own counts before any other (row 2).
        if (purchases.all[own.needs[0] as number]?.held) continue;
        const needs = [from.needs[0] as number, ...own.needs.slice(1)];
        listIn(added, at).push({ ...own, kind: "associated", needs, drawsOn: from.drawsOn, passesOn: false });
      }
    }
  }
  const withAdded = demands.map((demand) => {
    const more = added.get(demand.flow);
    return more ? { ...demand, ways: [...demand.ways, ...more] } : demand;
  });
  return { demands: withAdded, leftOut };
}

/** The way by Process on the flow itself, whose allowance can be shared. */
function processWay(demand: Demand | undefined): Way | undefined {
  return demand?.ways.find(({ kind, drawsOn }) => kind === "own" && drawsOn !== null);
}

/** Licenses of people for the flows that one license could serve, and for those that call them, cost more than it. */
function isWorthwhile(
  members: readonly number[],
  byFlow: ReadonlyMap<number, Demand>,
  { callers }: EstateGraph,
  { all }: Purchases,
): boolean {
  const served = new Set(members);
  for (const at of served) for (const caller of callers[at] ?? []) served.add(caller);
  const price = Math.min(...members.map((at) => all[processWay(byFlow.get(at))?.needs[0] as number]?.price ?? 0));
  const counted = new Set<number>();
  let sum = 0;
  for (const at of served) {
    const people = byFlow.get(at)?.ways.filter(({ kind, drawsOn }) => kind === "people" && drawsOn === null) ?? [];
    const isFree = byFlow.get(at)?.ways.some(({ kind }) => kind === "parents" || kind === "nothing");
    const [cheapest] = people.sort((a, b) => costOf(a, all) - costOf(b, all));
    if (!cheapest) {
      if (isFree) continue;
      return true;
    }
    for (const need of cheapest.needs) {
      if (counted.has(need)) continue;
      counted.add(need);
      sum += all[need]?.price ?? 0;
    }
    if (sum > price) return true;
  }
  return false;
}

function costOf({ needs }: Way, all: Purchases["all"]): number {
  return needs.reduce((sum, need) => sum + (all[need]?.price ?? 0), 0);
}
