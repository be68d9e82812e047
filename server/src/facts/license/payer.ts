import type { FlowSettings } from "../../../../shared/settings";
import type { Flow } from "../../flow/flow";
import type { FlowMetadata } from "../../flow/flow-metadata";
import type { Assumption } from "../assumption";
import type { FlowKind } from "../flow-kind";
import type { Caller } from "../surroundings";
import type { TriggerFacts } from "../trigger-class";
import type { PremiumFeature } from "./premium-features";

/** Whose license counts, or whose request limit. */
export type PayerName =
  | "owner"
  | "invokingUser"
  | "flow"
  | "flowGroup"
  | "associatedFlow"
  | "parentOwner"
  | "parentInvoker"
  | "parentFlow"
  | "childOwner"
  | "tenantPool"
  | "agentCapacity"
  | "nobody";

export interface Payer {
  readonly payer: PayerName;
  readonly limitOf: PayerName;
  /** Where a flow or a group of flows carries the license, no license of a person counts; null where people do. */
  readonly flowLicense: "held" | "needed" | null;
  /** Ids of the user licenses that the payer is declared to hold, whether they suffice or not. */
  readonly heldByPeople: readonly string[];
  /** The row of "Whose license, whose limit" (licensing reference, section 3) that fits. */
  readonly row: number;
  /** One clause: why this is the payer. */
  readonly because: string;
  readonly source: string;
  readonly assumptions: readonly Assumption[];
}

/** What decides the payer. */
export interface PayerQuestion {
  readonly kind: FlowKind;
  readonly flow: Flow;
  readonly trigger: TriggerFacts;
  readonly premium: readonly PremiumFeature[];
  /** The flow or a child flow that it pays for is premium. */
  readonly needsPremium: boolean;
  readonly metadata: FlowMetadata;
  readonly settings: FlowSettings;
}

const limitsSource = "faq#whose-power-platform-request-limits-are-used-by-the-cloud-flow";
const premiumSource = "faq#who-needs-to-purchase-a-premium-license";
const principalSource = "faq#can-i-use-service-principal-in-flows";
const runAsSource = "faq#i-have-multiple-flows-running-under-a-shared-service-account";

/** The first row of section 3 that fits gives license and limit. */
export function payerOf(question: PayerQuestion): Payer {
  return (
    ofAgentFlow(question) ??
    ofLicensedFlow(question) ??
    ofChild(question) ??
    ofServicePrincipal(question) ??
    ofApp(question) ??
    ofRunAs(question) ??
    ofClass(question)
  );
}

function ofAgentFlow({ kind }: PayerQuestion): Payer | undefined {
  if (kind !== "agent-flow") return undefined;
  const because = "an agent flow runs on the Copilot Studio capacity of its environment";
  return payer("agentCapacity", "agentCapacity", 1, because, "ppr26#what-is-a-microsoft-power-platform-request");
}

/** Rows 2 to 4: a license on the flow itself, on its group, or on the flow it is associated with. */
function ofLicensedFlow({ settings, premium }: PayerQuestion): Payer | undefined {
  if (settings.processLicense) {
    return held("flow", 2, "the flow carries a Process license of its own", limitsSource);
  }
  if (premium.some(({ feature }) => feature === "desktop-flow-unattended")) {
    const because = "an unattended desktop flow needs Process on its machine, which covers the flow that starts it";
    const source = "faq#how-many-process-licenses-do-i-need-if-i-have-multiple-cloud-flows";
    return { ...payer("flow", "flow", 2, because, source), flowLicense: "needed" };
  }
  if (settings.flowGroup !== null) {
    return held("flowGroup", 3, "the flow is a member of a licensed flow group", "ppr26");
  }
  if (settings.associatedWith !== null) {
    const because = "the flow is associated with a flow that has a Process license";
    return held("associatedFlow", 4, because, limitsSource);
  }
  return undefined;
}

/** Rows 5 to 7: license by period, limit from the parent. */
function ofChild({ trigger, settings }: PayerQuestion): Payer | undefined {
  if (trigger.class !== "child") return undefined;
  const parent = ofParent(trigger.calledBy);
  if (settings.period === "official") return parent;
  const because = "during the transition period a child flow uses its own owner's license";
  const held = { heldByPeople: settings.context.ownerLicenses, assumptions: parent.assumptions };
  return { ...payer("childOwner", parent.limitOf, parent.row, because, premiumSource), ...held };
}

