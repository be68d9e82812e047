import { type LicenseId, lookUpLicense, type PerformanceProfile, performanceProfiles } from "../../reference/licenses";
import { isSharedAccount, type Payer } from "./payer";

/** Licenses of people, and of their machines: one that a flow or an environment carries says nothing about a person. */
export function heldLicenses({ heldByPeople }: Pick<Payer, "heldByPeople">): readonly LicenseId[] {
  return heldByPeople.filter((id) => {
    const holder = lookUpLicense(id)?.holder;
    return holder === "user" || holder === "machine";
  });
}

/** What the account holds, while others behind it need a license too, and nothing is declared of theirs (row 21). */
export function isHeldByOneOfMany(payer: Payer): boolean {
  return isSharedAccount(payer) && payer.context.userLicenses.length === 0;
}

/** The highest profile among licenses; null where none gives one. */
export function profileOf(held: readonly LicenseId[]): PerformanceProfile | null {
  const profiles = held.map((id) => lookUpLicense(id)?.profile ?? null);
  return performanceProfiles.findLast((profile) => profiles.includes(profile)) ?? null;
}
