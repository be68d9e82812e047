import data from "../../data/license-credits.json";
import { type Edition, holdsIn } from "./edition";
import type { LicenseId } from "./licenses";
import { serviceLimit } from "./limits";
import { nameInId } from "./rows-by-key";

/** AI Builder credits, or Copilot Credits. */
export type CreditKind = "aiBuilder" | "copilot";

/** Credits that a license brings each month. They belong to the tenant and do not roll over. */
export interface LicenseCredits {
  readonly kind: CreditKind;
  readonly creditsPerMonth: number;
  /** They come with a license for something else; a tenant gets a limited number of such credits. */
  readonly seeded?: true;
  /** The first day on which they are no longer included; older contracts may keep them to the end of their term. */
  readonly until?: string;
  readonly source: string;
}

interface LicenseCreditsRow extends LicenseCredits {
  readonly id: string;
  readonly edition?: Edition;
}

/** So many licenses of a kind. */
export interface LicenseCount {
  readonly license: LicenseId;
  readonly quantity: number;
}

/** The credits of a license, whether or not their time is over; undefined for one that brings none. */
export function creditsOfLicense(id: LicenseId, edition: Edition): LicenseCredits | undefined {
  const rows = data.rows as readonly LicenseCreditsRow[];
  return rows.find((row) => nameInId(row.id) === id && holdsIn(row, edition));
}

/**
 * Credits that all these licenses together bring in the month of a day (YYYY-MM-DD). What is no longer included on
 * that day counts nothing, and seeded credits count up to the limit of a tenant.
 */
export function creditsPerMonth(
  kind: CreditKind,
  held: readonly LicenseCount[],
  { asOf, edition }: { readonly asOf: string; readonly edition: Edition },
): number {
  let seeded = 0;
  let bought = 0;
  for (const { license, quantity } of held) {
    const credits = creditsOfLicense(license, edition);
    if (credits?.kind !== kind || (credits.until !== undefined && asOf >= credits.until)) continue;
    if (credits.seeded) seeded += credits.creditsPerMonth * quantity;
    else bought += credits.creditsPerMonth * quantity;
  }
  return bought + Math.min(seeded, serviceLimit("seeded-ai-builder-credits", null, edition).value);
}

/** How many of a license, such as an add-on or a pack, bring at least so many credits a month; null where it brings none. */
export function licensesForCredits(credits: number, id: LicenseId, edition: Edition): number | null {
  const perLicense = creditsOfLicense(id, edition)?.creditsPerMonth ?? 0;
  return perLicense === 0 ? null : Math.ceil(credits / perLicense);
}
