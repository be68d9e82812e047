import type { ConnectionCalls } from "../facts/throttling/connection-calls";
import { fastestCall } from "../facts/throttling/shortest-duration";
import type { CallLimit } from "../reference/connector-throttling";
import { lookUpSource } from "../reference/sources";
import { amount, list, number, shownName } from "./amounts";

/** "600 calls in 60 seconds over one connection", "50 calls in 60 seconds from one flow (create approval)". */
export function describeLimit({ calls, seconds, per, appliesTo }: CallLimit): string {
  const from = per === "flow" ? "from one flow" : "over one connection";
  const only = appliesTo === undefined ? "" : ` (${appliesTo})`;
  return `${amount(calls, "call")} in ${amount(seconds, "second")} ${from}${only}`;
}

/** "2 minutes", "1.5 hours": cut to one decimal, since it is told as a least duration. */
export function describeDuration(seconds: number): string {
  const cut = (value: number): number => Math.floor(value * 10) / 10;
  if (seconds < 120) return amount(cut(seconds), "second");
  return seconds < 7200 ? amount(cut(seconds / 60), "minute") : amount(cut(seconds / 3600), "hour");
}

/** How fast calls would have to be answered for the limit to be reached; how long one takes is not in an export. */
export function describePace({ atOnce, limit }: ConnectionCalls): string {
  const together =
    atOnce <= 1 ? "They are made one after the other" : `Up to ${number(atOnce)} of them are under way together`;
  const fastest = Math.round(fastestCall(atOnce, limit) * 100) / 100;
  return `${together}, so the limit is reached where each takes less than ${amount(fastest, "second")}.`;
}

/** "Assumed: 10 items for Apply to each (estimates.loopItems)."; empty where nothing is. */
export function describeAssumedLoops({ loops }: ConnectionCalls): string {
  const assumed = loops.filter(({ from }) => from === "default");
  if (assumed.length === 0) return "";
  const words = assumed
    .slice(0, mostLoops)
    .map(({ value, action }) => `${number(value)} for ${shownName(action).trim()}`);
  const more = assumed.length > mostLoops ? [`${number(assumed.length - mostLoops)} loops more`] : [];
  return `Assumed passes: ${list([...words, ...more])} (estimates.loops).`;
}

const mostLoops = 3;

/** "Reference page of the connector, read on 2026-11-21". */
export function describeLimitSource(key: string): string {
  const source = lookUpSource(key);
  if (source === undefined) return "";
  return `${source.title}, ${source.date ?? `read on ${source.readOn}`}`;
}
