import type { FlowSettings } from "../../../shared/settings";
import type { Flow } from "../flow/flow";
import type { FlowMetadata } from "../flow/flow-metadata";
import { ownCopy } from "../syntax/own-copy";
import { connectorsInUse } from "./connectors";
import { directClass } from "./direct-class";
import type { FlowFacts } from "./flow-facts";
import type { FlowIdentity } from "./flow-identity";
import { type FoundAs, flowKind } from "./flow-kind";
import type { FlowSummary } from "./flow-summary";
import { premiumFeatures } from "./premium-features";
import { ownCost } from "./requests/own-cost";
import { specialOperations } from "./special-operation";

/** Works out what other flows need to know of a flow, and no more. */
export function summarizeFlow(
  identity: FlowIdentity,
  found: FoundAs,
  flow: Flow,
  metadata: FlowMetadata,
  settings: FlowSettings,
  childFlow: FlowSummary["childFlow"],
): FlowSummary {
  const { name, id, file } = identity;
  const { trigger } = flow;
  const special = specialOperations(flow);
  const connectors = connectorsInUse(flow, special, settings);
  const premium = premiumFeatures(flow, connectors, special, settings.context.onPremisesGateway);
  return {
    id,
    name: ownCopy(name),
    file,
    kind: flowKind(found, flow, metadata),
    startedBy: trigger && directClass(trigger.type, trigger.typeKind),
    premium: [...new Set(premium.map(({ feature }) => feature))],
    processLicense: settings.processLicense,
    cost: ownCost(flow, file, settings),
    childFlow,
  };
}

/** The same from facts that have been worked out already. */
export function summaryOf(
  { identity, kind, trigger, premium, settings, cost }: FlowFacts,
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
    childFlow,
  };
}
