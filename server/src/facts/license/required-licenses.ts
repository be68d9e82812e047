import { paygCostOfOverage } from "../../holdings/overage";
import type { Contradiction } from "../../reference/contradictions";
import { lookUpLicense } from "../../reference/licenses";
import type { Assumption } from "../assumption";
import { type Decision, stepsOf, wantsHostedMachine } from "./decision";
import { disputesOf } from "./disputes";
import { isUnsaid } from "./entitlements";
import { heldLicenses, isHeldByOneOfMany } from "./held-licenses";
import {
  hostedProcessLicense,
  type LicenseOption,
  licenseOptions,
  payAsYouGo,
  premiumLicense,
  processLicense,
} from "./license-options";
import { isInSolution, type LicenseQuestion, premiumSet } from "./license-question";
import { limitOf, type Missing, missingIn, missingInFlow } from "./missing";
import { priceIn } from "./option-price";
import { isPaidByOwner, isPaidByRunners, isSharedAccount, type Payer } from "./payer";
import { limitOfPayer } from "./payer-limit";
import { payerOf } from "./payer-rules";
import type { PayerLimit } from "./pool-limit";
import type { PremiumFeatureName } from "./premium-features";
import { type SideRule, sideRules } from "./side-rules";
import { dailyNeed, withVolume } from "./volume";

/** What comes on top of any option. */
export interface FurtherNeed {
  readonly need: string;
  readonly because: string;
}

/** How many people make two ways to license a flow as dear as each other. */
export interface BreakEven {
  readonly license: string;
  readonly against: string;
  /** From this number of people on the second is not dearer. */
  readonly people: number;
}

/** Who needs which license for a flow. */
export interface RequiredLicenses extends Payer {
  /** People whose license counts; 1 where the payer is one person or one flow. */
  readonly runners: number;
  /** Rows 17 to 27 that hold besides the row that decides. */
  readonly sideRules: readonly SideRule[];
  /** Numbers of the steps of `server/data/decision-steps.json` that applied. */
  readonly steps: readonly number[];
  /** Ids of the licenses that the payer is declared to hold, whether they suffice or not. */
  readonly held: readonly string[];
  /** Held ones first, then those that cost nothing, then unpriced ones, then by price. */
  readonly options: readonly LicenseOption[];
  /** The first option that rests on nothing but what is declared. */
  readonly recommended: string | null;
  readonly limit: PayerLimit | null;
  readonly breakEven: BreakEven | null;
  readonly verdict: "covered" | "not-covered" | null;
  /** What the declared licenses lack; empty unless they do not cover the flow. */
  readonly missing: readonly Missing[];
  readonly also: readonly FurtherNeed[];
  /** What other sources say about the same. */
  readonly disputed: readonly Contradiction[];
}

/** Who pays, which licenses are enough and what else is needed (licensing reference, sections 3 and 4.2). */
export function requiredLicenses(question: LicenseQuestion): RequiredLicenses {
  const payer = payerOf(question);
  const features = premiumSet(question);
  const people = peopleBehind(payer, question);
  const need = dailyNeed(question, payer, people);
  const base = { question, payer, features, people };
  const { options, raised } = withVolume(licenseOptions(base), need, base);
  const recommended = recommendedOf(options, question, features, payer);
  const heldByFlow = options.filter(({ held, per }) => held && per === payer.payer && payer.flowLicense !== null);
  const held =
    payer.flowLicense === null
      ? heldLicenses(payer)
      : payer.flowLicense === "held"
        ? [payer.heldOnFlow ?? processLicense]
        : heldByFlow.map(({ license }) => license);
  const missing =
    held.length === 0
      ? []
      : payer.flowLicense === null
        ? missingIn(held, features, payer, question, need)
        : missingInFlow(options, need);
  const decisionBase = { question, payer, features };
  const verdict = verdictOf(held, missing, decisionBase);
  const decision: Decision = { ...decisionBase, options, recommended, raised, held, need };
  return {
    ...payer,
    assumptions: [...payer.assumptions, ...furtherAssumptions(decision, held, missing)],
    runners: people,
    sideRules: sideRules(question, payer, features.length > 0),
    steps: stepsOf(decision),
    held,
    options,
    recommended: recommended?.license ?? null,
    limit: limitOfPayer(decision),
    breakEven: breakEvenOf(decision),
    verdict,
    missing: verdict === "not-covered" ? missing : [],
    also: furtherNeeds(decision),
    disputed: disputesOf(decision),
  };
}

