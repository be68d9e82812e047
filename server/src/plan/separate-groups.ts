import { listIn } from "../../../shared/list-in";
import type { PlanProblem, Purchase, Way } from "./plan-problem";

/** Members beyond which groups are counted and not told apart. */
const mostMembers = 40;

/**
 * Groups whose flows have known requests stand as a purchase each, since which flow goes into which group then decides
 * whether they fit. There are as many as all flows together could need.
 */
export function withSeparateGroups<P extends PlanProblem>(problem: P): P {
  const purchases = [...problem.purchases];
  const copies = new Map<number, readonly number[]>();
  const seen = new Map<number, number>();
  for (const [at, loads] of loadsByGroup(problem)) {
    if (loads.length > mostMembers || loads.every((load) => load === 0)) continue;
    const one: Purchase = { ...(purchases[at] as Purchase), most: 1 };
    purchases[at] = one;
    const more = Array.from({ length: groupsFor(loads, one) - 1 }, () => purchases.push(one) - 1);
    copies.set(at, [at, ...more]);
  }
  if (copies.size === 0) return problem;
  const demands = problem.demands.map((demand) => ({
    ...demand,
    ways: demand.ways.flatMap((way): Way | Way[] => {
      const groups = way.kind === "group" ? copies.get(way.needs[0] as number) : undefined;
      if (!groups) return way;
      // All groups are alike: the first flow goes into the first one, the second into one of two, and so on.
      const before = seen.get(groups[0] as number) ?? 0;
      seen.set(groups[0] as number, before + 1);
      return groups
        .slice(0, before + 1)
        .map((group): Way => ({ ...way, needs: [group, ...way.needs.slice(1)], drawsOn: group }));
    }),
  }));
  return { ...problem, purchases, demands };
}

function loadsByGroup({ demands }: PlanProblem): ReadonlyMap<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { ways } of demands) {
    for (const { kind, needs, load } of ways) {
      if (kind === "group") listIn(found, needs[0] as number).push(load);
    }
  }
  return found;
}

/** The first group with room takes each flow, the largest first; no set of the flows needs more groups than this. */
function groupsFor(loads: readonly number[], { capacity, places }: Purchase): number {
  const groups: { load: number; flows: number }[] = [];
  for (const load of loads.toSorted((a, b) => b - a)) {
    const room = groups.find(
      (group) => group.load + load <= (capacity?.first ?? Number.POSITIVE_INFINITY) && group.flows < (places ?? 0),
    );
    if (room) {
      room.load += load;
      room.flows++;
    } else groups.push({ load, flows: 1 });
  }
  return Math.max(1, groups.length);
}
