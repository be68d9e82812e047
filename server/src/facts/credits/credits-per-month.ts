import type { FlowSettings } from "../../../../shared/settings";
import { priceIn } from "../license/option-price";
import type { RunsPerDay } from "../requests/runs-per-day";
import { secondsIn } from "../requests/schedule";
import type { CreditCount, CreditsPerRun } from "./credits-per-run";

/** The credits of a month of 30 days, in either kind, up to four decimals; null where they or the runs are not known. */
export interface CreditsPerMonth {
  readonly aiBuilder: CreditCount | null;
  readonly copilot: CreditCount | null;
  /** What the Copilot Credits cost pay-as-you-go; null also where no price is known. */
  readonly price: CreditCount | null;
  /** Currency of the price. */
  readonly currency: string;
}

export function creditsPerMonth(
  { aiBuilder, copilot }: CreditsPerRun,
  runs: RunsPerDay | null,
  settings: FlowSettings,
): CreditsPerMonth {
  const perDay = runs?.value ?? null;
  const ofMonth = (perRun: CreditCount | null): CreditCount | null =>
    perRun === null || perDay === null ? null : ofRuns(perRun, perDay * daysOfMonth);
  const { amount, currency } = priceIn("payg-copilot-credit", settings);
  const month = ofMonth(copilot);
  return {
    aiBuilder: ofMonth(aiBuilder),
    copilot: month,
    price: month === null || amount === null ? null : ofRuns(month, amount),
    currency,
  };
}

/** As for prices. */
export const daysOfMonth = secondsIn.month / secondsIn.day;

/** The credits of so many runs, or the price of so many credits. */
export function ofRuns({ least, likely, most }: CreditCount, runs: number): CreditCount {
  const rounded = (value: number): number => Math.round(value * runs * 10_000) / 10_000;
  return { least: rounded(least), likely: rounded(likely), most: rounded(most) };
}
