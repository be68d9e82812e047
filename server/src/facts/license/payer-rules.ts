import type { FlowSettings, LicenseContext } from "../../../../shared/settings";
import { decisionStep } from "../../reference/decision-steps";
import { type LicenseRow, lookUpLicense } from "../../reference/licenses";
import { payerRow } from "../../reference/payer-rows";
import type { Assumption } from "../assumption";
import type { Caller } from "../surroundings";
import { appInContext, isInContextByConnectors } from "./app-context";
import { type LicenseQuestion, premiumSet } from "./license-question";
import type { Payer, PayerName } from "./payer";

/** The first row that fits gives license and limit. */
export function payerOf(question: LicenseQuestion): Payer {
  for (const rule of payerRules) {
    const payer = rule(question);
    if (payer) return payer;
  }
  throw new Error("The last row fits every flow");
}

/** The rows 1 to 16 of "Whose license, whose limit" in their order; each tells the payer where it fits. */
const payerRules: readonly ((question: LicenseQuestion) => Payer | undefined)[] = [
  ofAgentFlow,
  ofLicensedFlow,
  ofChild,
  ofServicePrincipal,
  ofApp,
  ofRunAs,
  ofClass,
];

function ofAgentFlow({ kind, settings }: LicenseQuestion): Payer | undefined {
  if (kind !== "agent-flow") return undefined;
  const because = "an agent flow runs on the Copilot Studio capacity of its environment";
  return payer("agentCapacity", "agentCapacity", 1, because, settings.context);
}

/** Rows 2 to 4: a license on the flow itself, on its group, or on the flow it is associated with. */
function ofLicensedFlow({ settings, premium }: LicenseQuestion): Payer | undefined {
  const { context } = settings;
  if (settings.processLicense) {
    return held("flow", 2, "the flow carries a Process license of its own", context);
  }
  const own = licenseOfFlow(settings);
  const unattended = premium.some(({ feature }) => feature === "desktop-flow-unattended");
  if (own && !unattended) {
    const because = `the flow carries a license of its own, ${own.name}`;
    return { ...held("flow", 2, because, context), heldOnFlow: own.id };
  }
  if (unattended) {
    const because = "an unattended desktop flow needs Process on its machine, which covers the flow that starts it";
    const source = decisionStep(3).source;
    return { ...needed("flow", 2, because, context), source };
  }
  if (settings.flowGroup !== null) {
    return held("flowGroup", 3, "the flow is a member of a licensed flow group", context);
  }
  if (settings.associatedWith !== null) {
    return held("associatedFlow", 4, "the flow is associated with a flow that has a Process license", context);
  }
  return undefined;
}

/** A license that flows carry, where it is declared for this flow alone; declared for all, it says nothing about one. */
function licenseOfFlow({ context, setForFlow }: FlowSettings): LicenseRow | undefined {
  if (!setForFlow.has("context.ownerLicenses")) return undefined;
  return context.ownerLicenses.map(lookUpLicense).find((row) => row?.holder === "flow");
}

/** Rows 5 to 7: license by period, limit from the parent. */
function ofChild(question: LicenseQuestion): Payer | undefined {
  const { trigger, settings } = question;
  if (trigger.class !== "child") return undefined;
  const parent = ofParent(trigger.calledBy, question);
  if (settings.period === "official") return parent;
  const because = "during the transition period a child flow uses its own owner's license";
  const source = "faq#who-needs-to-purchase-a-premium-license";
  if (settings.context.owner === "servicePrincipal") {
    const principal = ofPrincipal(parent.row, question, `${because}, and that is a service principal`);
    return { ...principal, limitOf: parent.limitOf, source };
  }
  const owner = byOwner(parent.row, because, question);
  return { ...owner, payer: "childOwner", limitOf: parent.limitOf, source };
}

function ofParent(callers: readonly Caller[], question: LicenseQuestion): Payer {
  const own = question.settings.context;
  const [parent, ...others] = callers;
  if (!parent || parent.startedBy === null) {
    const because = "the parent of this child flow is not among the inputs";
    const assumptions: Assumption[] = [{ what: "parent flow", value: "not among the inputs", setting: null }];
    return { ...payer("parentFlow", "parentFlow", 5, because, own), assumptions };
  }
  const { context } = parent;
  const unlike = others.some((it) => it.startedBy !== parent.startedBy || it.processLicense !== parent.processLicense);
  const assumptions: Assumption[] = unlike ? [{ what: "parent flow", value: parent.name, setting: null }] : [];
  if (parent.processLicense) {
    return { ...held("parentFlow", 5, `its parent ${parent.name} has a Process license`, context), assumptions };
  }
  if (parent.startedBy === "instant") {
    const because = `people run its parent ${parent.name}`;
    const people = byRunners("parentInvoker", 7, because, question);
    return {
      ...people,
      payer: "parentInvoker",
      context,
      heldByPeople: context.userLicenses,
      assumptions: [...assumptions, ...people.assumptions],
    };
  }
  if (context.owner === "servicePrincipal") {
    const source = payerRow(9).source;
    if (premiumSet(question).length === 0) {
      const because = `a service principal owns its parent ${parent.name}`;
      return { ...payer("nobody", "tenantPool", 6, because, context), source, assumptions };
    }
    const because = `a service principal owns its parent ${parent.name}, which then carries the license`;
    return { ...needed("parentFlow", 5, because, context), source, assumptions };
  }
  const because = `its parent ${parent.name} is ${parent.startedBy}`;
  const ownerAssumed: Assumption = { what: "owner of the parent", value: context.owner, setting: "context.owner" };
  return {
    ...payer("parentOwner", "parentOwner", 6, because, context),
    heldByPeople: context.ownerLicenses,
    assumptions: parent.ownerDeclared ? assumptions : [...assumptions, ownerAssumed],
  };
}

