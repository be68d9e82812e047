import type { FlowSettings } from "../../../../shared/settings";
import { processEntitlement } from "../../holdings/flow-entitlement";
import { decisionStep } from "../../reference/decision-steps";
import { type LicenseId, type LicenseRow, lookUpLicense, type PerformanceProfile } from "../../reference/licenses";
import { requestLimit } from "../../reference/limits";
import { appInContext } from "./app-context";
import { canShare, coversStandard, isGiven, lackingIn } from "./entitlements";
import { areOthersCovered, heldLicenses } from "./held-licenses";
import type { LicenseQuestion } from "./license-question";
import { payAsYouGoPrice, priceIn } from "./option-price";
import type { Payer, PayerName } from "./payer";
import { isRunByAUser, type PremiumFeatureName } from "./premium-features";

/** One way to license a flow, enough by itself. */
export interface LicenseOption {
  readonly license: LicenseId;
  /** The license as Microsoft names it. */
  readonly name: string;
  readonly quantity: number;
  /** For whom or what each license is. */
  readonly per: PayerName;
  /** For the whole quantity; null where no price is known. */
  readonly pricePerMonth: number | null;
  readonly currency: string;
  /** Key of the source of a list price; null for a price of the settings, and where none is known. */
  readonly priceSource: string | null;
  /** The premium features that it covers. */
  readonly covers: readonly PremiumFeatureName[];
  readonly profile: PerformanceProfile | null;
  /** Requests in 24 hours in the chosen period: of one person, or of all Process licenses together. */
  readonly limit: number | null;
  readonly held: boolean;
  readonly because: string;
  readonly sources: readonly string[];
}

export const processLicense = "power-automate-process";
export const hostedProcessLicense = "power-automate-hosted-process";
export const premiumLicense = "power-automate-premium";
export const payAsYouGo = "pay-as-you-go";
const perFlowLicense = "power-automate-per-flow-legacy";
const unattendedAddOn = "unattended-rpa-addon-legacy";

/** What the options of a flow follow from, besides its settings. */
export interface OptionCase {
  readonly question: LicenseQuestion;
  readonly payer: Payer;
  readonly features: readonly PremiumFeatureName[];
  /** People who need a license, where people do. */
  readonly people: number;
}

/** The acceptable licenses, whatever the requests: held ones first, then free ones, then unpriced ones, then by price. */
export function licenseOptions(of: OptionCase): readonly LicenseOption[] {
  return inOrder(optionsOf(of));
}

function optionsOf(of: OptionCase): LicenseOption[] {
  const { payer, features, question, people } = of;
  if (payer.payer === "agentCapacity" || payer.payer === "nobody") return [];
  const ofPeople = peopleLicenses(of).map((id) => toOption(id, people, of));
  // Unattended runs are licensed by the sessions of a machine that run at a time.
  const sessions = features.includes("desktop-flow-unattended") ? question.settings.context.machineSessions : 1;
  const ofFlow = flowLicenses(of).map((id) => toOption(id, id === perFlowLicense ? 1 : sessions, of));
  return [...ofPeople, ...ofFlow, ...payAsYouGoOption(of)];
}

/** Licenses that each person who pays would hold. */
function peopleLicenses(of: OptionCase): readonly LicenseId[] {
  const { payer, features, people, question } = of;
  if (payer.flowLicense !== null) return [];
  const shared = question.settings.context.shared || people > 1;
  const others =
    features.length > 0 ? [...inContextLicenses(of), premiumLicense] : ["power-automate-free", "microsoft-365"];
  return [...new Set([...heldLicenses(payer), ...others])].filter((id) =>
    features.length > 0 ? lackingIn(id, features, payer).length === 0 : coversStandard(id) && (!shared || canShare(id)),
  );
}

function inContextLicenses({ payer, question }: OptionCase): readonly LicenseId[] {
  if (!payer.inContext) return [];
  return appInContext(question) === "powerApps"
    ? ["power-apps-premium"]
    : ["dynamics-365-enterprise", "dynamics-365-professional"];
}

/** Licenses that a flow carries, whoever owns or runs it. */
function flowLicenses({ payer, features, question }: OptionCase): readonly LicenseId[] {
  const { flowLicense } = payer;
  if (flowLicense === null && (features.length === 0 || features.some(isRunByAUser))) return [];
  if (payer.heldOnFlow !== null) return [payer.heldOnFlow];
  if (!features.includes("desktop-flow-unattended")) {
    return flowLicense === "needed" && holdsForFlow(payer, perFlowLicense)
      ? [processLicense, perFlowLicense]
      : [processLicense];
  }
  const legacy = holdsForFlow(payer, perFlowLicense) && holdsForFlow(payer, unattendedAddOn) ? [perFlowLicense] : [];
  return question.settings.context.hostedMachine
    ? [hostedProcessLicense]
    : [processLicense, hostedProcessLicense, ...legacy];
}

