import type { FlowSettings } from "../../../../shared/settings";
import { serviceLimit } from "../../reference/limits";
import { priceOf } from "../../reference/prices";
import type { RunsPerDay } from "../requests/runs-per-day";
import type { PremiumFeatureName } from "./premium-features";

/** What list prices are stated in. */
export const listCurrency = "USD";

/** Days of a month in every price and volume. */
export const daysOfMonth = 30;

export interface OptionPrice {
  /** For one license and month; null where no price is known. */
  readonly amount: number | null;
  readonly currency: string;
  /** Key of the source of a list price; null for a price of the settings, and where none is known. */
  readonly source: string | null;
}

/** A price of the settings, else the list price; beside prices in another currency a list price says nothing. */
export function priceIn(id: string, { prices, edition }: FlowSettings): OptionPrice {
  const own = prices[id];
  const currency = typeof prices.currency === "string" ? prices.currency : listCurrency;
  if (typeof own === "number") return { amount: own, currency, source: null };
  const listed = currency === listCurrency ? priceOf(id, edition) : null;
  return { amount: listed?.amount ?? null, currency, source: listed?.source ?? null };
}

/**
 * A month of pay-as-you-go: each premium run is charged, up to a number of runs a day (`payg`). Null where the runs
 * are not known, as those of child flows, which are charged with their parent.
 */
export function payAsYouGoPrice(
  features: readonly PremiumFeatureName[],
  runs: RunsPerDay | null,
  settings: FlowSettings,
): OptionPrice {
  const meter = features.includes("desktop-flow-unattended") ? "payg-unattended-run" : "payg-cloud-or-attended-run";
  const { amount, currency, source } = priceIn(meter, settings);
  const value = runs?.value ?? null;
  if (amount === null || value === null) return { amount: null, currency, source };
  const charged = Math.min(value, serviceLimit("payg-charged-runs", null, settings.edition).value);
  return { amount: Math.round(charged * daysOfMonth * amount * 100) / 100, currency, source };
}
