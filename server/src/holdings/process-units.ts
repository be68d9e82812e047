import type { Edition } from "../reference/edition";
import { otherRequestLimit, requestLimit, serviceLimit } from "../reference/limits";
import { priceOf } from "../reference/prices";
import { processEntitlement, processLicenseId } from "./flow-entitlement";

/** Process licenses that a daily number of requests of one flow takes. */
export interface ProcessUnits {
  /** At least 1, and possibly more than a flow can have. */
  readonly licenses: number;
  /** Requests in 24 hours that they give. */
  readonly entitlement: number;
  /** Licenses that one flow can have. */
  readonly most: number;
  readonly pricePerMonth: number | null;
  readonly sources: readonly string[];
}

/** How many Process licenses on one flow are enough for its official limit. */
export function processUnitsFor(requestsPerDay: number, edition: Edition): ProcessUnits {
  const first = requestLimit("high", "official", edition);
  const each = otherRequestLimit("process/each-further", edition);
  const most = serviceLimit("process-licenses-per-flow", null, edition);
  const licenses = 1 + Math.max(0, Math.ceil((requestsPerDay - first.value) / each.value));
  const price = priceOf(processLicenseId, edition);
  return {
    licenses,
    entitlement: processEntitlement(licenses, edition),
    most: most.value,
    pricePerMonth: price && price.amount * licenses,
    sources: [...new Set([each.source, most.source, ...(price ? [price.source] : [])])],
  };
}
