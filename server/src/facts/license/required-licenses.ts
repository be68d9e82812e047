import type { Contradiction } from "../../reference/contradictions";
import { type Decision, isSharedAccount, stepsOf, wantsHostedMachine } from "./decision";
import { disputesOf } from "./disputes";
import { isUnsaid } from "./entitlements";
import { heldLicenses } from "./held-licenses";
import {
  hostedProcessLicense,
  type LicenseOption,
  licenseOptions,
  payAsYouGo,
  premiumLicense,
  processLicense,
} from "./license-options";
import { isInSolution, type LicenseQuestion, premiumSet } from "./license-question";
import { type Missing, missingIn, missingInFlow } from "./missing";
import { priceIn } from "./option-price";
import { isPaidByOwner, isPaidByRunners, type Payer } from "./payer";
import { limitOfPayer, type PayerLimit } from "./payer-limit";
import { payerOf } from "./payer-rules";
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
        ? [processLicense]
        : heldByFlow.map(({ license }) => license);
  const missing =
    held.length === 0
      ? []
      : payer.flowLicense === null
        ? missingIn(held, features, payer, question, need)
        : missingInFlow(options, need);
  const verdict = verdictOf(held, missing, question);
  const decision: Decision = { question, payer, features, recommended, raised, held };
  return {
    ...payer,
    assumptions: [...payer.assumptions, ...assumedOfAccount(payer)],
    runners: people,
    sideRules: sideRules(question, payer, features.length > 0),
    steps: stepsOf(decision),
    held,
    options,
    recommended: recommended?.license ?? null,
    limit: limitOfPayer(question, payer, held, recommended),
    breakEven: breakEvenOf(decision),
    verdict,
    missing: verdict === "not-covered" ? missing : [],
    also: furtherNeeds(decision),
    disputed: disputesOf(decision),
  };
}

/** All who use a shared account, and the account itself, need what one person would. */
function peopleBehind(payer: Payer, { settings }: LicenseQuestion): number {
  const runners = isPaidByRunners(payer) ? settings.estimates.invokingUsers : 1;
  return isSharedAccount(payer) ? Math.max(runners, payer.context.sharedAccountUsers + 1) : runners;
}

/** The first option, but Process where nobody knows what licenses guests have (step 10). */
function recommendedOf(
  options: readonly LicenseOption[],
  { settings }: LicenseQuestion,
  features: readonly PremiumFeatureName[],
  payer: Payer,
): LicenseOption | null {
  const [first] = options;
  const byGuests = isPaidByRunners(payer) && settings.context.guests === "unknown" && features.length > 0;
  if (byGuests && !first?.held) return options.find(({ license }) => license === processLicense) ?? first ?? null;
  return first ?? null;
}

/**
 * Microsoft 365 in a Dataverse for Teams environment is neither enough nor not enough, since the sources differ;
 * nor is a license of which no source says whether it gives what is missing.
 */
function verdictOf(
  held: readonly string[],
  missing: readonly Missing[],
  { settings }: LicenseQuestion,
): RequiredLicenses["verdict"] {
  if (held.length === 0) return null;
  if (missing.length === 0) return "covered";
  const unsaid = (what: Missing["what"]): boolean => held.some((id) => isUnsaid(id, what));
  if (missing.every(({ what }) => unsaid(what))) return null;
  const isTeams = settings.context.environment === "dataverseForTeams" && held.includes("microsoft-365");
  return isTeams && missing.every(({ what }) => what === "premium-connector") ? null : "not-covered";
}

function assumedOfAccount({ context, payer }: Payer): RequiredLicenses["assumptions"] {
  if (context.owner !== "serviceAccount" || !isPaidByOwner({ payer }) || context.sharedAccountUsers > 1) return [];
  return [{ what: "people behind the account", value: 1, setting: "context.sharedAccountUsers" }];
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
  if (payer.row === 16 && features.length > 0 && held.some(isOfApp)) {
    add("association", "a license of an app counts only for a flow that is associated with the app");
  }
  return needs;
}

function isOfApp(id: string): boolean {
  return id.startsWith("power-apps-") || id.startsWith("dynamics-365-");
}
