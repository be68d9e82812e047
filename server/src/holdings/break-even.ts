import type { Edition } from "../reference/edition";
import { type Price, priceOf } from "../reference/prices";
import { processLicenseId } from "./flow-entitlement";

/** A license for each person against one for the flow. */
export interface UserBreakEven {
  /** People at whom both cost the same; above it the license of the flow costs less. */
  readonly equalAt: number;
  readonly users: number;
  /** A month, for Power Automate Premium for each person and for Power Automate Process. */
  readonly premium: number;
  readonly process: number;
  readonly currency: string;
  readonly sources: readonly string[];
}

const premiumLicenseId = "power-automate-premium";
const whichSource = "faq#which-power-automate-licenses-do-i-need";

/** Null where a price is not published. */
export function breakEvenUsers(users: number, edition: Edition): UserBreakEven | null {
  const premium = priceOf(premiumLicenseId, edition);
  const process = priceOf(processLicenseId, edition);
  if (premium === null || process === null) return null;
  return {
    equalAt: process.amount / premium.amount,
    users,
    premium: premium.amount * users,
    process: process.amount,
    currency: premium.currency,
    sources: [...new Set([whichSource, premium.source, process.source])],
  };
}

/** Runs a month at which pay-as-you-go costs as much as a license. */
export interface RunBreakEven {
  readonly license: string;
  readonly unattended: boolean;
  readonly equalAtRuns: number;
  readonly sources: readonly string[];
}

export function breakEvenRuns(edition: Edition): readonly RunBreakEven[] {
  const run = priceOf("payg-cloud-or-attended-run", edition);
  const unattendedRun = priceOf("payg-unattended-run", edition);
  return [
    ...runsOf(premiumLicenseId, run, false, edition),
    ...runsOf(processLicenseId, run, false, edition),
    ...runsOf(processLicenseId, unattendedRun, true, edition),
  ];
}

function runsOf(license: string, perRun: Price | null, unattended: boolean, edition: Edition): RunBreakEven[] {
  const price = priceOf(license, edition);
  if (price === null || perRun === null) return [];
  const equalAtRuns = Math.round(price.amount / perRun.amount);
  return [{ license, unattended, equalAtRuns, sources: [...new Set([price.source, perRun.source])] }];
}
