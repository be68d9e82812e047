import type { EstateFlow } from "../estate/estate-flow";
import { instantFlowLimit } from "../facts/license/instant-flow-limit";
import { isPaidByRunners } from "../facts/license/payer";
import { lookUpLicense } from "../reference/licenses";
import { requestLimit } from "../reference/limits";
import type { Purchase } from "./plan-problem";

/** Requests of a day that a flow makes at the least with the loop passes assumed, and that what licenses it does not bring. */
export interface RequestsAbove {
  /** In 24 hours, of one person where people share them. */
  readonly least: number;
  /** In 24 hours. */
  readonly limit: number;
}

/**
 * Of a flow whose runs are known and whose requests are not, since they rest on a loop: the plan asks no license for
 * them, so that it has to tell where they are too many. Null where they may be within the limit.
 */
export function requestsAbove(
  { license, details, settings }: EstateFlow,
  used: readonly { readonly purchase: Purchase; readonly units: number }[],
): RequestsAbove | null {
  const day = details.perDay?.least ?? null;
  if (license === null || license.perDay !== null || day === null || !details.runs || details.runs.isAssumed)
    return null;
  // In an environment linked for pay-as-you-go, requests above the limit are metered.
  if (settings.context.environment === "payAsYouGo" || used.length === 0) return null;
  const ofInstantFlow = instantFlowLimit(license, settings)?.value ?? null;
  const isShared = ofInstantFlow === null && isPaidByRunners(license) && used.every(isOfPeople);
  const least = Math.ceil(isShared ? day / license.runners : day);
  const limit = Math.max(
    ...used.map(({ purchase, units }) => {
      if (ofInstantFlow !== null && isOfPeople({ purchase })) return ofInstantFlow;
      return limitOf(purchase, units, settings);
    }),
  );
  return least > limit ? { least, limit } : null;
}

function isOfPeople({ purchase }: { readonly purchase: Purchase }): boolean {
  return purchase.holder.kind === "people";
}

function limitOf({ license, capacity }: Purchase, units: number, { period, edition }: EstateFlow["settings"]): number {
  if (capacity !== null) return capacity.first + Math.max(0, units - 1) * capacity.further;
  const profile = lookUpLicense(license)?.profile ?? null;
  return profile === null ? Number.POSITIVE_INFINITY : requestLimit(profile, period, edition).value;
}
