import type { DirectClass } from "./direct-class";
import type { FlowKind } from "./flow-kind";
import type { PremiumFeatureName } from "./license/premium-features";
import type { Count } from "./requests/count";
import type { Run } from "./requests/outcome";
import type { RunPlan } from "./requests/run-plan";
import type { LoopSymbol } from "./requests/symbols";

/** What a flow costs by itself: calls of child flows stand in the counts as symbols that are put in later. */
export interface OwnCost {
  readonly counts: Readonly<Record<Run, Count>>;
  /** The flow's loops in pre-order of the text. */
  readonly loops: readonly LoopSymbol[];
  /** Ids of the called child flows in pre-order, each once. */
  readonly calls: readonly string[];
  /** What can happen in a run, for the worst of them; left out where only a part of a flow is counted. */
  readonly plan?: RunPlan;
}

/**
 * The credits of a run of the flow by itself, in ten-thousandths, with the calls of child flows as symbols. Each kind
 * is counted as if it paid for all AI steps: where AI Builder credits end, Copilot Credits follow. What is not known
 * counts as infinite.
 */
export interface OwnCredits {
  readonly aiBuilder: OwnCost["counts"];
  readonly copilot: OwnCost["counts"];
  readonly usesAiBuilder: boolean;
  readonly usesCopilot: boolean;
  /** Names of actions whose rate is not known. */
  readonly unrated: readonly string[];
}

/** What other flows need to know of a flow: small, and free of its text. */
export interface FlowSummary {
  readonly id: string | null;
  readonly name: string;
  readonly file: string;
  readonly kind: FlowKind;
  readonly startedBy: DirectClass | null;
  /** What in the flow itself needs a premium license, each feature once. */
  readonly premium: readonly PremiumFeatureName[];
  /** The flow carries a Process license of its own, by the settings. */
  readonly processLicense: boolean;
  readonly cost: OwnCost;
  /** Null where it uses none and calls no other flow. */
  readonly credits: OwnCredits | null;
  /** The child flow that a call from this flow means. */
  readonly childFlow: (id: string) => FlowSummary | undefined;
}
