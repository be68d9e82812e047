import { readAssociatedApps } from "../flow/associated-apps";
import { type FlowMetadata, type FlowState, noMetadata, type SolutionIdentity } from "../flow/flow-metadata";
import { plainWorkflowId } from "../flow/workflow-id";

/** What the row of a flow says under a name; null where it says nothing. */
export type Said = (name: string) => string | null;

/** The facts of a flow's row, however the row is written down. */
export function flowMetadataFrom(said: Said): FlowMetadata {
  const id = said("WorkflowId");
  return {
    ...noMetadata,
    name: said("Name"),
    id: id === null ? null : plainWorkflowId(id),
    state: stateFrom(said("StateCode")),
    category: numberFrom(said("Category")),
    modernFlowType: numberFrom(said("ModernFlowType")),
    throttlingBehavior: numberFrom(said("ThrottlingBehavior")),
    apps: readAssociatedApps(said("BillingContext")),
  };
}

export function solutionIdentityFrom(said: Said): SolutionIdentity | null {
  const name = said("UniqueName");
  if (name === null) return null;
  return { name, version: said("Version"), managed: managedFrom(said("Managed")) };
}

/** 2 is a package that serves as both; it is what an unmanaged solution is packed from. */
function managedFrom(said: string | null): boolean | null {
  if (said === null) return null;
  if (/^(1|true|managed)$/i.test(said)) return true;
  return /^(0|2|false|unmanaged|both)$/i.test(said) ? false : null;
}

function stateFrom(said: string | null): FlowState | null {
  if (said === null) return null;
  if (/^(0|draft)$/i.test(said)) return "off";
  if (/^(1|activated)$/i.test(said)) return "on";
  return /^(2|suspended)$/i.test(said) ? "suspended" : null;
}

function numberFrom(said: string | null): number | null {
  return said !== null && /^\d{1,9}$/.test(said) ? Number(said) : null;
}
