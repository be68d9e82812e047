import { listIn } from "../../../shared/list-in";
import type { ConnectorTier } from "../../../shared/settings";
import type { ConnectorFact } from "../facts/connectors";
import type { RequestCount } from "../facts/requests/per-run";
import type { ConnectionCalls, LimitedCalls } from "../facts/throttling/connection-calls";
import { fastestCall } from "../facts/throttling/shortest-duration";
import { type CallLimit, callLimitsOf, customCallLimit } from "../reference/connector-throttling";
import { lookUpSource } from "../reference/sources";
import { amount, list, number } from "./amounts";
import { describeCount } from "./describe-requests";
import type { Markup } from "./markup";

/** "A run calls it 0 to 20 times, with assumed passes of loops. It accepts 5 calls in 60 seconds over one connection." */
export function describeCallsOf(
  { id, tier }: ConnectorFact,
  calls: readonly ConnectionCalls[],
  markup: Markup,
): string {
  const limits = limitsOf(id, tier).map((limit, index) => (index === 0 ? describeLimit(limit) : inShort(limit)));
  const accepts =
    limits.length === 0 ? "No source tells how many calls it accepts." : `It accepts ${limits.join("; ")}.`;
  return `${describeOften(id, calls, markup)} ${accepts}`.trim();
}

/** The sources of what it accepts. */
export function callSourcesOf({ id, tier }: ConnectorFact): readonly string[] {
  return limitsOf(id, tier).map(({ source }) => source);
}

function limitsOf(id: string, tier: ConnectorTier): readonly CallLimit[] {
  return tier === "custom" ? [customCallLimit()] : callLimitsOf(id);
}

/** Empty for a connector that only the trigger uses. */
function describeOften(id: string, calls: readonly ConnectionCalls[], markup: Markup): string {
  const all = calls.filter(({ connectorId }) => connectorId === id);
  if (all.length === 0) return "";
  const byReference = new Map<string | null, ConnectionCalls[]>();
  for (const calls of all) listIn(byReference, calls.reference).push(calls);
  const words = [...byReference].map(([reference, calls]) => {
    const times = describeTimes(sumOf(calls));
    return byReference.size > 1 && reference !== null ? `${times} over ${markup.name(reference)}` : times;
  });
  const isAssumed = all.some(({ loops }) => loops.some(({ from }) => from === "default"));
  return `A run calls it ${list(words)}${isAssumed ? ", with passes of loops as assumed" : ""}.`;
}

/** "once", "at most once", "0 to 20 times". */
function describeTimes(count: RequestCount): string {
  if (count.most !== 1) return describeCount(count, "time");
  return count.least === 0 ? "at most once" : "once";
}

function sumOf(all: readonly ConnectionCalls[]): RequestCount {
  const add = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
  return all
    .map(({ perRun }) => perRun)
    .reduce((a, b) => ({
      least: add(a.least, b.least),
      likely: add(a.likely, b.likely),
      most: add(a.most, b.most),
    }));
}

/** "600 calls in 60 seconds over one connection", "50 calls in 60 seconds from one flow (create approval)". */
export function describeLimit({ calls, seconds, per, appliesTo }: CallLimit): string {
  const from = per === "flow" ? "from one flow" : "over one connection";
  const only = appliesTo === undefined ? "" : ` (${appliesTo})`;
  return `${amount(calls, "call")} in ${amount(seconds, "second")} ${from}${only}`;
}

/** The same beside another limit of the connector: "25 calls in 300 seconds (Flow bot operations)". */
function inShort({ calls, seconds, appliesTo }: CallLimit): string {
  return `${amount(calls, "call")} in ${amount(seconds, "second")}${appliesTo === undefined ? "" : ` (${appliesTo})`}`;
}

/** "2 minutes", "1.5 hours": cut to one decimal, since it is told as a least duration. */
export function describeDuration(seconds: number): string {
  const cut = (value: number): number => Math.floor(value * 10) / 10;
  if (seconds < 120) return amount(cut(seconds), "second");
  return seconds < 7200 ? amount(cut(seconds / 60), "minute") : amount(cut(seconds / 3600), "hour");
}

/** How fast calls would have to be answered for the limit to be reached; how long one takes is not in an export. */
export function describePace({ atOnce, limit }: LimitedCalls): string {
  const together =
    atOnce <= 1 ? "They are made one after the other" : `Up to ${number(atOnce)} of them are under way together`;
  const fastest = Math.round(fastestCall(atOnce, limit) * 100) / 100;
  return `${together}, so the limit is reached where each takes less than ${amount(fastest, "second")}.`;
}

/** "Reference page of the connector, read on 2026-11-21". */
export function describeLimitSource(key: string): string {
  const source = lookUpSource(key);
  if (source === undefined) return "";
  return `${source.title}, ${source.date ?? `read on ${source.readOn}`}`;
}
