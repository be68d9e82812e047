import type { Edition, Period } from "../reference/edition";
import type { LicenseRow } from "../reference/licenses";
import { otherRequestLimit, requestLimit, serviceLimit } from "../reference/limits";
import { dailyLimit } from "./daily-limit";
import type { HeldLicense } from "./held-license";

/** What one flow may use that carries licenses of its own. */
export interface FlowEntitlement {
  readonly license: LicenseRow;
  /** How many of the licenses held count on one flow. */
  readonly counted: number;
  /** Requests in 24 hours; null where no page states what several give. */
  readonly value: number | null;
  readonly sources: readonly string[];
}

export const processLicenseId = "power-automate-process";

/**
 * Of each license that is assigned to a flow, what it gives when all that are held are on one flow. Process alone
 * stacks; no page states what several give in the transition period.
 */
export function flowEntitlements(
  held: readonly HeldLicense[],
  edition: Edition,
  period: Period,
): readonly FlowEntitlement[] {
  return held
    .filter(({ license }) => license.holder === "flow")
    .flatMap(({ license, count }) => {
      const limit = dailyLimit(license, period, edition);
      if (limit === null) return [];
      if (license.id === processLicenseId && count > 1) return [severalProcess(license, count, edition, period)];
      return [{ license, counted: 1, value: limit.value, sources: [limit.source] }];
    });
}

function severalProcess(license: LicenseRow, count: number, edition: Edition, period: Period): FlowEntitlement {
  const most = serviceLimit("process-licenses-per-flow", null, edition);
  const counted = Math.min(count, most.value);
  const each = otherRequestLimit("process/each-further", edition);
  const value = period === "official" ? processEntitlement(counted, edition) : null;
  return { license, counted, value, sources: [...new Set([each.source, most.source])] };
}

/** Requests in 24 hours that this many Process licenses give one flow, officially. */
export function processEntitlement(licenses: number, edition: Edition): number {
  const each = otherRequestLimit("process/each-further", edition);
  return requestLimit("high", "official", edition).value + (licenses - 1) * each.value;
}
