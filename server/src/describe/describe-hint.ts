import type { FlowFacts } from "../facts/flow-facts";
import { runningOnSuccess } from "../facts/requests/executed-actions";
import { callsUncounted, costOfAction, timesPerRun } from "../facts/requests/part-cost";
import { mayBeSkipped } from "../facts/uses/may-be-skipped";
import type { Action, Flow } from "../flow/flow";
import { amount } from "./amounts";
import { countedIn, describeCount } from "./describe-requests";

/** What an action takes of a run, in a few words: "60 requests a run (assumed)", "up to 1 request a run". */
export function hintOfAction(action: Action, flow: Flow, facts: FlowFacts): string {
  if (!runningOnSuccess(flow).has(action)) return "not where every action succeeds";
  const { perRun, variables } = costOfAction(action, facts);
  const { times, loops } = timesPerRun(action, facts);
  const inRun = (count: number | null): number | null =>
    count === null || times === null ? null : safe(count * times);
  const [least, likely, most] = [inRun(perRun.least), inRun(perRun.likely), inRun(perRun.most)];
  const noun = countedIn(facts);
  const isSkippable = mayBeSkipped(action, flow) && most !== null;
  const count = isSkippable ? `up to ${amount(most, noun)}` : describeCount({ least, likely, most }, noun);
  const isAssumed = [...loops, ...variables.map(({ loop }) => loop)].some(({ from }) => from === "default");
  const gaps = callsUncounted(action, facts) ? ", child flows not counted" : "";
  return `${count} a run${isAssumed ? " (assumed)" : ""}${gaps}`;
}

function safe(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
