import type { PayerName } from "../facts/payer";
import type { LicenseOption, RequiredLicenses } from "../facts/required-licenses";
import { list, number, sentence } from "./amounts";

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

/** "The owner needs the license: the owner pays for an automated flow." */
export function describeWhoNeedsLicense({ payer, because }: RequiredLicenses): string {
  if (payer === "nobody") return `${sentence(because)}, so no license of a person is needed.`;
  return `The license counts for ${payerInWords(payer)}: ${because}.`;
}

/** "Power Automate Premium for the owner (15 USD a month) or Power Automate Process for the flow (150 USD a month)". */
export function describeWaysToLicense({ options }: RequiredLicenses): string {
  if (options.length === 0) return "No Power Automate license is needed.";
  const ways = options.map((option) => describeOption(option));
  return `${ways.join(", or ")}.`;
}

export function describeOption(option: LicenseOption): string {
  const people = option.quantity === 1 ? payerInWords(option.per) : `${number(option.quantity)} people`;
  const price = describePrice(option);
  return `${option.name} for ${option.per === "flow" ? "the flow" : people}${price === "" ? "" : ` (${price})`}`;
}

/** "held", "free of charge", "15 USD a month"; empty where no price is published. */
export function describePrice({ held, pricePerMonth, currency }: LicenseOption): string {
  if (held) return "held";
  if (pricePerMonth === null) return "";
  return pricePerMonth === 0 ? "free of charge" : `${number(pricePerMonth)} ${currency} a month`;
}

/** "Assumed: owner is a user (context.owner)." Empty where nothing is assumed. */
export function describeAssumptions({ assumptions }: RequiredLicenses): string {
  if (assumptions.length === 0) return "";
  const words = assumptions.map(
    ({ what, value, setting }) => `${what}: ${value}${setting === null ? "" : ` (${setting})`}`,
  );
  return `Assumed: ${list(words)}.`;
}

/** "needs Power Automate Premium for the owner", for a headline. */
export function licenseHeadline(license: RequiredLicenses): string {
  const [first] = license.options;
  if (license.payer === "agentCapacity") return "Copilot Credits";
  if (!first) return "no license needed";
  return describeOption(first);
}
