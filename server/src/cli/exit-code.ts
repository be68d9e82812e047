import type { InputProblem } from "../exports/export-file";
import type { Severity } from "../findings/finding";
import type { ReportTotals } from "../report/report";

/** 0: nothing at or above the threshold. 1: findings. 2: wrong arguments, nothing to read, or our own error. */
export const exitCodes = { clean: 0, findings: 1, failure: 2 } as const;

/** From which severity on a run fails; `never` keeps the report alone. */
export type FailOn = "error" | "warning" | "information" | "never";

export const failOnLevels: readonly FailOn[] = ["error", "warning", "information", "never"];

/** A mistake of the person at the command line, told without a stack. */
export class UsageError extends Error {}

/** What a run can fail for. */
interface Told {
  readonly findings: ReportTotals["findings"];
  readonly problems: readonly InputProblem[];
}

const bySeverity: readonly Severity[] = ["error", "warning", "information"];

export function exitCode({ findings, problems }: Told, failOn: FailOn): number {
  if (failOn === "never") return exitCodes.clean;
  const failing = bySeverity.slice(0, bySeverity.indexOf(failOn) + 1);
  const fails = failing.some((severity) => findings[severity] > 0 || problems.some((it) => it.severity === severity));
  return fails ? exitCodes.findings : exitCodes.clean;
}
