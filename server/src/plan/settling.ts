import type { OpenDemand } from "./plan-part";
import type { Demand, PlanProblem, Way } from "./plan-problem";

/** What is settled so far, and what is open. */
export interface State {
  readonly problem: PlanProblem;
  readonly settled: Map<number, number>;
  readonly bought: Set<number>;
  readonly open: Map<number, OpenDemand>;
  /** Demands by flow. */
  readonly byFlow: ReadonlyMap<number, number>;
  /** Demands that may be licensed by the licenses of this flow, which then must pass them on. */
  readonly dependents: ReadonlyMap<number, readonly number[]>;
  /** Demands that are relieved only if this flow stands alone. */
  readonly relievers: ReadonlyMap<number, readonly number[]>;
}

/** Whatever of its ways it takes, the flow passes its license on, or stands alone. */
export function alwaysHas(flow: number, what: "passesOn" | "standsAlone", state: State): boolean {
  const at = state.byFlow.get(flow);
  if (at === undefined) return false;
  const { ways } = state.problem.demands[at] as Demand;
  const settled = state.settled.get(at);
  if (settled !== undefined) return (ways[settled] as Way)[what];
  return state.open.get(at)?.ways.every((index) => (ways[index] as Way)[what]) ?? false;
}

/** A caller may be relieved if this flow stands alone. */
export function canRelieve({ demand }: OpenDemand, { relievers, open, problem }: State): boolean {
  return (relievers.get(demand.flow) ?? []).some((at) =>
    open.get(at)?.ways.some((index) => problem.demands[at]?.ways[index]?.kind === "relieved"),
  );
}

/** A child flow may need this flow to pass its license on. */
export function isAwaited({ demand }: OpenDemand, { dependents, open }: State): boolean {
  return (dependents.get(demand.flow) ?? []).some((at) => open.has(at));
}
