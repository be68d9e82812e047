import type { FlowSettings } from "../../../shared/settings";
import type { Flow } from "../flow/flow";
import type { FlowMetadata } from "../flow/flow-metadata";
import { ownCopy } from "../syntax/own-copy";
import { connectorsInUse } from "./connectors";
import { creditOperations } from "./credits/credit-operations";
import { ownCredits } from "./credits/own-credits";
import { directClass } from "./direct-class";
import type { FlowFacts } from "./flow-facts";
import type { FlowIdentity } from "./flow-identity";
import { type FoundAs, flowKind } from "./flow-kind";
import type { FlowSummary } from "./flow-summary";
import { premiumFeatures } from "./license/premium-features";
import { ownCost } from "./requests/own-cost";
import { specialOperations } from "./special-operation";
import type { TriggerFacts } from "./trigger-class";

/** Works out what other flows need to know of a flow, and no more. */
export function summarizeFlow(
  identity: FlowIdentity,
  found: FoundAs,
  flow: Flow,
  metadata: FlowMetadata,
  settings: FlowSettings,
  childFlow: FlowSummary["childFlow"],
): FlowSummary {
  const special = specialOperations(flow);
  const connectors = connectorsInUse(flow, special, settings);
  const kind = flowKind(found, flow, metadata);
  const cost = ownCost(flow, identity.file, settings);
  const facts = {
    identity,
    kind,
    trigger: flow.trigger && { startedBy: directClass(flow.trigger.type, flow.trigger.typeKind) },
    premium: premiumFeatures(flow, connectors, special, settings.context.onPremisesGateway),
    settings,
    cost,
    ownCredits: ownCredits(flow, kind, cost, creditOperations(flow, special, settings), settings),
  };
  return summaryOf(facts, childFlow);
}

/** The part of a flow's facts that a summary is made of. */
type SummarizedFacts = Pick<FlowFacts, "identity" | "kind" | "premium" | "settings" | "cost" | "ownCredits"> & {
  readonly trigger: Pick<TriggerFacts, "startedBy"> | null;
};

/** The same from facts that have been worked out already. */
export function summaryOf(
  { identity, kind, trigger, premium, settings, cost, ownCredits: credits }: SummarizedFacts,
  childFlow: FlowSummary["childFlow"],
): FlowSummary {
  return {
    id: identity.id,
    name: ownCopy(identity.name),
    file: identity.file,
    kind,
    startedBy: trigger?.startedBy ?? null,
    premium: [...new Set(premium.map(({ feature }) => feature))],
    processLicense: settings.processLicense,
    cost,
    credits,
    childFlow,
  };
}
