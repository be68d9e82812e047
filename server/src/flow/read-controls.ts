import { type JsonNode, nodeAt, textAt } from "../syntax/json-node";
import { wholeNumber } from "../syntax/whole-number";
import type { Action } from "./flow";

/**
 * Runs of a trigger, or passes of a loop, at a time, by its `runtimeConfiguration`; null where it is not set, and where
 * an expression sets it.
 */
export function readConcurrency(configuration: JsonNode | undefined, of: "runs" | "repetitions"): number | null {
  return configuration === undefined ? null : wholeNumber(nodeAt(configuration, "concurrency", of)?.value);
}

/** A retry policy that sets a number and an interval of its own; each null where no literal stands there. */
export interface RetrySettings {
  readonly count: number | null;
  /** ISO 8601, such as `PT20S`. */
  readonly interval: string | null;
}

export function readRetrySettings({ runtime }: Action): RetrySettings | null {
  const policy = runtime?.retryPolicy;
  const type = textAt(policy, "type")?.toLowerCase();
  if (type !== "fixed" && type !== "exponential") return null;
  return { count: wholeNumber(policy?.get("count")?.value), interval: textAt(policy, "interval") };
}

/** `limit.timeout` where it is a literal text. */
export function readTimeout(action: JsonNode): string | null {
  const timeout = textAt(action, "limit", "timeout");
  return timeout === null || timeout.includes("@") ? null : timeout;
}

/** The name of the variable that an action sets, changes or appends to; null where an expression gives it. */
export function readChangedVariable(action: JsonNode): string | null {
  const name = textAt(action, "inputs", "name");
  return name === null || name.includes("@") ? null : name;
}

/** The names of the variables that an Initialize variable action makes. */
export function readInitializedVariables(action: JsonNode): readonly string[] {
  return (nodeAt(action, "inputs", "variables")?.items() ?? []).map((variable) => textAt(variable, "name") ?? "");
}
