import type { ProfileLimit } from "../../facts/profile-limit";
import type { Confidence, Severity } from "../../findings/finding";

/**
 * How bad it is to be beyond the limit of a profile: `refused` where the profile is known not to permit it, a warning
 * where that is assumed, and information where the profile that is assumed permits it.
 */
export function profileSeverity(
  { beyond, isAssumed }: ProfileLimit,
  refused: Severity,
): { readonly severity: Severity; readonly confidence: Confidence } {
  const confidence = isAssumed ? "assumed" : "certain";
  if (beyond === "lower") return { severity: "information", confidence };
  return { severity: isAssumed ? "warning" : refused, confidence };
}
