import type { Demand, PlanChoice, PlanProblem } from "./plan-problem";

/** A demand of which some ways are ruled out; places as in the problem. */
export interface OpenDemand {
  readonly at: number;
  readonly demand: Demand;
  /** Ways that are left, by their places. */
  ways: number[];
}

/** A part of a problem that shares nothing with the others. */
export interface Part {
  readonly problem: PlanProblem;
  readonly open: readonly OpenDemand[];
  /** Costs nothing more. */
  readonly bought: ReadonlySet<number>;
  /** Ways that are settled, of all demands. */
  readonly settled: ReadonlyMap<number, number>;
  /** Demands by flow. */
  readonly placeOf: ReadonlyMap<number, number>;
  /** The limit that a purchase gives to those who share it, by its place in the problem. */
  readonly limitOf: ReadonlyMap<number, { readonly index: number; readonly most: number }>;
}

/** What one part may come to. */
export interface PartSolution extends PlanChoice {
  readonly lowerBound: number;
  readonly relaxation: number | null;
}
