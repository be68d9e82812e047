import type { FlowSettings } from "../../../../shared/settings";
import type { Assumption } from "../assumption";
import type { OwnCredits } from "../flow-summary";
import type { RunsPerDay } from "../requests/runs-per-day";
import type { FindChild } from "../requests/visit-children";
import type { CreditOperation } from "./credit-operations";
import { type CreditSupply, creditSupply } from "./credit-supply";
import { type CreditsPerMonth, creditsPerMonth } from "./credits-per-month";
import { type CreditsPerRun, creditsPerRun } from "./credits-per-run";

/** What a flow draws of AI Builder credits and Copilot Credits. */
export interface FlowCredits {
  readonly perRun: CreditsPerRun;
  readonly perMonth: CreditsPerMonth;
  /** What the declared credits cover of a likely month; null where none are declared or the month is not known. */
  readonly supply: CreditSupply | null;
  /** What stands in for what the export does not tell of the flow's own AI steps, each setting once. */
  readonly assumptions: readonly Assumption[];
}

/** What the credits of a flow are worked out from. */
export interface CreditQuestion {
  readonly own: OwnCredits | null;
  readonly operations: readonly CreditOperation[];
  readonly calls: readonly string[];
  readonly id: string | null;
  readonly childFlow: FindChild;
  /** What of the flow cannot be told from its file, in words. */
  readonly gaps: readonly string[];
  readonly runs: RunsPerDay | null;
  readonly settings: FlowSettings;
}

/** Null where no credits are used, as far as the inputs tell. */
export function flowCredits(question: CreditQuestion): FlowCredits | null {
  const { own, operations, calls, id, childFlow, gaps, runs, settings } = question;
  const counted = creditsPerRun(own, calls, id, childFlow, settings.asOf);
  if (counted === null) return null;
  const perRun = { ...counted, excludes: [...counted.excludes, ...gaps] };
  const perMonth = creditsPerMonth(perRun, runs, settings);
  const { aiBuilder, copilot } = perMonth;
  const assumptions = new Map(
    operations.flatMap(({ units }) => units?.assumptions ?? []).map((assumption) => [assumption.what, assumption]),
  );
  return {
    perRun,
    perMonth,
    supply: creditSupply({ aiBuilder: aiBuilder?.likely ?? null, copilot: copilot?.likely ?? null }, settings),
    assumptions: [...assumptions.values()],
  };
}
