import { personEntitlement } from "../../holdings/person-entitlement";
import { type LicenseId, lookUpLicense } from "../../reference/licenses";
import { canShare, coversStandard, isGiven } from "./entitlements";
import { instantFlowLimit } from "./instant-flow-limit";
import type { LicenseOption } from "./license-options";
import type { LicenseQuestion } from "./license-question";
import { isPaidByRunners, type Payer } from "./payer";
import type { PremiumFeatureName } from "./premium-features";
import type { DailyNeed } from "./volume";

/** Something that the licenses declared as held do not give. */
export interface Missing {
  /** A premium feature, `cloud-flows`, `sharing` or `requests`. */
  readonly what: PremiumFeatureName | "cloud-flows" | "sharing" | "requests";
  readonly because: string;
}

/** Several licenses give together what each of them gives; of their profiles the highest counts. */
export function missingIn(
  held: readonly LicenseId[],
  features: readonly PremiumFeatureName[],
  payer: Payer,
  { settings }: LicenseQuestion,
  need: DailyNeed,
): Missing[] {
  const missing: Missing[] = features
    .filter((feature) => !isGiven(held, feature, payer))
    .map((what) => ({ what, because: whyLacking(held, payer) }));
  if (features.length === 0 && !held.some(coversStandard)) {
    missing.push({ what: "cloud-flows", because: `${namesOf(held)} includes no cloud flows` });
  }
  if (settings.context.shared && features.length === 0 && held.some(coversStandard) && !held.some(canShare)) {
    missing.push({ what: "sharing", because: `flows that run on ${namesOf(held)} cannot be shared` });
  }
  const limit = limitOf(held, payer, settings);
  const requests = isPaidByRunners(payer) && settings.period === "official" ? need.perPerson : need.perDay;
  // In an environment linked for pay-as-you-go, requests above a license's limit are metered, not missing.
  const isMetered = settings.context.environment === "payAsYouGo";
  if (requests !== null && limit !== null && requests > limit && !isMetered) {
    const because = `${grouped(requests)} requests a day are more than the ${grouped(limit)} of what is held`;
    missing.push({ what: "requests", because });
  }
  return missing;
}

/** A Process license that the flow carries already may still be too small. */
export function missingInFlow(options: readonly LicenseOption[], need: DailyNeed): Missing[] {
  const { perDay } = need;
  if (options.some(({ held }) => held) || perDay === null) return [];
  return [
    { what: "requests", because: `${grouped(perDay)} requests a day are more than the license of the flow brings` },
  ];
}

/** Requests a day of what one person holds together; of an instant flow in the transition period, its own. */
export function limitOf(
  held: readonly LicenseId[],
  payer: Payer,
  settings: LicenseQuestion["settings"],
): number | null {
  const ofInstantFlow = instantFlowLimit(payer, settings);
  if (ofInstantFlow !== null) return ofInstantFlow.value;
  const licenses = held
    .flatMap((id) => lookUpLicense(id) ?? [])
    .map((license) => ({ license, count: 1, attach: false }));
  return personEntitlement(licenses, settings.edition, settings.period)?.value ?? null;
}

/** With thousands separators; decimals stay as they are. */
export function grouped(value: number): string {
  const [whole = "", decimals] = String(value).split(".");
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ","), ...(decimals === undefined ? [] : [decimals])].join(".");
}

function whyLacking(held: readonly LicenseId[], payer: Payer): string {
  const onlyInContext = held.some((id) => lookUpLicense(id)?.premiumConnectors === "in-context-only");
  return onlyInContext && !payer.inContext
    ? `${namesOf(held)} covers it only for a flow in context of an app, and an automated or scheduled one only where it is associated with the app`
    : `${namesOf(held)} does not include it`;
}

function namesOf(held: readonly LicenseId[]): string {
  return held.map((id) => lookUpLicense(id)?.name ?? id).join(" and ");
}
