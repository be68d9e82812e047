import type { Contradiction } from "../../reference/contradictions";
import type { LicenseId } from "../../reference/licenses";
import { type Decision, stepsOf } from "./decision";
import { disputesOf } from "./disputes";
import { furtherAssumptions } from "./further-assumptions";
import { type FurtherNeed, furtherNeeds } from "./further-needs";
import { heldLicenses } from "./held-licenses";
import { type Judgment, judgeHeld } from "./judge-held";
import { type LicenseOption, licenseOptions, premiumLicense, processLicense } from "./license-options";
import { type LicenseQuestion, premiumSet } from "./license-question";
import type { Missing } from "./missing";
import { priceIn } from "./option-price";
import { isPaidByRunners, isSharedAccount, type Payer } from "./payer";
import { limitOfPayer } from "./payer-limit";
import { payerOf } from "./payer-rules";
import type { PayerLimit } from "./pool-limit";
import type { PremiumFeatureName } from "./premium-features";
import { type SideRule, sideRules } from "./side-rules";
import type { Verdict } from "./verdict";
import { dailyNeed, withVolume } from "./volume";

/** How many people make two ways to license a flow as dear as each other. */
export interface BreakEven {
  readonly license: string;
  readonly against: string;
  /** From this number of people on the second costs no more. */
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
  readonly verdict: Verdict;
  /** What the declared licenses lack; empty unless they do not cover the flow. */
  readonly missing: readonly Missing[];
  /** Of whom the verdict speaks, which licenses of theirs, and what those lack or may lack. */
  readonly judged: Pick<Judgment, "held" | "holder" | "missing">;
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
  const held = heldFor(payer, options);
  const decisionBase = { question, payer, features };
  const judgment = judgeHeld(held, options, need, decisionBase);
  const { verdict, missing } = judgment;
  const decision: Decision = { ...decisionBase, options, recommended, raised, held, need };
  return {
    ...payer,
    assumptions: [...payer.assumptions, ...furtherAssumptions(decision, judgment)],
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
    judged: { held: judgment.held, holder: judgment.holder, missing },
    also: furtherNeeds(decision),
    disputed: disputesOf(decision),
  };
}

/** Licenses are declared, and whether they are enough is open: by the sources, or by what else is not declared. */
export function isLeftOpen({ held, verdict }: RequiredLicenses): boolean {
  return held.length > 0 && verdict === null;
}

/** Licenses are declared of which no source says, or sources differ about, whether they cover the flow. */
export function isUnsettled(license: RequiredLicenses): boolean {
  return isLeftOpen(license) && license.judged.missing.length > 0;
}

/** The licenses declared as held that can count: those of people, or those of the flow. */
function heldFor(payer: Payer, options: readonly LicenseOption[]): readonly LicenseId[] {
  if (payer.flowLicense === null) return heldLicenses(payer);
  if (payer.flowLicense === "held") return [payer.heldOnFlow ?? processLicense];
  return options.filter(({ held, per }) => held && per === payer.payer).map(({ license }) => license);
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

function breakEvenOf({ question, payer, features }: Decision): BreakEven | null {
  if (features.length === 0 || !isPaidByRunners(payer)) return null;
  const forPeople = priceIn(premiumLicense, question.settings).amount;
  const forFlow = priceIn(processLicense, question.settings).amount;
  if (!forPeople || forFlow === null) return null;
  return { license: premiumLicense, against: processLicense, people: Math.ceil(forFlow / forPeople) };
}
