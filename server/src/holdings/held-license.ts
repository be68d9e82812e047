import type { LicenseRow } from "../reference/licenses";

/** What someone holds of one license. */
export interface HeldLicense {
  readonly license: LicenseRow;
  /** Licenses in all: one for each person, each flow, each environment or each add-on. At least 1. */
  readonly count: number;
  /** An attach license, which stands beside a base license of its product line. */
  readonly attach: boolean;
}

/** User licenses: each person holds one of each. */
export function ofPeople(held: readonly HeldLicense[]): readonly HeldLicense[] {
  return held.filter(({ license }) => license.holder === "user" && !isRequestsAddOn(license.id));
}

/** Add-ons raise the limit of a person, who needs a license besides. */
export function isRequestsAddOn(id: string): boolean {
  return id.startsWith("power-platform-requests-addon");
}
