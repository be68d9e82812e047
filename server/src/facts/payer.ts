import type { FlowSettings } from "../../../shared/settings";
import type { Flow } from "../flow/flow";
import type { AssociatedApp } from "../flow/flow-metadata";
import type { Assumption } from "./assumption";
import type { FlowKind } from "./flow-kind";
import type { PremiumFeature } from "./premium-features";
import type { Caller } from "./surroundings";
import type { TriggerFacts } from "./trigger-class";

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
  readonly apps: readonly AssociatedApp[];
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
  const inTransition = settings.period === "transition";
  const assumptions = parent.assumptions;
  if (inTransition) {
    const because = "during the transition period a child flow uses its own owner's license";
    return { ...payer("childOwner", parent.name, parent.row, because, premiumSource), assumptions };
  }
  const flowLicense = parent.holdsProcess ? "held" : null;
  return { ...payer(parent.name, parent.name, parent.row, parent.because, limitsSource), flowLicense, assumptions };
}

interface ParentPayer {
  readonly name: PayerName;
  readonly row: number;
  readonly because: string;
  readonly holdsProcess: boolean;
  readonly assumptions: readonly Assumption[];
}

function ofParent(callers: readonly Caller[]): ParentPayer {
  const [parent, ...others] = callers;
  const unlike = others.some(
    (it) => it.startedBy !== parent?.startedBy || it.processLicense !== parent?.processLicense,
  );
  const assumptions: Assumption[] =
    unlike && parent ? [{ what: "parent flow", value: parent.name, setting: null }] : [];
  if (!parent || parent.startedBy === null) {
    const because = "it is a child flow whose parent is not among the inputs";
    const unknown: Assumption = { what: "parent flow", value: "not among the inputs", setting: null };
    return { name: "parentFlow", row: 5, because, holdsProcess: false, assumptions: [unknown] };
  }
  if (parent.processLicense) {
    const because = `its parent ${parent.name} has a Process license`;
    return { name: "parentFlow", row: 5, because, holdsProcess: true, assumptions };
  }
  const holdsProcess = false;
  return parent.startedBy === "instant"
    ? { name: "parentInvoker", row: 7, because: `people run its parent ${parent.name}`, holdsProcess, assumptions }
    : {
        name: "parentOwner",
        row: 6,
        because: `its parent ${parent.name} is ${parent.startedBy}`,
        holdsProcess,
        assumptions,
      };
}

/** Rows 8 to 11. */
function ofServicePrincipal({ settings, trigger, premium }: PayerQuestion): Payer | undefined {
  if (settings.context.owner !== "servicePrincipal") return undefined;
  if (trigger.startedBy === "instant") {
    const because = "a service principal owns the flow and people run it";
    return { ...payer("invokingUser", "invokingUser", 11, because, principalSource), assumptions: runners(settings) };
  }
  if (settings.context.app === "dynamics365") {
    const because = "a service principal owns the flow, in context of a Dynamics 365 app";
    return payer("nobody", "tenantPool", 8, because, principalSource);
  }
  return premium.length > 0
    ? {
        ...payer("flow", "flow", 9, "a service principal owns this premium flow", principalSource),
        flowLicense: "needed",
      }
    : payer("nobody", "tenantPool", 10, "a service principal owns this standard flow", principalSource);
}

/** Rows 12 and 13: an automated or scheduled flow must also be associated with the app. */
function ofApp({ settings, trigger, apps }: PayerQuestion): Payer | undefined {
  const { app } = settings.context;
  if (app === "none") return undefined;
  const name = app === "powerApps" ? "Power Apps" : "Dynamics 365";
  if (trigger.startedBy === "instant") {
    const because = `people run the flow in context of a ${name} app`;
    return { ...payer("invokingUser", "invokingUser", 13, because, premiumSource), assumptions: runners(settings) };
  }
  if (apps.length === 0) return undefined;
  const because = `the flow is associated with a ${name} app`;
  return { ...payer("owner", "owner", 12, because, premiumSource), assumptions: owner(settings) };
}

/** Row 14: a Dataverse row trigger that runs as the modifying user or the row owner, with an invoker's connection. */
function ofRunAs({ flow, settings }: PayerQuestion): Payer | undefined {
  const runAs = flow.trigger?.dataverseRunAs;
  const asOther = runAs === runAsValues.modifyingUser || runAs === runAsValues.rowOwner;
  if (!asOther || !flow.allActions.some((action) => action.kind === "connector" && action.connector.invoker)) {
    return undefined;
  }
  const because = `actions run as the ${runAs === runAsValues.modifyingUser ? "user who changes the row" : "row owner"}`;
  return { ...payer("invokingUser", "owner", 14, because, runAsSource), assumptions: runners(settings) };
}

/** `subscriptionRequest/runas` (callback registration table reference). */
const runAsValues = { modifyingUser: 1, rowOwner: 2 };

/** Rows 15 and 16. */
function ofClass({ trigger, settings }: PayerQuestion): Payer {
  if (trigger.startedBy === "instant") {
    const because = "each person who runs an instant flow uses their own license";
    return { ...payer("invokingUser", "invokingUser", 15, because, limitsSource), assumptions: runners(settings) };
  }
  const because = `the owner pays for ${trigger.startedBy === "scheduled" ? "a scheduled" : "an automated"} flow`;
  return { ...payer("owner", "owner", 16, because, premiumSource), assumptions: owner(settings) };
}

function held(name: PayerName, row: number, because: string, source: string): Payer {
  return { ...payer(name, name, row, because, source), flowLicense: "held" };
}

function payer(name: PayerName, limitOf: PayerName, row: number, because: string, source: string): Payer {
  return { payer: name, limitOf, flowLicense: null, row, because, source, assumptions: [] };
}

function owner(settings: FlowSettings): Assumption[] {
  return settings.origins.has("context.owner")
    ? []
    : [{ what: "owner", value: settings.context.owner, setting: "context.owner" }];
}

function runners(settings: FlowSettings): Assumption[] {
  const setting = "estimates.invokingUsers";
  return settings.origins.has(setting)
    ? []
    : [{ what: "people who run it", value: settings.estimates.invokingUsers, setting }];
}
