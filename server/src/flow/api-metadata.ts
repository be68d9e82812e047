import { type JsonNode, nodeAt, objectAt, textAt } from "../syntax/json-node";
import { wholeNumber } from "../syntax/whole-number";
import { readAssociatedApps } from "./associated-apps";
import { type FlowEvidence, type FlowMetadata, type FlowState, noMetadata } from "./flow-metadata";

/** Reads what a management API answer, a legacy package or a gallery template says around the definition. */
export function flowOfApi(node: JsonNode): FlowMetadata {
  const properties = objectAt(node, "properties");
  return {
    ...noMetadata,
    name: textAt(properties, "displayName"),
    id: (textAt(properties, "workflowEntityId") ?? textAt(node, "name"))?.toLowerCase() ?? null,
    state: apiState(textAt(properties, "state")),
    evidence: apiEvidence(properties),
  };
}

function apiState(state: string | null): FlowState | null {
  if (state === "Started") return "on";
  if (state === "Stopped") return "off";
  return state === "Suspended" ? "suspended" : null;
}

function apiEvidence(properties: JsonNode | undefined): FlowEvidence | null {
  const reason = textAt(properties, "flowSuspensionReason");
  return evidenceOrNull({
    performanceProfile: textAt(properties, "licenseData", "performanceProfile", "throttles", "mode"),
    suspensionReason: reason === "None" ? null : nameOnly(reason),
    licensee: null,
    entitledBy: null,
    ownerKind: textAt(properties, "creator", "userType"),
  });
}

/** Reads the columns of a Dataverse `workflow` row. */
export function flowOfRow(row: JsonNode): FlowMetadata {
  const text = (column: string): string | null => textAt(row, column);
  const number = (column: string): number | null => wholeNumber(nodeAt(row, column)?.value);
  return {
    name: text("name"),
    id: text("workflowid")?.toLowerCase() ?? null,
    state: rowState(number("statecode")),
    category: number("category"),
    modernFlowType: number("modernflowtype"),
    throttlingBehavior: number("throttlingbehavior"),
    apps: readAssociatedApps(text("billingcontext")),
    solution: null,
    evidence: evidenceOrNull({
      performanceProfile: null,
      suspensionReason: nameOnly(text("suspensionreasondetails")),
      licensee: text("_licensee_value") ?? text("licensee"),
      entitledBy: text("_licenseentitledby_value") ?? text("licenseentitledby"),
      ownerKind: text("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"),
    }),
  };
}

function rowState(code: number | null): FlowState | null {
  if (code === 0) return "off";
  if (code === 1) return "on";
  return code === 2 ? "suspended" : null;
}

function evidenceOrNull(evidence: FlowEvidence): FlowEvidence | null {
  return Object.values(evidence).some((part) => part !== null) ? evidence : null;
}

/** The service names its reasons; anything longer is free text, which may hold what nobody should print. */
function nameOnly(reason: string | null): string | null {
  return reason !== null && /^\w{1,60}$/.test(reason) ? reason : null;
}