/** Licenses are declared of which no source says, or sources differ about, whether they cover the flow. */
export function isUnsettled({ held, verdict }: RequiredLicenses): boolean {
  return held.length > 0 && verdict === null;
}

/** All who use a shared account, and the account itself, need what one person would. */
function peopleBehind(payer: Payer, { settings }: LicenseQuestion): number {
  const runners = isPaidByRunners(payer) ? settings.estimates.invokingUsers : 1;
  return isSharedAccount(payer) ? Math.max(runners, payer.context.sharedAccountUsers + 1) : runners;
}

/**
 * The first option that nothing has to be assumed for: an unknown price is not taken as the lowest. Process where
 * nobody knows what licenses guests have (step 10).
 */
function recommendedOf(
  options: readonly LicenseOption[],
  { settings }: LicenseQuestion,
  features: readonly PremiumFeatureName[],
  payer: Payer,
): LicenseOption | null {
  const [first] = options;
  if (!first || first.held) return first ?? null;
  const byGuests = isPaidByRunners(payer) && settings.context.guests === "unknown" && features.length > 0;
  const process = byGuests ? options.find(({ license }) => license === processLicense) : undefined;
  return process ?? options.find(({ pricePerMonth }) => pricePerMonth !== null) ?? first;
}

/**
 * Null where the licenses that are declared tell neither that they are enough nor that they are not: where the
 * sources differ or are silent about them, where others behind an account need a license too, and where the user
 * of a desktop flow does.
 */
function verdictOf(
  held: readonly string[],
  missing: readonly Missing[],
  { question, payer, features }: Pick<Decision, "question" | "payer" | "features">,
): RequiredLicenses["verdict"] {
  if (held.length === 0) return null;
  const { context } = question.settings;
  if (missing.length === 0) {
    const needsUser = payer.flowLicense !== null && features.some(isRunByAUser);
    return isHeldByOneOfMany(payer) || needsUser ? null : "covered";
  }
  if (missing.every(({ what }) => held.some((id) => isUnsaid(id, what)))) return null;
  const isTeams = context.environment === "dataverseForTeams" && held.includes("microsoft-365");
  if (isTeams && missing.every(({ what }) => what === "premium-connector")) return null;
  return "not-covered";
}

function isRunByAUser(feature: PremiumFeatureName): boolean {
  return feature === "desktop-flow-attended" || feature === "desktop-flow";
}

