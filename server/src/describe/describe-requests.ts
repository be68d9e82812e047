import type { FlowFacts } from "../facts/flow-facts";
import type { NamedLoop } from "../facts/requests/formula";
import type { RequestCount } from "../facts/requests/per-run";
import { mayBeSkipped } from "../facts/uses/may-be-skipped";
import type { Action, Flow } from "../flow/flow";
import { amount, number, shownName } from "./amounts";

/** What a run's cost is counted in: only plain cloud flows use Power Platform requests. */
export function countedIn({ kind }: FlowFacts): string {
  return kind === "cloud-flow" ? "request" : "action";
}

/** "10 requests", "3 to 5 requests"; where actions are counted, the trigger is none. */
export function describePerRun(facts: FlowFacts): string {
  const { least, most, likely } = facts.requests.perRun;
  const trigger = facts.kind === "cloud-flow" || facts.trigger === null ? 0 : 1;
  const without = (count: number | null): number | null => count && count - trigger;
  return describeCount({ least: without(least), likely: without(likely), most: without(most) }, countedIn(facts));
}

/** The same for a part of a run. */
export function describeCount({ least, most }: RequestCount, noun: string): string {
  if (least === null || most === null) return `more ${noun}s than can be counted`;
  return least === most ? amount(most, noun) : `${number(least)} to ${amount(most, noun)}`;
}

/** "10 requests a run"; "up to 10 requests a run" for what not every run comes to. */
export function describeShare(count: number | null, action: Action, flow: Flow, facts: FlowFacts): string {
  if (count === null) return `more ${countedIn(facts)}s a run than can be counted`;
  return `${mayBeSkipped(action, flow) ? "up to " : ""}${amount(count, countedIn(facts))} a run`;
}

/** "2 + 2*n, with n = 10 for Apply to each"; null where the formula says no more than the number. */
export function describeFormula(facts: FlowFacts): string | null {
  const { most } = facts.requests.formula;
  const counted = loopsThatCount(facts);
  if (most === null || counted.length === 0) return null;
  return `${most}, with ${counted.map((variable) => describeVariable(variable, facts)).join(", ")}`;
}

/** Those of which the formula has a symbol; all of them where it is too long to be written. */
export function loopsThatCount({
  requests: { formula, variables },
}: Pick<FlowFacts, "requests">): readonly NamedLoop[] {
  const { most } = formula;
  if (most === null) return variables;
  const symbols = new Set(most.match(/n\d*/g));
  return variables.filter(({ symbol }) => symbols.has(symbol));
}

/** "Not counted: child flow ...; ..."; empty where all is counted. */
export function describeExcludes({ requests: { excludes } }: FlowFacts): string {
  return excludes.length === 0 ? "" : `Not counted: ${excludes.join("; ")}.`;
}

/** The loop of a child flow is told with the child's name, for children often name their loops alike. */
function describeVariable({ symbol, loop }: NamedLoop, { identity, childFlows }: FlowFacts): string {
  const assumed = loop.from === "default" ? " (assumed)" : "";
  const own = `${symbol} = ${number(loop.value)} for ${shownName(loop.action)}${assumed}`;
  if (loop.file === identity.file) return own;
  const child = childFlows.find((call) => call.child?.file === loop.file)?.child?.name;
  return `${own} in ${child ?? "a child flow"}`;
}
