import type { CallLimit } from "../../reference/connector-throttling";

/**
 * Seconds that a number of calls takes at least at the rate of a limit: 1,200 calls at 600 in 60 seconds take 120.
 * Null where they all fit into one period, so that the limit holds nothing up.
 */
export function shortestDuration(calls: number, limit: Pick<CallLimit, "calls" | "seconds">): number | null {
  return calls <= limit.calls ? null : (calls * limit.seconds) / limit.calls;
}

/**
 * Seconds below which a call has to be answered for the limit to be reached, where so many are under way all the
 * time: 20 at once reach 600 in 60 seconds when each takes less than 2 seconds.
 */
export function fastestCall(atOnce: number, limit: Pick<CallLimit, "calls" | "seconds">): number {
  return (atOnce * limit.seconds) / limit.calls;
}