/** Where the flow has to carry the license, the licenses declared for its owner are those of the flow. */
function holdsForFlow({ flowLicense, context }: Payer, id: LicenseId): boolean {
  return flowLicense === "needed" && context.ownerLicenses.includes(id);
}

/** In an environment that is linked for it, each premium run without another license is charged. */
function payAsYouGoOption({ features, payer, question }: OptionCase): LicenseOption[] {
  const { settings, runsPerDay } = question;
  const isCovered = payer.flowLicense === "held" || isCoveredByPeople(payer, features);
  if (settings.context.environment !== "payAsYouGo" || features.length === 0 || isCovered) return [];
  return [payAsYouGoFor(features, question, runsPerDay)];
}

/** Runs of someone whose license covers the flow are not charged. */
function isCoveredByPeople(payer: Payer, features: readonly PremiumFeatureName[]): boolean {
  const held = heldLicenses(payer);
  return held.length > 0 && features.every((feature) => isGiven(held, feature, payer));
}

export function payAsYouGoFor(
  features: readonly PremiumFeatureName[],
  { settings }: LicenseQuestion,
  runs: LicenseQuestion["runsPerDay"],
): LicenseOption {
  const { amount, currency, source } = payAsYouGoPrice(features, runs, settings);
  const row = lookUpLicense(payAsYouGo) as LicenseRow;
  return {
    license: row.id,
    name: row.name,
    quantity: 1,
    per: "flow",
    pricePerMonth: amount,
    currency,
    priceSource: source,
    covers: features,
    profile: row.profile,
    limit: limitOf(row.profile, settings),
    held: false,
    because: "In an environment linked for pay-as-you-go, each premium run without another license is charged",
    sources: ["faq#power-platform-requests-pay-as-you-go", "payg"],
  };
}

export function toOption(id: LicenseId, quantity: number, { question, payer, features }: OptionCase): LicenseOption {
  const row = lookUpLicense(id) as LicenseRow;
  const { settings } = question;
  const onFlow = row.holder === "flow";
  const heldHere = onFlow
    ? holdsForFlow(payer, id) || (payer.flowLicense === "held" && id === (payer.heldOnFlow ?? processLicense))
    : false;
  const { amount, currency, source } = priceIn(id, settings);
  const limit = limitOf(row.profile, settings);
  return {
    license: id,
    name: row.name,
    quantity,
    per: onFlow && payer.flowLicense === null ? "flow" : payer.payer,
    pricePerMonth: amount === null ? null : amount * quantity,
    currency,
    priceSource: source,
    covers: onFlow ? features.filter((feature) => !isRunByAUser(feature)) : features,
    profile: row.profile,
    limit: limit === null || !onFlow || quantity === 1 ? limit : limitOfSeveral(quantity, limit, features, settings),
    held: heldHere || (!onFlow && heldLicenses(payer).includes(id) && areOthersCovered(payer, features)),
    because: reasonFor(row, features.length > 0, quantity, onFlow),
    sources: [onFlow ? decisionStep(9).source : decisionStep(8).source],
  };
}

function limitOf(profile: PerformanceProfile | null, { period, edition }: FlowSettings): number | null {
  return profile === null ? null : requestLimit(profile, period, edition).value;
}

/**
 * Further Process licenses on a flow add their requests; those of a machine's sessions do not (`deep`). Null for the
 * transition period, of which no page speaks.
 */
function limitOfSeveral(
  quantity: number,
  limit: number,
  features: readonly PremiumFeatureName[],
  { period, edition }: FlowSettings,
): number | null {
  if (features.includes("desktop-flow-unattended")) return limit;
  return period === "official" ? processEntitlement(quantity, edition) : null;
}

function reasonFor(row: LicenseRow, premium: boolean, quantity: number, onFlow: boolean): string {
  if (onFlow && row.id === perFlowLicense) return `${row.name} covers the flow and its child flows`;
  if (onFlow) return `${row.name} covers the flow, whoever owns or runs it`;
  if (!premium) return `${row.name} includes cloud flows with standard connectors`;
  const covers =
    quantity === 1
      ? `${row.name} covers the premium features for one person`
      : `${row.name} for each of ${quantity} people`;
  return row.note === undefined ? covers : `${covers}. ${row.note}`;
}

/** Held, free of charge, unpriced, paid; the cheaper first. */
export function inOrder(options: readonly LicenseOption[]): LicenseOption[] {
  return [...options].sort((a, b) => rank(a) - rank(b) || (a.pricePerMonth ?? 0) - (b.pricePerMonth ?? 0));
}

function rank({ held, pricePerMonth }: LicenseOption): number {
  if (held) return 0;
  if (pricePerMonth === 0) return 1;
  return pricePerMonth === null ? 2 : 3;
}
