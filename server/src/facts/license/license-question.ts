import type { FlowSettings } from "../../../../shared/settings";
import type { Flow } from "../../flow/flow";
import type { FlowMetadata } from "../../flow/flow-metadata";
import type { ExportShape } from "../../flow/found-flow";
import type { SpecialOperationKind } from "../../reference/special-operations";
import type { ConnectorFact } from "../connectors";
import type { FlowKind } from "../flow-kind";
import type { RequestsPerDay } from "../requests/per-day";
import type { RunsPerDay } from "../requests/runs-per-day";
import type { TriggerFacts } from "../trigger-class";
import type { PremiumFeature, PremiumFeatureName } from "./premium-features";
import type { PremiumChild } from "./premium-of-children";

/** What decides who needs which license. */
export interface LicenseQuestion {
  readonly kind: FlowKind;
  readonly shape: ExportShape;
  readonly flow: Flow;
  readonly trigger: TriggerFacts;
  readonly connectors: readonly ConnectorFact[];
  readonly premium: readonly PremiumFeature[];
  readonly premiumChildren: readonly PremiumChild[];
  readonly usesAiBuilder: boolean;
  readonly usesApprovals: boolean;
  /** What the trigger's operation means beyond its connector. */
  readonly triggerOperation: SpecialOperationKind | null;
  readonly runsPerDay: RunsPerDay | null;
  readonly requestsPerDay: RequestsPerDay | null;
  /** Nothing about the requests of a day rests on a default. */
  readonly dayIsDeclared: boolean;
  readonly metadata: FlowMetadata;
  readonly settings: FlowSettings;
}

/** What needs a premium license in the flow and in the child flows that it pays for, each once. */
export function premiumSet({
  premium,
  premiumChildren,
}: Pick<LicenseQuestion, "premium" | "premiumChildren">): readonly PremiumFeatureName[] {
  const ofChildren = premiumChildren.flatMap((child) => child.features);
  return [...new Set([...premium.map(({ feature }) => feature), ...ofChildren])];
}

/** Whether the export shows that the flow stands in a solution; null where it does not tell. */
export function isInSolution({ shape, metadata }: Pick<LicenseQuestion, "shape" | "metadata">): boolean | null {
  if (metadata.solution !== null || shape === "solution") return true;
  return shape === "package" || shape === "definition" ? false : null;
}
