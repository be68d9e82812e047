import type { FlowSettings } from "../../../../shared/settings";
import { type Entitlement, type LicenseRow, lookUpLicense, type PerformanceProfile } from "../../reference/licenses";
import { priceOf } from "../../reference/prices";
import type { Payer, PayerName } from "./payer";
import type { PremiumFeature, PremiumFeatureName } from "./premium-features";
import type { PremiumChild } from "./premium-of-children";

/** One way to license a flow, enough by itself. */
export interface LicenseOption {
  readonly license: string;
  /** The license as Microsoft names it. */
  readonly name: string;
  readonly quantity: number;
  /** For whom or what each license is. */
  readonly per: PayerName;
  /** For the whole quantity; null where no price is published. */
  readonly pricePerMonth: number | null;
  readonly currency: string;
  /** The premium features that it covers. */
  readonly covers: readonly PremiumFeatureName[];
  readonly profile: PerformanceProfile | null;
  readonly held: boolean;
  readonly because: string;
  readonly sources: readonly string[];
}

/** What decides the ways to license a flow. */
export interface LicenseQuestion {
  readonly payer: Payer;
  readonly premium: readonly PremiumFeature[];
  readonly premiumChildren: readonly PremiumChild[];
  readonly usesAiBuilder: boolean;
  readonly settings: FlowSettings;
}

export const processLicense = "power-automate-process";
const whichSource = "faq#which-power-automate-licenses-do-i-need";
const whoSource = "faq#who-needs-to-purchase-a-premium-license";

/** Many flows of a tenant are in the same case under the same settings, so each case is worked out once. */
const known = new WeakMap<FlowSettings, Map<string, readonly LicenseOption[]>>();

/** The acceptable licenses: held ones first, then those that cost nothing, then unpriced ones, then by price. */
export function licenseOptions(
  question: LicenseQuestion,
  features: readonly PremiumFeatureName[],
  runners: number,
): readonly LicenseOption[] {
  const { payer, settings } = question;
  let cases = known.get(settings);
  if (cases === undefined) {
    cases = new Map();
    known.set(settings, cases);
  }
  const key = [payer.row, payer.payer, payer.flowLicense, runners, ...payer.heldByPeople, "/", ...features].join(" ");
  let options = cases.get(key);
  if (options === undefined) {
    options = inOrder(optionsOf(question, features, runners));
    cases.set(key, options);
  }
  return options;
}

function optionsOf(
  question: LicenseQuestion,
  features: readonly PremiumFeatureName[],
  runners: number,
): LicenseOption[] {
  const { payer } = question;
  if (payer.payer === "agentCapacity" || payer.payer === "nobody") return [];
  const people = peopleLicenses(question, features, runners).flatMap((id) => toOption(id, question, features, runners));
  // Unattended runs are licensed by the machine sessions that run at a time.
  const sessions = features.includes("desktop-flow-unattended") ? question.settings.context.machineSessions : 1;
  const flows = flowLicenses(question, features).flatMap((id) => toOption(id, question, features, sessions));
  return [...people, ...flows];
}

/** Licenses that each person who pays would hold. */
function peopleLicenses(
  question: LicenseQuestion,
  features: readonly PremiumFeatureName[],
  runners: number,
): readonly string[] {
  const { payer, settings } = question;
  if (payer.flowLicense !== null) return [];
  const shared = settings.context.shared || runners > 1;
  const others =
    features.length > 0
      ? [...inContextLicenses(question), "power-automate-premium"]
      : ["power-automate-free", "microsoft-365"].filter((id) => !shared || canShare(id));
  return [...new Set([...heldLicenses(question), ...others])].filter((id) => entitles(id, features, question));
}

/** Rows 12 and 13: only a flow that an app starts, or that is associated with one, runs in its context. */
const inContextRows: readonly number[] = [12, 13];

function inContextLicenses({ payer, settings: { context } }: LicenseQuestion): readonly string[] {
  if (!inContextRows.includes(payer.row)) return [];
  if (context.app === "powerApps") return ["power-apps-premium"];
  return context.app === "dynamics365" ? ["dynamics-365-enterprise", "dynamics-365-professional"] : [];
}

/** Licenses that a flow carries, whoever owns or runs it. */
function flowLicenses(question: LicenseQuestion, features: readonly PremiumFeatureName[]): readonly string[] {
  const { payer } = question;
  if (features.length === 0 && payer.flowLicense === null) return [];
  const hosted = "power-automate-hosted-process";
  const forMachine = question.settings.context.hostedMachine ? [hosted] : [processLicense, hosted];
  const unattended = features.includes("desktop-flow-unattended");
  return (unattended ? forMachine : [processLicense]).filter((id) => entitles(id, features, question));
}