/** What the answer rests on besides what the payer's row assumes. */
function furtherAssumptions(decision: Decision, held: readonly string[], missing: readonly Missing[]): Assumption[] {
  const { question, payer, features, recommended } = decision;
  const { context, origins } = question.settings;
  const found: Assumption[] = [];
  const assume = (what: string, value: Assumption["value"], setting: string | null): unknown =>
    setting !== null && origins.has(setting) ? null : found.push({ what, value, setting });
  if (context.owner === "serviceAccount" && isPaidByOwner(payer)) {
    assume("people behind the account", context.sharedAccountUsers, "context.sharedAccountUsers");
  }
  if (isHeldByOneOfMany(payer) && held.length > 0) {
    found.push({
      what: "licenses of the others behind the account",
      value: "not declared",
      setting: "context.userLicenses",
    });
  }
  if (features.includes("desktop-flow")) {
    found.push({ what: "run mode of the desktop flow", value: "told by an expression", setting: null });
  }
  if (features.includes("desktop-flow-unattended")) {
    assume("sessions of the machine at a time", context.machineSessions, "context.machineSessions");
  }
  if (payer.row === 8) {
    assume(
      "Dynamics 365 licenses of the tenant",
      context.tenantPool.dynamics365Licenses,
      "context.tenantPool.dynamics365Licenses",
    );
  }
  if (recommended?.license === "power-automate-free") assume("shared", false, "context.shared");
  const usesRuns = decision.options.some(({ license }) => license === payAsYouGo);
  if (usesRuns && question.runsPerDay?.from === "default") {
    assume("runs a day", question.runsPerDay.value ?? 0, "estimates.runsPerDay");
  }
  if (missing.length > 0 && held.some(isOfApp)) {
    if (context.app === "none") assume("app", "none", "context.app");
    else if (payer.row === 16) assume("association with the app", "not seen in the export", null);
  }
  return found;
}

function breakEvenOf({ question, payer, features }: Decision): BreakEven | null {
  if (features.length === 0 || !isPaidByRunners(payer)) return null;
  const forPeople = priceIn(premiumLicense, question.settings).amount;
  const forFlow = priceIn(processLicense, question.settings).amount;
  if (!forPeople || forFlow === null) return null;
  return { license: premiumLicense, against: processLicense, people: Math.ceil(forFlow / forPeople) };
}

function furtherNeeds(decision: Decision): FurtherNeed[] {
  const { question, payer, features, recommended, held, raised } = decision;
  const needs: FurtherNeed[] = [];
  const add = (need: string, because: string): unknown => needs.push({ need, because });
  if (payer.payer === "agentCapacity") {
    add("copilot-credits", "an agent flow pays for its actions and AI steps in Copilot Credits");
  } else if (question.usesAiBuilder) {
    add("ai-builder-credits", "AI Builder operations use AI Builder credits or Copilot Credits");
  }
  if (features.some((feature) => feature.startsWith("desktop-flow"))) {
    add(
      premiumLicense,
      "the user whose connection runs the desktop flow, and its developers, need Power Automate Premium",
    );
  }
  if (wantsHostedMachine(decision) && !features.includes("desktop-flow-unattended")) {
    add(hostedProcessLicense, "a machine that Microsoft hosts needs Power Automate Hosted Process");
  }
  if (recommended?.license === processLicense && isInSolution(question) === false) {
    add("solution", "a Process license goes only on a flow in a solution, so the flow has to be added to one first");
  }
  if (raised && recommended === null) {
    add(payAsYouGo, "no license brings so many requests a day; an environment linked for pay-as-you-go does");
  }
  if (features.includes("desktop-flow")) {
    add(
      processLicense,
      "if its desktop flow runs unattended, the machine needs Power Automate Process or Hosted Process",
    );
  }
  if (payer.row === 16 && features.length > 0 && (held.some(isOfApp) || question.settings.context.app !== "none")) {
    add("association", "a license of the app is enough once the flow is associated with the app");
  }
  return [...needs, ...overageNeed(decision)];
}

/** Requests above the limit of what is held, in an environment that meters them (row 27, X-13). */
function overageNeed({ question, payer, held, need }: Decision): FurtherNeed[] {
  const { context, edition } = question.settings;
  const limit = limitOf(held, payer, question.settings);
  if (context.environment !== "payAsYouGo" || need.perDay === null || limit === null || need.perDay <= limit) return [];
  const cost = paygCostOfOverage(need.perDay, limit, edition);
  if (cost === null) return [];
  const because = `${cost.above} requests a day above the limit of what is held are metered at ${cost.pricePerDay} ${cost.currency} a day; whether they are billed yet is not certain`;
  return [{ need: payAsYouGo, because }];
}

function isOfApp(id: string): boolean {
  return lookUpLicense(id)?.premiumConnectors === "in-context-only";
}
