import type { Action, Flow } from "../../flow/flow";
import { lookUpActionType } from "../../reference/operations";
import { lookUpTriggerType } from "../../reference/trigger-types";
import { type JsonNode, textAt } from "../../syntax/json-node";
import type { ConnectorFact } from "../connectors";
import type { SpecialOperations } from "../special-operation";

/** What makes a flow premium (licensing reference, section 4.1). AI Builder does not. */
export const premiumFeatureNames = [
  "premium-connector",
  "custom-connector",
  "unknown-connector",
  "http",
  "http-request-trigger",
  "desktop-flow-attended",
  "desktop-flow-unattended",
  "desktop-flow",
  "business-process-flow",
  "on-premises-gateway",
] as const;

export type PremiumFeatureName = (typeof premiumFeatureNames)[number];

/** A desktop flow, attended, unattended, or without a mode that the export tells. */
export function isDesktopFlow(feature: PremiumFeatureName): boolean {
  return feature.startsWith("desktop-flow");
}

/** An attended run, or one whose mode is not known, takes a license of a person; Process alone gives none (step 4). */
export function isRunByAUser(feature: PremiumFeatureName): boolean {
  return feature === "desktop-flow-attended" || feature === "desktop-flow";
}

export interface PremiumFeature {
  readonly feature: PremiumFeatureName;
  /** The connector, or the title of the step. */
  readonly what: string;
  readonly confidence: "certain" | "assumed";
  /** The trigger or action; of several uses of a connector the first. */
  readonly at: JsonNode;
  readonly inTrigger: boolean;
  /** The connector it is about; null for built-in steps. */
  readonly connectorId: string | null;
}

/** Everything in the definition that needs a premium license, run or not, in the order of the text. */
export function premiumFeatures(
  flow: Flow,
  connectors: readonly ConnectorFact[],
  special: SpecialOperations,
  onPremisesGateway: boolean,
): PremiumFeature[] {
  const ofConnector = new Map(connectors.map((fact) => [fact.uses[0] as JsonNode, fact]));
  const found: PremiumFeature[] = [];
  const { trigger } = flow;
  if (trigger) {
    found.push(...featuresOfConnector(ofConnector.get(trigger.node)));
    const row = lookUpTriggerType(trigger.type, trigger.typeKind);
    if (row?.premiumFeature) {
      found.push({
        ...builtIn(row.premiumFeature, row.title, trigger.node, row.premiumAssumed === true),
        inTrigger: true,
      });
    }
    if (special.get(trigger.node)?.what === "business-process-flow") {
      found.push({
        ...builtIn("business-process-flow", "Business process flow", trigger.node, false),
        inTrigger: true,
      });
    }
  }
  for (const action of flow.allActions) {
    if (action.kind !== "connector" && action.kind !== "http") continue;
    found.push(...featuresOfConnector(ofConnector.get(action.node)), ...featuresOfAction(action, special));
  }
  if (onPremisesGateway) {
    const at = trigger?.node ?? flow.definition;
    found.push(builtIn("on-premises-gateway", "On-premises data gateway", at, false));
  }
  return found;
}

function featuresOfConnector(fact: ConnectorFact | undefined): PremiumFeature[] {
  if (fact === undefined || fact.tier === "standard") return [];
  const confidence = fact.tier === "unknown" || fact.confidence === "inferred" ? "assumed" : "certain";
  const at = fact.uses[0] as JsonNode;
  const { inTrigger } = fact;
  return [{ feature: `${fact.tier}-connector`, what: fact.name, confidence, at, inTrigger, connectorId: fact.id }];
}

function featuresOfAction(action: Action, special: SpecialOperations): PremiumFeature[] {
  if (action.kind === "http") {
    const row = lookUpActionType(action.type, action.typeKind);
    return [builtIn("http", row?.title ?? action.type, action.node, false)];
  }
  const row = special.get(action.node);
  if (row?.what !== "desktop-flow" || row.runModeParameter === undefined) return [];
  const mode = textAt(action.node, "inputs", "parameters", row.runModeParameter)?.toLowerCase();
  const feature =
    mode === "attended" || mode === "unattended" ? (`desktop-flow-${mode}` as const) : ("desktop-flow" as const);
  return [builtIn(feature, row.title, action.node, false)];
}

function builtIn(feature: PremiumFeatureName, what: string, at: JsonNode, assumed: boolean): PremiumFeature {
  return { feature, what, confidence: assumed ? "assumed" : "certain", at, inTrigger: false, connectorId: null };
}
