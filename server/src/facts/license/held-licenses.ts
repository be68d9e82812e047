import { type LicenseId, lookUpLicense, type PerformanceProfile, performanceProfiles } from "../../reference/licenses";
import { coversStandard, isGiven } from "./entitlements";
import { isPaidByOwner, isSharedAccount, type Payer } from "./payer";
import type { PremiumFeatureName } from "./premium-features";

/** Licenses of people, and of their machines: one that a flow or an environment carries says nothing about a person. */
export function heldLicenses({ heldByPeople }: Pick<Payer, "heldByPeople">): readonly LicenseId[] {
  return ofPeople(heldByPeople);
}

/**
 * What is declared of the others behind a shared account that pays, who need a license as the account does (row 21);
 * null where nobody else is behind the payer.
 */
export function heldByOthers(payer: Payer): readonly LicenseId[] | null {
  return isSharedAccount(payer) && isPaidByOwner(payer) ? ofPeople(payer.context.userLicenses) : null;
}

/** Whether what the others behind the payer hold is declared, and enough for them. */
export function areOthersCovered(payer: Payer, features: readonly PremiumFeatureName[]): boolean {
  const others = heldByOthers(payer);
  if (others === null) return true;
  return others.some(coversStandard) && features.every((feature) => isGiven(others, feature, payer));
}

/** The highest profile among licenses; null where none gives one. */
export function profileOf(held: readonly LicenseId[]): PerformanceProfile | null {
  const profiles = held.map((id) => lookUpLicense(id)?.profile ?? null);
  return performanceProfiles.findLast((profile) => profiles.includes(profile)) ?? null;
}

function ofPeople(ids: readonly string[]): readonly LicenseId[] {
  return ids.filter((id) => {
    const holder = lookUpLicense(id)?.holder;
    return holder === "user" || holder === "machine";
  });
}
