import type { Flow } from "../flow/flow";
import type { FlowMetadata } from "../flow/flow-metadata";
import type { FoundFlow } from "../flow/found-flow";
import { isLogicAppsOnly } from "../reference/operations";
import { lookUpTriggerType } from "../reference/trigger-types";

/** What a definition is, which decides by whose rules it is counted and licensed. */
export type FlowKind = "cloud-flow" | "agent-flow" | "logic-app" | "fragment";

/** Each executed action costs: a Power Platform request, or Copilot Credits. */
export function paysPerAction(kind: FlowKind): boolean {
  return kind === "cloud-flow" || kind === "agent-flow";
}

/** How the flow was found in its document. */
export type FoundAs = Pick<FoundFlow, "shape" | "isLogicApp">;

/**
 * Tells agent flows by what the export says of them, never by their trigger: an agent may call a plain cloud flow.
 * `Microsoft.Logic` in `$schema` says nothing, for every cloud flow has it.
 */
export function flowKind({ shape, isLogicApp }: FoundAs, flow: Flow, metadata: FlowMetadata): FlowKind {
  if (shape === "clipboard") return "fragment";
  if (isLogicApp || usesLogicAppsOnly(flow)) return "logic-app";
  const isAgentFlow =
    metadata.modernFlowType === modernFlowTypes.copilotStudio ||
    metadata.modernFlowType === modernFlowTypes.microsoft365Copilot ||
    metadata.throttlingBehavior === throttlingByCopilotStudio;
  return isAgentFlow ? "agent-flow" : "cloud-flow";
}

/** Values of the Dataverse columns `modernflowtype` and `throttlingbehavior` (workflow table reference). */
const modernFlowTypes = { copilotStudio: 1, microsoft365Copilot: 2 };
const throttlingByCopilotStudio = 2;

function usesLogicAppsOnly(flow: Flow): boolean {
  const { trigger } = flow;
  if (trigger && lookUpTriggerType(trigger.type, trigger.typeKind)?.logicAppsOnly) return true;
  return flow.allActions.some((action) => isLogicAppsOnly(action.type));
}
