import type { FlowFacts } from "../facts/flow-facts";
import type { NamedLoop, RequestsPerRun } from "../facts/requests/per-run";
import { amount, number, shownName } from "./amounts";

/** What a run's cost is counted in: only plain cloud flows use Power Platform requests. */
export function countedIn({ kind }: FlowFacts): string {
  return kind === "cloud-flow" ? "request" : "action";
}

/** "10 requests", "3 to 5 requests". */
export function describePerRun(facts: FlowFacts): string {
  const { least, most } = facts.requests.perRun;
  const noun = countedIn(facts);
  return least === most ? amount(most, noun) : `${number(least)} to ${amount(most, noun)}`;
}

/** "2 + 2*n, with n = 10 for Apply to each"; null where the formula says no more than the number. */
export function describeFormula({ formula, variables }: RequestsPerRun): string | null {
  const { most } = formula;
  const counted = variables.filter(({ symbol }) => most !== null && new RegExp(`\\b${symbol}\\b`).test(most));
  if (most === null || counted.length === 0) return null;
  return `${most}, with ${counted.map(describeVariable).join(", ")}`;
}

function describeVariable({ symbol, loop }: NamedLoop): string {
  return `${symbol} = ${number(loop.value)} for ${shownName(loop.action)}`;
}
