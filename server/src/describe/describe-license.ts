import type { FlowFacts } from "../facts/flow-facts";
import type { LicenseOption } from "../facts/license/license-options";
import type { Missing } from "../facts/license/missing";
import { listCurrency } from "../facts/license/option-price";
import type { PayerName } from "../facts/license/payer";
import type { PremiumFeature } from "../facts/license/premium-features";
import type { RequiredLicenses } from "../facts/license/required-licenses";
import { lookUpLicense } from "../reference/licenses";
import { list, money, number, sentence } from "./amounts";

/** Whose license it is, as the subject of a sentence. */
const payerWords: Readonly<Record<PayerName, string>> = {
  owner: "the owner",
  invokingUser: "each person who runs the flow",
  flow: "the flow itself",
  flowGroup: "the flow's group",
  associatedFlow: "the flow it is associated with",
  parentOwner: "the owner of the parent flow",
  parentInvoker: "each person who runs the parent flow",
  parentFlow: "the parent flow",
  childOwner: "the owner of this child flow",
  tenantPool: "the tenant's pool",
  agentCapacity: "the Copilot Studio capacity of the environment",
  nobody: "nobody",
};

export function payerInWords(payer: PayerName): string {
  return payerWords[payer];
}

/** "Each person who runs an instant flow uses their own license.", "The license counts for ...: its parent is scheduled." */
export function describeWhoNeedsLicense(license: RequiredLicenses): string {
  const { payer, because } = license;
  // Where nobody pays, or the way it is started decides, the reason says all there is to say.
  const saysAll = payer === "nobody" || payer === "agentCapacity" || isByClass(license);
  if (saysAll) return `${sentence(because)}.`;
  return `The license counts for ${payerInWords(payer)}: ${because}.`;
}

/** Whether the trigger's class alone decides who pays. */
export function isByClass({ row }: RequiredLicenses): boolean {
  return row >= firstRowByClass;
}

/** The first such row of "Whose license, whose limit". */
const firstRowByClass = 15;

/** "Power Automate Premium for the owner (15 USD a month) or Power Automate Process for the flow (150 USD a month)". */
export function describeWaysToLicense({ options, payer }: RequiredLicenses): string {
  if (options.length === 0) {
    return payer === "nobody" || payer === "agentCapacity"
      ? "No Power Automate license is needed."
      : "No single license covers all of this.";
  }
  const ways = options.map((option) => describeOption(option));
  return `${ways.join(", or ")}.`;
}

export function describeOption(option: LicenseOption): string {
  const price = describePrice(option);
  return `${describeSeveral(option)}${option.name} for ${describeHolder(option)}${price === "" ? "" : ` (${price})`}`;
}

/** "2 x " of licenses of a flow; empty for one, and for licenses of people, whose number their holders tell. */
export function describeSeveral({ license, per, quantity }: LicenseOption): string {
  const isOfFlow = per === "flow" || lookUpLicense(license)?.holder === "flow";
  return isOfFlow && quantity > 1 ? `${number(quantity)} x ` : "";
}

/** "the owner", "the flow", "12 people". */
export function describeHolder({ license, per, quantity }: LicenseOption): string {
  if (per === "flow") return "the flow";
  if (lookUpLicense(license)?.holder === "flow") return payerInWords(per);
  if (quantity !== 1) return `${number(quantity)} people`;
  // A person's license, while nobody knows whether the parent's owner or the people who run it pay.
  return per === "parentFlow" ? "whoever pays for the parent flow" : payerInWords(per);
}

/** "held", "free of charge", "15 USD a month"; empty where no price is published. */
export function describePrice({ held, pricePerMonth, currency }: LicenseOption): string {
  if (held) return "held";
  if (pricePerMonth === null) return currency === listCurrency ? "" : `no price in ${currency} known`;
  return pricePerMonth === 0 ? "free of charge" : `${money(pricePerMonth, currency)} a month`;
}

/** "premium connector and HTTP: Microsoft 365 does not include it; requests: ..."; empty where nothing is missing. */
export function describeMissing({ missing }: RequiredLicenses): string {
  if (missing.length === 0) return "";
  const reasons = [...new Set(missing.map(({ because }) => because))];
  const lines = reasons.map((because) => {
    const what = missing.filter((it) => it.because === because).map(missingWords);
    return `${list(what)}: ${because}`;
  });
  return `${lines.join("; ")}.`;
}

/** "Microsoft 365 of the owner", of whom the verdict speaks. */
export function judgedInWords({ judged: { held, holder }, payer }: RequiredLicenses): string {
  const whose = holder === "payer" ? payerInWords(payer) : "the others behind the account";
  return `${list(held.map((id) => lookUpLicense(id)?.name ?? id))} of ${whose}`;
}

function missingWords({ what }: Missing): string {
  return what.replaceAll("-", " ").replace(/^http\b/, "HTTP");
}

/** "Power Automate Premium for the owner (15 USD a month) and AI Builder or Copilot Credits", for a headline. */
export function licenseHeadline(license: RequiredLicenses): string {
  const first = license.options.find((option) => option.license === license.recommended);
  if (license.payer === "agentCapacity") return "Copilot Credits";
  const credits = license.also.some(({ need }) => need === "ai-builder-credits")
    ? " and AI Builder or Copilot Credits"
    : "";
  const none = license.payer === "nobody" ? "no license needed" : "no single license is enough";
  return `${first ? describeOption(first) : none}${credits}`;
}

/** "SQL Server", "the custom connector Contoso API", "the HTTP action": after "because of". */
export function describeFeature({ feature, what, inTrigger }: PremiumFeature): string {
  switch (feature) {
    case "custom-connector":
      return `the custom connector ${what}`;
    case "unknown-connector":
      return `${what}, whose tier is not known`;
    case "http":
      return `the ${what} ${inTrigger ? "trigger" : "action"}`;
    case "http-request-trigger":
      return `the trigger "${what}"`;
    case "business-process-flow":
      return "a business process flow";
    case "desktop-flow-attended":
      return "an attended desktop flow";
    case "desktop-flow-unattended":
      return "an unattended desktop flow";
    case "desktop-flow":
      return "a desktop flow, which may be attended or unattended";
    case "on-premises-gateway":
      return "the on-premises data gateway";
    default:
      return what;
  }
}

/** Logic Apps and agent flows are paid otherwise, whatever connectors they use. */
export function needsLicense({ kind }: FlowFacts): boolean {
  return kind === "cloud-flow" || kind === "fragment";
}

/** A copied fragment has no trigger, which would tell who pays. */
export function whoNeedsLicense({ license, kind }: FlowFacts): string {
  if (license) return describeWhoNeedsLicense(license);
  return kind === "fragment"
    ? "The flow that it is pasted into then needs a premium license."
    : "The flow needs a premium license; without a trigger it does not tell whose.";
}

export function waysToLicense({ license }: FlowFacts): string {
  return license ? describeWaysToLicense(license) : "Lint the flow as a whole to see who needs which license.";
}
