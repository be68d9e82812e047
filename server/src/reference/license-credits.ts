import data from "../../data/license-credits.json";
import { type Edition, holdsIn } from "./edition";
import type { LicenseId } from "./licenses";
import { nameInId } from "./rows-by-key";

/** Credits that a license brings each month. They belong to the tenant and do not roll over. */
export interface LicenseCredits {
  readonly kind: "aiBuilder" | "copilot";
  readonly creditsPerMonth: number;
  /** The first day on which they are no longer included; older contracts may keep them to the end of their term. */
  readonly until?: string;
  readonly source: string;
}

interface LicenseCreditsRow extends LicenseCredits {
  readonly id: string;
  readonly edition?: Edition;
}

/** The credits of a license, whether or not their time is over; undefined for one that brings none. */
export function creditsOfLicense(id: LicenseId, edition: Edition): LicenseCredits | undefined {
  const rows = data.rows as readonly LicenseCreditsRow[];
  return rows.find((row) => nameInId(row.id) === id && holdsIn(row, edition));
}
