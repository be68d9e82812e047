import type { Rule, Sum } from "./cost-table";
import { atMost, type Fates, never } from "./fates";
import { GatheredCosts } from "./gathered-costs";
import { replaceStep } from "./replace-step";
import type { ListPlan, StepPlan } from "./run-plan";

/**
 * The fates of a container out of those of its actions, over all that can happen by its run-after. No path is
 * enumerated: from the last action to the first, each is replaced by what it and all behind it cost at most, told by
 * the outcomes of those it waits for. An action that waits for several ties these together; where more than a few are
 * tied, some ties are given up, `giveUp` is told, and the result is an upper bound.
 */
export function listFates(list: ListPlan, fates: readonly Fates[], giveUp: () => void): Fates {
  if (list.steps.length === 0) return nothingToDo;
  if (!list.isOrdered) {
    giveUp();
    return allOfThem(list, fates);
  }
  const [first] = fates;
  if (fates.length === 1 && first) return ofOnly(first, list);
  const through = solve(list.steps, fates, "someFailed", giveUp);
  const result = { succeeded: through.plain, failed: through.marked, timedOut: never };
  if (!list.mayEnd) return { ...result, ended: never, underWay: Math.max(through.plain, through.marked) };
  const cut = solve(list.steps, fates, "oneEnds", giveUp);
  return { ...result, ended: cut.marked, underWay: cut.plain };
}

const nothingToDo: Fates = { succeeded: 0, failed: never, timedOut: never, ended: never, underWay: 0 };

/** Most containers hold a single action, and what becomes of that becomes of them. */
function ofOnly({ succeeded, failed, timedOut, ended, underWay }: Fates, { mayEnd }: ListPlan): Fates {
  const notSucceeded = Math.max(failed, timedOut);
  const through = Math.max(succeeded, notSucceeded);
  return {
    succeeded,
    failed: notSucceeded,
    timedOut: never,
    ended: mayEnd ? ended : never,
    underWay: mayEnd ? Math.max(through, underWay) : through,
  };
}

/** What runs cannot be told, and neither what comes of it (flow definition reference, section 5.1). */
function allOfThem({ mayEnd }: ListPlan, fates: readonly Fates[]): Fates {
  let total = 0;
  for (const one of fates) total += atMost(one);
  return { succeeded: total, failed: total, timedOut: never, ended: mayEnd ? total : never, underWay: total };
}

/** The greatest cost of all steps, without and with what the rule marks: a failed end, or a Terminate that ends the run. */
function solve(steps: readonly StepPlan[], fates: readonly Fates[], rule: Rule, giveUp: () => void): Sum {
  const gathered = new GatheredCosts(steps.length, rule);
  for (let position = steps.length - 1; position >= 0; position--) {
    replaceStep(steps[position] as StepPlan, position, fates[position] as Fates, gathered, giveUp);
  }
  return gathered.whole;
}
