import type { Edition } from "../reference/edition";
import { serviceLimit } from "../reference/limits";
import { priceOf } from "../reference/prices";

/** How far a day goes above a limit, and how the documents speak of it. */
export interface Overage {
  readonly requests: number;
  readonly limit: number;
  /** 0 where the day stays at or below the limit. */
  readonly above: number;
  /** `none`: within the limit. `tolerated`: without effect now and then. `serious`: felt for several days. */
  readonly degree: "none" | "tolerated" | "delayed" | "serious";
  readonly sources: readonly string[];
}

const tooManySource = "faq#what-happens-when-my-flow-runs-too-many-actions";

export function overageOf(requests: number, limit: number, edition: Edition): Overage {
  const above = Math.max(0, requests - limit);
  return { requests, limit, above, degree: degreeOf(above, edition), sources: [tooManySource] };
}

function degreeOf(above: number, edition: Edition): Overage["degree"] {
  if (above === 0) return "none";
  if (above <= serviceLimit("overage-tolerated", null, edition).value) return "tolerated";
  return above < serviceLimit("overage-serious", null, edition).value ? "delayed" : "serious";
}

/** What pay-as-you-go asks for requests above the daily limit. */
export interface OverageCost {
  readonly above: number;
  readonly pricePerDay: number;
  readonly currency: string;
  readonly sources: readonly string[];
}

/** Null where no price is published. Billing may not have begun: the meter is reported until general availability. */
export function paygCostOfOverage(requests: number, limit: number, edition: Edition): OverageCost | null {
  const price = priceOf("payg-request-above-entitlement", edition);
  if (price === null) return null;
  const above = Math.max(0, requests - limit);
  // Six decimals: a hundredth of what the cheapest single request costs.
  const pricePerDay = Number((above * price.amount).toFixed(6));
  return { above, pricePerDay, currency: price.currency, sources: [price.source] };
}
