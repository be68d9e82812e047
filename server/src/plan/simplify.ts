import { listIn } from "../../../shared/list-in";
import { dropDearerWays } from "./dearer-ways";
import type { OpenDemand } from "./plan-part";
import type { PlanProblem, Way } from "./plan-problem";
import { alwaysHas, canRelieve, isAwaited, type State } from "./settling";

/** A problem of which a part is settled, without a loss: some plan of least cost agrees with it. */
export interface Simplified {
  /** The way of each demand that is settled. */
  readonly settled: ReadonlyMap<number, number>;
  /** What the settled ways need; it costs nothing more for the others. */
  readonly bought: ReadonlySet<number>;
  readonly open: readonly OpenDemand[];
}

/** Repeats what each rule by itself cannot lose by, until nothing changes. */
export function simplify(problem: PlanProblem): Simplified {
  const state = startOf(problem);
  let last = -1;
  while (last !== measure(state)) {
    last = measure(state);
    settleFree(state);
    dropDearerWays(state);
    settleOnly(state);
  }
  return { settled: state.settled, bought: state.bought, open: [...state.open.values()] };
}

function startOf(problem: PlanProblem): State {
  const dependents = new Map<number, number[]>();
  const relievers = new Map<number, number[]>();
  problem.demands.forEach(({ parents, premiumChildren, ways }, at) => {
    for (const parent of parents) listIn(dependents, parent).push(at);
    if (ways.some(({ kind }) => kind === "relieved"))
      for (const child of premiumChildren) listIn(relievers, child).push(at);
  });
  return {
    problem,
    settled: new Map(),
    bought: new Set(problem.purchases.flatMap(({ price, capacity }, at) => (price === 0 && !capacity ? [at] : []))),
    open: new Map(
      problem.demands.map((demand, at) => [at, { at, demand, ways: demand.ways.map((_, index) => index) }]),
    ),
    byFlow: new Map(problem.demands.map(({ flow }, at) => [flow, at])),
    dependents,
    relievers,
  };
}

function measure({ settled, bought, open }: State): number {
  let ways = 0;
  for (const one of open.values()) ways += one.ways.length;
  return ways - settled.size * 2 - bought.size * 3;
}

/** What costs nothing and keeps nobody from anything is taken. */
function settleFree(state: State): void {
  for (const one of state.open.values()) {
    const free = one.ways.find((index) => {
      const way = one.demand.ways[index] as Way;
      return (
        way.drawsOn === null &&
        way.needs.every((need) => state.bought.has(need)) &&
        isUnconditional(way, one, state) &&
        (way.passesOn || !isAwaited(one, state)) &&
        (way.standsAlone || !canRelieve(one, state))
      );
    });
    if (free !== undefined) settle(one, free, state);
  }
}

/** A flow with one way left takes it. */
function settleOnly(state: State): void {
  for (const one of state.open.values()) {
    const [only, other] = one.ways;
    if (only === undefined || other !== undefined) continue;
    const way = one.demand.ways[only] as Way;
    if (way.drawsOn === null && isUnconditional(way, one, state)) settle(one, only, state);
  }
}

function settle(one: OpenDemand, index: number, { settled, bought, open }: State): void {
  settled.set(one.at, index);
  open.delete(one.at);
  for (const need of (one.demand.ways[index] as Way).needs) bought.add(need);
}

/** Nothing that is still open decides whether the way can be taken. */
function isUnconditional(way: Way, { demand }: OpenDemand, state: State): boolean {
  if (way.kind === "parents") return demand.parents.every((flow) => alwaysHas(flow, "passesOn", state));
  if (way.kind === "relieved") return demand.premiumChildren.every((flow) => alwaysHas(flow, "standsAlone", state));
  return true;
}
