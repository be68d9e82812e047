import { type LicenseId, lookUpLicense } from "../../reference/licenses";
import { requestLimit } from "../../reference/limits";
import { canShare, coversStandard, isInContext, lackingIn } from "./entitlements";
import { profileOf } from "./held-licenses";
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
    .filter((feature) => held.every((id) => lackingIn(id, [feature], payer).length > 0))
    .map((what) => ({ what, because: whyLacking(held, payer) }));
  if (features.length === 0 && !held.some(coversStandard)) {
    missing.push({ what: "cloud-flows", because: `${namesOf(held)} includes no cloud flows` });
  }
  if (settings.context.shared && features.length === 0 && held.some(coversStandard) && !held.some(canShare)) {
    missing.push({ what: "sharing", because: `flows that run on ${namesOf(held)} cannot be shared` });
  }
  const limit = limitOf(held, settings);
  const requests = isPaidByRunners(payer) ? need.perPerson : need.perDay;
  if (requests !== null && limit !== null && requests > limit) {
    missing.push({ what: "requests", because: `${requests} requests a day are more than the ${limit} of the license` });
  }
  return missing;
}

/** A Process license that the flow carries already may still be too small. */
export function missingInFlow(options: readonly LicenseOption[], need: DailyNeed): Missing[] {
  const { perDay } = need;
  if (options.some(({ held }) => held) || perDay === null) return [];
  return [{ what: "requests", because: `${perDay} requests a day are more than one Process license brings` }];
}

function limitOf(held: readonly LicenseId[], { period, edition }: LicenseQuestion["settings"]): number | null {
  const profile = profileOf(held);
  return profile === null ? null : requestLimit(profile, period, edition).value;
}

function whyLacking(held: readonly LicenseId[], payer: Payer): string {
  const onlyInContext = held.some((id) => lookUpLicense(id)?.premiumConnectors === "in-context-only");
  return onlyInContext && !isInContext(payer)
    ? `${namesOf(held)} covers it only in context of an app`
    : `${namesOf(held)} does not include it`;
}

function namesOf(held: readonly LicenseId[]): string {
  return held.map((id) => lookUpLicense(id)?.name ?? id).join(" and ");
}