function ofParent(callers: readonly Caller[]): Payer {
  const [parent, ...others] = callers;
  if (!parent || parent.startedBy === null) {
    const because = "the parent of this child flow is not among the inputs";
    const assumptions: Assumption[] = [{ what: "parent flow", value: "not among the inputs", setting: null }];
    return { ...payer("parentFlow", "parentFlow", 5, because, limitsSource), assumptions };
  }
  const unlike = others.some((it) => it.startedBy !== parent.startedBy || it.processLicense !== parent.processLicense);
  const assumptions: Assumption[] = unlike ? [{ what: "parent flow", value: parent.name, setting: null }] : [];
  if (parent.processLicense) {
    return { ...held("parentFlow", 5, `its parent ${parent.name} has a Process license`, limitsSource), assumptions };
  }
  if (parent.startedBy === "instant") {
    const because = `people run its parent ${parent.name}`;
    const heldByPeople = parent.context.userLicenses;
    return { ...payer("parentInvoker", "parentInvoker", 7, because, limitsSource), heldByPeople, assumptions };
  }
  if (parent.context.owner === "servicePrincipal") {
    const because = `a service principal owns its parent ${parent.name}, which then carries the license`;
    return { ...payer("parentFlow", "parentFlow", 5, because, principalSource), flowLicense: "needed", assumptions };
  }
  const because = `its parent ${parent.name} is ${parent.startedBy}`;
  const ownerAssumed: Assumption = {
    what: "owner of the parent",
    value: parent.context.owner,
    setting: "context.owner",
  };
  return {
    ...payer("parentOwner", "parentOwner", 6, because, limitsSource),
    heldByPeople: parent.context.ownerLicenses,
    assumptions: parent.ownerDeclared ? assumptions : [...assumptions, ownerAssumed],
  };
}

/** Rows 8 to 11. */
function ofServicePrincipal({ settings, metadata, trigger, needsPremium }: PayerQuestion): Payer | undefined {
  // What the export states about the owner is better than a default, and a declaration is better than both.
  const stated =
    !settings.origins.has("context.owner") && /service ?principal/i.test(metadata.evidence?.ownerKind ?? "");
  if (!stated && settings.context.owner !== "servicePrincipal") return undefined;
  if (trigger.startedBy === "instant") {
    const because = "a service principal owns the flow and people run it";
    return { ...payer("invokingUser", "invokingUser", 11, because, principalSource), ...byRunners(settings) };
  }
  if (settings.context.app === "dynamics365") {
    const because = "a service principal owns the flow, in context of a Dynamics 365 app";
    return payer("nobody", "tenantPool", 8, because, principalSource);
  }
  return needsPremium
    ? {
        ...payer("flow", "flow", 9, "a service principal owns this premium flow", principalSource),
        flowLicense: "needed",
      }
    : payer("nobody", "tenantPool", 10, "a service principal owns this standard flow", principalSource);
}

/** Rows 12 and 13: an automated or scheduled flow must also be associated with the app. */
function ofApp({ settings, trigger, metadata: { apps } }: PayerQuestion): Payer | undefined {
  const { app } = settings.context;
  if (app === "none") return undefined;
  const name = app === "powerApps" ? "Power Apps" : "Dynamics 365";
  if (trigger.startedBy === "instant") {
    const because = `people run the flow in context of a ${name} app`;
    return { ...payer("invokingUser", "invokingUser", 13, because, premiumSource), ...byRunners(settings) };
  }
  if (apps.length === 0) return undefined;
  const because = `the flow is associated with a ${name} app`;
  return { ...payer("owner", "owner", 12, because, premiumSource), ...byOwner(settings) };
}

/** Row 14: a Dataverse row trigger that runs as the modifying user or the row owner, with an invoker's connection. */
function ofRunAs({ flow, settings }: PayerQuestion): Payer | undefined {
  const runAs = flow.trigger?.dataverseRunAs;
  const asOther = runAs === runAsValues.modifyingUser || runAs === runAsValues.rowOwner;
  if (!asOther || !flow.allActions.some((action) => action.kind === "connector" && action.connector.invoker)) {
    return undefined;
  }
  const because = `actions run as the ${runAs === runAsValues.modifyingUser ? "user who changes the row" : "row owner"}`;
  return { ...payer("invokingUser", "owner", 14, because, runAsSource), ...byRunners(settings) };
}

/** `subscriptionRequest/runas` (callback registration table reference). */
const runAsValues = { modifyingUser: 1, rowOwner: 2 };

/** Rows 15 and 16. */
function ofClass({ trigger, settings }: PayerQuestion): Payer {
  if (trigger.startedBy === "instant") {
    const because = "each person who runs an instant flow uses their own license";
    return { ...payer("invokingUser", "invokingUser", 15, because, limitsSource), ...byRunners(settings) };
  }
  const because = `the owner pays for ${trigger.startedBy === "scheduled" ? "a scheduled" : "an automated"} flow`;
  return { ...payer("owner", "owner", 16, because, premiumSource), ...byOwner(settings) };
}

function held(name: PayerName, row: number, because: string, source: string): Payer {
  return { ...payer(name, name, row, because, source), flowLicense: "held" };
}

function payer(name: PayerName, limitOf: PayerName, row: number, because: string, source: string): Payer {
  return { payer: name, limitOf, flowLicense: null, heldByPeople: [], row, because, source, assumptions: [] };
}

type Personal = Pick<Payer, "heldByPeople" | "assumptions">;

function byOwner({ context, origins }: FlowSettings): Personal {
  const assumed = { what: "owner", value: context.owner, setting: "context.owner" };
  return { heldByPeople: context.ownerLicenses, assumptions: origins.has("context.owner") ? [] : [assumed] };
}

function byRunners({ context, estimates, origins }: FlowSettings): Personal {
  const setting = "estimates.invokingUsers";
  const assumed = { what: "people who run it", value: estimates.invokingUsers, setting };
  return { heldByPeople: context.userLicenses, assumptions: origins.has(setting) ? [] : [assumed] };
}
