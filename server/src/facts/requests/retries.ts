import type { Action } from "../../flow/flow";
import { readRetries } from "../../flow/read-runtime";

/** Repeated calls of an action: a number, as many as the service makes by itself, or as many as it permits. */
export type PlannedRetries = number | "default" | "most";

/** What the service does where a flow says nothing, and what it permits. */
export interface RetryLimits {
  readonly default: number;
  readonly most: number;
}

/**
 * Whether and how often an action repeats its call. Connectors, HTTP and child flows do so by themselves (flow
 * definition reference, section 4.3); a policy that is written counts wherever it stands. Null for no retries.
 */
export function planRetries(action: Action): PlannedRetries | null {
  const stated = readRetries(action);
  if (stated === "unknown") return "most";
  if (stated === "default") return retriesByItself(action) ? stated : null;
  return stated === 0 ? null : stated;
}

function retriesByItself({ kind }: Action): boolean {
  // Of a type that nobody knows the worst is taken.
  return kind === "connector" || kind === "http" || kind === "childFlow" || kind === "unknown";
}

/** Every attempt beyond the first is a request (R-PPR-12), and the last one may fail or succeed. */
export function retriesOf(planned: PlannedRetries | null, limits: RetryLimits): number {
  return planned === null ? 0 : typeof planned === "number" ? planned : limits[planned];
}