/** Licenses of people alone: one that a flow or an environment carries says nothing about a person. */
export function heldLicenses({ payer }: LicenseQuestion): readonly string[] {
  return payer.heldByPeople.filter((id) => lookUpLicense(id)?.holder === "user");
}

function toOption(
  id: string,
  question: LicenseQuestion,
  features: readonly PremiumFeatureName[],
  quantity: number,
): LicenseOption[] {
  const row = lookUpLicense(id);
  if (!row) return [];
  const { payer, settings } = question;
  const onFlow = row.holder !== "user";
  const held = onFlow ? payer.flowLicense === "held" && id === processLicense : heldLicenses(question).includes(id);
  const { amount, currency } = priceIn(id, settings);
  return [
    {
      license: id,
      name: row.name,
      quantity,
      per: onFlow && payer.flowLicense === null ? "flow" : payer.payer,
      pricePerMonth: amount === null ? null : amount * quantity,
      currency,
      covers: features,
      profile: row.profile,
      held,
      because: reasonFor(row, features.length > 0, quantity, onFlow),
      sources: [onFlow ? whichSource : whoSource],
    },
  ];
}

/** A price of the settings, else the list price; beside prices in another currency a list price says nothing. */
function priceIn(id: string, { prices, edition }: FlowSettings): { amount: number | null; currency: string } {
  const own = prices[id];
  const currency = typeof prices.currency === "string" ? prices.currency : listCurrency;
  if (typeof own === "number") return { amount: own, currency };
  return { amount: currency === listCurrency ? (priceOf(id, edition)?.amount ?? null) : null, currency };
}

/** What list prices are stated in. */
export const listCurrency = "USD";

function reasonFor(row: LicenseRow, premium: boolean, quantity: number, onFlow: boolean): string {
  if (!premium) return `${row.name} includes cloud flows with standard connectors`;
  if (onFlow) return `${row.name} covers the flow, whoever owns or runs it`;
  return quantity === 1
    ? `${row.name} covers the premium features for one person`
    : `${row.name} for each of ${quantity} people`;
}

/** Whether a license entitles to every premium feature of the flow. */
function entitles(id: string, all: readonly PremiumFeatureName[], question: LicenseQuestion): boolean {
  const row = lookUpLicense(id);
  if (!row) return false;
  // An attended desktop flow needs its user's license besides the one on the flow, so it stands in `also`.
  const features = question.payer.flowLicense === null ? all : all.filter((it) => it !== "desktop-flow-attended");
  if (features.length === 0) return row.standardConnectors === true;
  return features.every((feature) => holds(entitlementFor(row, feature), question));
}

function holds(entitlement: Entitlement, { payer, settings }: LicenseQuestion): boolean {
  if (entitlement === "in-context-only") return inContextRows.includes(payer.row);
  if (entitlement === "dataverse-for-teams-only") return settings.context.environment === "dataverseForTeams";
  return entitlement === true || entitlement === "as-tried";
}

/** Premium gives attended, Process unattended; the other half of a desktop flow stands in `also`. */
function entitlementFor(row: LicenseRow, feature: PremiumFeatureName): Entitlement {
  switch (feature) {
    case "premium-connector":
    case "unknown-connector":
    case "http":
    case "http-request-trigger":
    case "desktop-flow":
      return row.premiumConnectors;
    case "custom-connector":
      return row.customConnectors;
    case "business-process-flow":
      return row.businessProcessFlows;
    case "on-premises-gateway":
      return row.onPremisesGateway;
    case "desktop-flow-attended":
      return row.attendedRpa;
    case "desktop-flow-unattended":
      return row.unattendedRpa;
  }
}

function canShare(id: string): boolean {
  return lookUpLicense(id)?.canShareFlows !== false;
}

function inOrder(options: readonly LicenseOption[]): LicenseOption[] {
  return [...options].sort((a, b) => rank(a) - rank(b) || (a.pricePerMonth ?? 0) - (b.pricePerMonth ?? 0));
}

/** Held, free of charge, unpriced, paid. */
function rank({ held, pricePerMonth }: LicenseOption): number {
  if (held) return 0;
  if (pricePerMonth === 0) return 1;
  return pricePerMonth === null ? 2 : 3;
}
