import type { Edition, Period } from "../../../shared/settings";
import type { EstateGraph } from "../estate/estate-graph";
import type { InputProblem } from "../exports/export-file";
import type { LicensePlan } from "../plan/license-plan";
import type { PlanDifference } from "../plan/plan-difference";

/** A plan with what it was made of, as every format shows it. */
export interface PlanReport {
  readonly version: string;
  readonly edition: Edition;
  readonly period: Period;
  readonly asOf: string;
  readonly files: number;
  readonly graph: EstateGraph;
  readonly plan: LicensePlan;
  /** Licenses that were not to be bought. */
  readonly without: readonly string[];
  /** What they cost that are left out; null where none is. */
  readonly difference: PlanDifference | null;
  readonly problems: readonly InputProblem[];
}
