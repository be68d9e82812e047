/** On, off or suspended, as the export states it. */
export type FlowState = "on" | "off" | "suspended";

/** An app that a flow is associated with (`BillingContext`): its flows run in context of the app. */
export interface AssociatedApp {
  readonly id: string;
  readonly name: string | null;
}

export interface SolutionIdentity {
  readonly name: string;
  readonly version: string | null;
  /** True for a managed export, false for an unmanaged one or one that serves as both; null where not told. */
  readonly managed: boolean | null;
}

/** What an API answer or a Dataverse row states itself about licensing; each part null where it is silent. */
export interface FlowEvidence {
  /** Performance profile that the service has in effect, as it spells it (Low, Medium, High ...). */
  readonly performanceProfile: string | null;
  readonly suspensionReason: string | null;
  /** Id of the user whose license is used. */
  readonly licensee: string | null;
  /** Id of the flow that this flow's entitlement comes from. */
  readonly entitledBy: string | null;
  /** Kind of the owner as the service spells it. */
  readonly ownerKind: string | null;
}

/** What an export says about a flow outside its definition. Null means that the export does not tell. */
export interface FlowMetadata {
  /** Display name. */
  readonly name: string | null;
  /** Workflow id in lower case. */
  readonly id: string | null;
  readonly state: FlowState | null;
  /** 5 is a cloud flow, 6 a desktop flow, 4 a business process flow, 9000 an agent-script macro. */
  readonly category: number | null;
  /** 0 Power Automate flow, 1 Copilot Studio agent flow, 2 Microsoft 365 Copilot agent flow. */
  readonly modernFlowType: number | null;
  /** 0 none, 1 tenant pool, 2 Copilot Studio. */
  readonly throttlingBehavior: number | null;
  readonly apps: readonly AssociatedApp[];
  readonly solution: SolutionIdentity | null;
  readonly evidence: FlowEvidence | null;
}

/** The value of `category` that is a cloud flow. */
export const cloudFlowCategory = 5;

export const noMetadata: FlowMetadata = {
  name: null,
  id: null,
  state: null,
  category: null,
  modernFlowType: null,
  throttlingBehavior: null,
  apps: [],
  solution: null,
  evidence: null,
};

/** The first source that tells wins, part by part. */
export function mergeMetadata(first: FlowMetadata, second: FlowMetadata): FlowMetadata {
  return {
    name: first.name ?? second.name,
    id: first.id ?? second.id,
    state: first.state ?? second.state,
    category: first.category ?? second.category,
    modernFlowType: first.modernFlowType ?? second.modernFlowType,
    throttlingBehavior: first.throttlingBehavior ?? second.throttlingBehavior,
    apps: first.apps.length > 0 ? first.apps : second.apps,
    solution: first.solution ?? second.solution,
    evidence: first.evidence ?? second.evidence,
  };
}
