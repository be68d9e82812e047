import { amount, number, shownName } from "../../describe/amounts";
import { describeAssumedPasses } from "../../describe/describe-passes";
import { describeDuration, describeLimit, describeLimitSource, describePace } from "../../describe/describe-throttling";
import type { FlowFacts } from "../../facts/flow-facts";
import { timesPerRun } from "../../facts/requests/part-cost";
import { type ConnectionCalls, isLimited, type LimitedCalls } from "../../facts/throttling/connection-calls";
import { fastestCall } from "../../facts/throttling/shortest-duration";
import type { Confidence, RuleFinding, Severity } from "../../findings/finding";
import type { ConnectorAction } from "../../flow/flow";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const connectorThrottling: Rule = {
  id: "connector-throttling",
  group: "throttling",
  title: "More calls than a connector accepts",
  severity: "warning",
  sources: ["faq#what-are-connector-limits", "lim25", "dvapi"],
  check: ({ facts, connectionCalls }) =>
    connectionCalls
      .filter(isLimited)
      .flatMap((calls) => [...tooManyCalls(calls, facts), ...tooManyAtOnce(calls, facts)]),
};

function tooManyCalls(calls: LimitedCalls, facts: FlowFacts): RuleFinding[] {
  const { connector, perRun, limit, shortestSeconds } = calls;
  if (shortestSeconds === null || perRun.likely === null || calls.actions.every(waitsForEvent)) return [];
  const severity = severityOf(calls, facts);
  if (severity === null) return [];
  const others = limit.per === "connection" ? " Calls of other flows over the connection count too." : "";
  const because = `${describePace(calls)} ${describeAssumedPasses(calls.loops)}`.trim();
  return [
    {
      message: `${amount(perRun.likely, "call")} to ${connector} in a run take at least ${describeDuration(shortestSeconds)}: it accepts ${describeLimit(limit)}`,
      because: `${because}${others} What goes beyond is refused with status 429 and repeated after a wait, whatever license the flow has (${describeLimitSource(limit.source)}).`,
      remedy: remedyFor(calls),
      severity,
      confidence: confidenceOf(calls),
      subject: `${calls.reference ?? calls.connectorId}/${limit.id}`,
      ...places(calls, facts),
    },
  ];
}

/** Such a call is answered when something happens elsewhere, an approval given; so the next ones come slowly. */
function waitsForEvent({ type }: ConnectorAction): boolean {
  return /webhook$/i.test(type);
}

/** Where the calls come too slowly to be throttled as a rule, declared figures are worth a look, and assumed ones not. */
function severityOf(calls: LimitedCalls, { settings }: FlowFacts): Severity | null {
  const isFast =
    fastestCall(calls.atOnce, calls.limit) >= serviceLimit("warning-call-duration", null, settings.edition).value;
  if (isAssumed(calls)) return isFast ? "information" : null;
  return isFast ? "warning" : "hint";
}

/** Which side of a branch is taken is not known, so that only the least is certain. */
function confidenceOf(calls: LimitedCalls): Confidence {
  if (isAssumed(calls)) return "assumed";
  return (calls.perRun.least ?? 0) > calls.limit.calls ? "certain" : "likely";
}

function isAssumed({ loops }: ConnectionCalls): boolean {
  return loops.some(({ from }) => from === "default");
}

function remedyFor({ atOnce, limit }: LimitedCalls): string {
  const slower = atOnce > 1 ? ", lower the degree of parallelism" : "";
  const elsewhere = limit.per === "connection" ? "time or several connections" : "time";
  return `Filter what the loop reads, let one call do the work of many${slower}, or spread the calls over ${elsewhere}. A Process license does not help.`;
}

function tooManyAtOnce(calls: ConnectionCalls, facts: FlowFacts): RuleFinding[] {
  const { connector, atOnce, atOnceLimit } = calls;
  if (atOnceLimit === null || atOnce <= atOnceLimit.atOnce) return [];
  const most = number(atOnceLimit.atOnce);
  return [
    {
      message: `Up to ${amount(atOnce, "call")} to ${connector} are under way together: of one user it accepts ${most}, sometimes more`,
      because:
        `${describeAssumedPasses(calls.loops)} What goes beyond is refused, whatever license the flow has (${describeLimitSource(atOnceLimit.source)}).`.trim(),
      remedy:
        "Lower the degree of parallelism of the loop, or run fewer branches side by side. A Process license does not help.",
      severity: "information",
      confidence: isAssumed(calls) ? "assumed" : "likely",
      subject: `${calls.reference ?? calls.connectorId}/at-once`,
      ...places(calls, facts),
    },
  ];
}

/** At the action that calls most often, with the others as related places. */
function places({ actions, connector }: ConnectionCalls, facts: FlowFacts): Pick<RuleFinding, "at" | "related"> {
  const times = new Map(actions.map((action) => [action, timesPerRun(action, facts).times]));
  const often = (action: ConnectorAction): number => times.get(action) ?? Number.POSITIVE_INFINITY;
  const busiest = actions.reduce((most, action) => (often(action) > often(most) ? action : most));
  return {
    at: keyOf(busiest.node),
    related: actions
      .filter((action) => action !== busiest)
      .map((action) => ({
        message: `${shownName(action.name)} calls ${connector} too`,
        at: keyOf(action.node),
      })),
  };
}