/** Rows 8 to 11. */
function ofServicePrincipal(question: LicenseQuestion): Payer | undefined {
  const { settings, metadata, trigger } = question;
  // What the export states about the owner is better than a default, and a declaration is better than both.
  const stated =
    !settings.origins.has("context.owner") && /service ?principal/i.test(metadata.evidence?.ownerKind ?? "");
  if (!stated && settings.context.owner !== "servicePrincipal") return undefined;
  if (trigger.startedBy === "instant") {
    const people = byRunners("invokingUser", 11, "a service principal owns the flow and people run it", question);
    return { ...people, inContext: appInContext(question) !== "none" };
  }
  if (settings.context.app === "dynamics365") {
    const because = "a service principal owns the flow, in context of a Dynamics 365 app";
    return payer("nobody", "tenantPool", 8, because, settings.context);
  }
  return ofPrincipal(premiumSet(question).length > 0 ? 9 : 10, question);
}

/** A premium flow of a service principal carries the license itself; a standard one needs none. */
function ofPrincipal(row: number, question: LicenseQuestion, why = ""): Payer {
  const { context } = question.settings;
  if (premiumSet(question).length === 0) {
    return payer("nobody", "tenantPool", row, why || "a service principal owns this standard flow", context);
  }
  const because =
    "a service principal owns this premium flow (by later pages a licensed flow group or a designated licensed user would do as well)";
  return needed("flow", row, why || because, context);
}

/** Rows 12 and 13: an automated or scheduled flow must also be associated with the app. */
function ofApp(question: LicenseQuestion): Payer | undefined {
  const app = appInContext(question);
  if (app === "none") return undefined;
  const name = app === "powerApps" ? "Power Apps" : "Dynamics 365";
  if (question.trigger.startedBy === "instant") {
    const people = byRunners("invokingUser", 13, `people run the flow in context of a ${name} app`, question);
    return { ...people, inContext: true };
  }
  const isAssociated = question.metadata.apps.length > 0;
  if (!isAssociated && !isInContextByConnectors(question)) return undefined;
  const because = isAssociated
    ? `the flow is associated with a ${name} app`
    : `the flow works on the data of a ${name} app`;
  const owner = byOwner(12, because, question);
  const declared = question.settings.context.app !== "none";
  const assumed: Assumption = { what: "app", value: name, setting: "context.app" };
  return { ...owner, inContext: true, assumptions: declared ? owner.assumptions : [...owner.assumptions, assumed] };
}

/** Row 14: a Dataverse row trigger that runs as the modifying user or the row owner, with an invoker's connection. */
function ofRunAs(question: LicenseQuestion): Payer | undefined {
  const { flow } = question;
  const runAs = flow.trigger?.dataverseRunAs;
  const asOther = runAs === runAsValues.modifyingUser || runAs === runAsValues.rowOwner;
  if (!asOther || !flow.byKind.connector.some(({ connector }) => connector.invoker)) {
    return undefined;
  }
  const because = `actions run as the ${runAs === runAsValues.modifyingUser ? "user who changes the row" : "row owner"}`;
  const found = byRunners("owner", 14, because, question);
  const limit: Assumption = { what: "whose limit counts", value: "the owner's, which is not stated", setting: null };
  return { ...found, assumptions: [...found.assumptions, limit] };
}

/** `subscriptionRequest/runas` (callback registration table reference). */
const runAsValues = { modifyingUser: 1, rowOwner: 2 };

/** Rows 15 and 16. */
function ofClass(question: LicenseQuestion): Payer {
  const { startedBy } = question.trigger;
  return startedBy === "instant"
    ? byRunners("invokingUser", 15, "each person who runs an instant flow uses their own license", question)
    : byOwner(16, `the owner pays for ${startedBy === "scheduled" ? "a scheduled" : "an automated"} flow`, question);
}

function byOwner(row: number, because: string, { settings: { context, origins } }: LicenseQuestion): Payer {
  const assumed = { what: "owner", value: context.owner, setting: "context.owner" };
  return {
    ...payer("owner", "owner", row, because, context),
    heldByPeople: context.ownerLicenses,
    // Who declares what the owner holds speaks of a person.
    assumptions: origins.has("context.owner") || context.ownerLicenses.length > 0 ? [] : [assumed],
  };
}

function byRunners(limitOf: PayerName, row: number, because: string, { settings }: LicenseQuestion): Payer {
  const { context, estimates, origins } = settings;
  const setting = "estimates.invokingUsers";
  const assumed = { what: "people who run it", value: estimates.invokingUsers, setting };
  return {
    ...payer("invokingUser", limitOf, row, because, context),
    heldByPeople: context.userLicenses,
    assumptions: origins.has(setting) ? [] : [assumed],
  };
}

function held(name: PayerName, row: number, because: string, context: LicenseContext): Payer {
  return { ...payer(name, name, row, because, context), flowLicense: "held" };
}

function needed(name: PayerName, row: number, because: string, context: LicenseContext): Payer {
  return { ...payer(name, name, row, because, context), flowLicense: "needed" };
}

function payer(name: PayerName, limitOf: PayerName, row: number, because: string, context: LicenseContext): Payer {
  const { source } = payerRow(row);
  const none = { flowLicense: null, heldByPeople: [], inContext: false, heldOnFlow: null, assumptions: [] };
  return { ...none, payer: name, limitOf, context, row, because, source };
}
