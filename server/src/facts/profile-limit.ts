import { type ServiceLimit, serviceLimit } from "../reference/limits";
import type { FlowFacts } from "./flow-facts";

/** A figure that some performance profile does not permit, and what is known of the flow's own. */
export interface ProfileLimit {
  /** `every`: no profile permits it. `own`: that of the flow does not. `lower`: that of the flow does, Low does not. */
  readonly beyond: "every" | "own" | "lower";
  /** The profile was not stated, so that a license could make it another one. */
  readonly isAssumed: boolean;
  readonly low: ServiceLimit;
  readonly others: ServiceLimit;
}

/**
 * Holds a figure against a limit that is wider for every profile above Low. Null where it is within the limit of Low,
 * where the flow's own profile is known and permits it, and for what has no profile: agent flows and fragments.
 */
export function beyondProfile(
  value: number,
  limitName: string,
  isBeyond: (value: number, limit: number) => boolean,
  facts: FlowFacts,
): ProfileLimit | null {
  const { kind, profile, profileFrom, settings } = facts;
  if (kind !== "cloud-flow") return null;
  const low = serviceLimit(limitName, "low", settings.edition);
  const others = serviceLimit(limitName, "medium", settings.edition);
  if (!isBeyond(value, low.value)) return null;
  if (isBeyond(value, others.value)) return { beyond: "every", isAssumed: false, low, others };
  if (profile === "low") return { beyond: "own", isAssumed: isProfileAssumed(facts), low, others };
  const isStated = profileFrom === "export" || profileFrom === "licenses";
  return isStated ? null : { beyond: "lower", isAssumed: true, low, others };
}

/** Licenses of people behind a parent flow that had to be guessed prove nothing. */
function isProfileAssumed({ profileFrom, license }: FlowFacts): boolean {
  if (profileFrom === "licenses") return license?.assumptions.some(({ setting }) => setting === null) ?? false;
  return profileFrom !== "export";
}

export function above(value: number, limit: number): boolean {
  return value > limit;
}

export function below(value: number, limit: number): boolean {
  return value < limit;
}
