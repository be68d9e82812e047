import type { Edition, Period } from "../reference/edition";
import type { LicenseRow } from "../reference/licenses";
import { otherRequestLimit, type RequestLimit, requestLimit } from "../reference/limits";
import { isRequestsAddOn } from "./held-license";

/** Licenses that give no performance profile and have a limit of their own. */
const withOwnLimit = ["copilot-studio", "power-apps-payg-per-app", "power-apps-portals-login"];

/**
 * What one license allows in 24 hours. Null where no page states a limit: for add-ons of credits, and in the
 * transition period for licenses that give no performance profile.
 */
export function dailyLimit({ id, profile }: LicenseRow, period: Period, edition: Edition): RequestLimit | null {
  if (profile !== null) return requestLimit(profile, period, edition);
  // Add-ons cannot be assigned in the transition period.
  if (period === "transition") return null;
  if (isRequestsAddOn(id)) return otherRequestLimit(`add-on/${id}`, edition);
  return withOwnLimit.includes(id) ? otherRequestLimit(`license/${id}`, edition) : null;
}
