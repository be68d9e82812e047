import type { PlannedPages } from "./pages";
import type { PlannedRetries } from "./retries";

/**
 * What can happen in a run: a flow without its text, small enough to be kept for the flows that call it. What depends
 * on the performance profile and on child flows is put in when the worst case is worked out.
 */
export interface RunPlan {
  readonly hasTrigger: boolean;
  readonly list: ListPlan;
  /** How many actions can repeat their call. */
  readonly retrying: number;
  /** How many actions can fetch further pages. */
  readonly paging: number;
  /** False where the file leaves open what an action does, so that a greatest number stands in its place. */
  readonly isCertain: boolean;
}

/** The actions of a container, in an order in which each comes after those it waits for. */
export interface ListPlan {
  readonly steps: readonly StepPlan[];
  /** False where run-after leads in a circle or names no sibling: then nobody knows what runs. */
  readonly isOrdered: boolean;
  /** A Terminate at any depth can end the run. */
  readonly mayEnd: boolean;
}

export interface StepPlan {
  readonly part: PartPlan;
  readonly waits: readonly WaitPlan[];
  /** No other action waits for it, so that it has a say in the status of the container. */
  readonly isLast: boolean;
}

export interface WaitPlan {
  /** How many steps in front of the waiting one the awaited one is. */
  readonly back: number;
  /** The outcomes after which the action may run, one bit each: see `statusBits`. */
  readonly statuses: number;
}

export const statusBits = { Succeeded: 1, Failed: 2, TimedOut: 4, Skipped: 8 } as const;

export type PartPlan = CallPlan | TerminatePlan | ScopePlan | BranchPlan | LoopPlan | UnknownPlan;

/** An action without actions inside. */
export interface CallPlan {
  readonly kind: "call";
  /** Null where a call is never repeated. */
  readonly retries: PlannedRetries | null;
  readonly pages: PlannedPages | null;
  /** The flow that it runs. */
  readonly child: string | null;
}

export interface TerminatePlan {
  readonly kind: "terminate";
}

export interface ScopePlan {
  readonly kind: "scope";
  readonly list: ListPlan;
}

export interface BranchPlan {
  readonly kind: "branch";
  readonly sides: readonly ListPlan[];
  /** The side that a note or a setting picks for the likely run; null where none does. */
  readonly declared: ListPlan | null;
}

export interface LoopPlan {
  readonly kind: "loop";
  readonly list: ListPlan;
  readonly passes: number;
  /** What each pass costs besides its actions. */
  readonly perPass: number;
  /** Do until: the last pass alone decides whether the loop failed. */
  readonly lastDecides: boolean;
}

/** A type that nobody knows, with the lists of actions found in it. */
export interface UnknownPlan {
  readonly kind: "unknown";
  readonly lists: readonly ListPlan[];
  readonly call: CallPlan;
}
