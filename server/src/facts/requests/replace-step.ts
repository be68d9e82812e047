import { addTo, type CostTable, costsWith, leaveOut, type Sum, startSum, widestScope } from "./cost-table";
import { type Fates, never } from "./fates";
import type { GatheredCosts } from "./gathered-costs";
import type { StepPlan } from "./run-plan";

/**
 * Puts in the place of a step what it and all behind it cost at most, told by those it waits for. `giveUp` is told
 * where that is more than it can cost.
 */
export function replaceStep(
  step: StepPlan,
  position: number,
  fates: Fates,
  gathered: GatheredCosts,
  giveUp: () => void,
): void {
  if (step.waits.length <= 1 && gathered.tablesOf(position).length === 0)
    replaceSimply(step, position, fates, gathered);
  else replaceTied(step, position, fates, gathered, giveUp);
}

/**
 * What an action can come to, as those behind it see it. A skipped one passes on whether anything failed before it,
 * since it takes the status of the action before it where it is the last of its branch (section 5.2). Halted is one
 * that has not come to its end when the run is ended.
 */
const succeeded = 0;
const failed = 1;
const timedOut = 2;
const skipped = 3;
const skippedBehindFailure = 4;
const halted = 5;

/** The bit of `statusBits` that a state stands for in run-after. */
const bitOf: readonly number[] = [1, 2, 4, 8, 8, 0];

function hasFailed(state: number): boolean {
  return state === failed || state === timedOut || state === skippedBehindFailure;
}

/** A step that waits for one at most, as nearly all do: what it and all behind it cost depends on that one alone. */
function replaceSimply(
  { waits: [wait], isLast }: StepPlan,
  position: number,
  fates: Fates,
  gathered: GatheredCosts,
): void {
  const { rule } = gathered;
  const marks = rule === "someFailed" && isLast;
  const executed = cleared(executedCost);
  gathered.raise(executed, position, succeeded, fates.succeeded, never);
  gathered.raise(executed, position, failed, marks ? never : fates.failed, marks ? fates.failed : never);
  gathered.raise(executed, position, timedOut, marks ? never : fates.timedOut, marks ? fates.timedOut : never);
  if (rule === "oneEnds") gathered.raise(executed, position, halted, fates.underWay, fates.ended);
  if (wait === undefined) {
    addTo(gathered.whole, executed.plain, executed.marked, rule);
    return;
  }
  const left = cleared(leftCost);
  gathered.raise(left, position, skipped, 0, never);
  const leftBehindFailure = cleared(leftBehindFailureCost);
  gathered.raise(leftBehindFailure, position, skippedBehindFailure, marks ? never : 0, marks ? 0 : never);
  for (let state = succeeded; state < halted; state++) {
    const runs = (wait.statuses & (bitOf[state] as number)) !== 0;
    const most = runs ? executed : hasFailed(state) ? leftBehindFailure : left;
    gathered.add(position - wait.back, state, most.plain, most.marked);
  }
  // Behind a halted step everything is halted, and costs nothing.
}

/** Nearly every action passes here, so what is needed for one of them only is not made anew for each. */
const executedCost = startSum();
const leftCost = startSum();
const leftBehindFailureCost = startSum();

function cleared(sum: Sum): Sum {
  sum.plain = never;
  sum.marked = never;
  return sum;
}

/** A step that ties several together. */
function replaceTied(
  { waits, isLast }: StepPlan,
  position: number,
  fates: Fates,
  gathered: GatheredCosts,
  giveUp: () => void,
): void {
  const { rule } = gathered;
  const scope = new Set(waits.map(({ back }) => position - back));
  const isLoose = scope.size > widestScope;
  if (isLoose) {
    giveUp();
    for (const one of [...scope].slice(widestScope)) scope.delete(one);
  }
  const kept: CostTable[] = [gathered.simple(position)];
  for (const table of gathered.tablesOf(position)) {
    const added = table.scope.filter((one) => one !== position && !scope.has(one));
    if (scope.size + added.length > widestScope) {
      giveUp();
      gathered.pass(leaveOut(table, position));
      continue;
    }
    for (const one of added) scope.add(one);
    kept.push(table);
  }
  const tied = [...scope].sort((a, b) => a - b);
  const kinds = waits
    .map(({ back, statuses }) => ({ at: tied.indexOf(position - back), statuses }))
    .filter(({ at }) => at >= 0);
  const marks = rule === "someFailed" && isLast;
  const table = costsWith(tied, position, kept, rule, (states, consider) => {
    let runs = true;
    let failedBefore = false;
    for (const { at, statuses } of kinds) {
      const state = states[at] as number;
      if (state === halted) {
        // Only a run that is ended halts anything.
        if (rule === "oneEnds") consider(halted, 0, never);
        return;
      }
      if ((statuses & (bitOf[state] as number)) === 0) runs = false;
      if (hasFailed(state)) failedBefore = true;
    }
    if (runs) {
      consider(succeeded, fates.succeeded, never);
      consider(failed, marks ? never : fates.failed, marks ? fates.failed : never);
      consider(timedOut, marks ? never : fates.timedOut, marks ? fates.timedOut : never);
      if (rule === "oneEnds") consider(halted, fates.underWay, fates.ended);
    }
    // What it waits for beyond the ties that are kept may skip or halt it, and may have failed.
    if (!runs || isLoose) {
      if (!failedBefore) consider(skipped, 0, never);
      if (failedBefore || isLoose) consider(skippedBehindFailure, marks ? never : 0, marks ? 0 : never);
      if (isLoose && rule === "oneEnds") consider(halted, 0, never);
    }
  });
  gathered.pass(table);
}
