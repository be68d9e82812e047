import { isGiven } from "./entitlements";
import type { PremiumFeatureName } from "./premium-features";
import type { RequiredLicenses } from "./required-licenses";

/** The licenses held would cover the flow if it ran in context of an app, which most exports do not tell. */
export function isCoveredInContext({ missing, judged, ...payer }: RequiredLicenses): boolean {
  if (payer.inContext || missing.length === 0) return false;
  const inContext = { ...payer, inContext: true };
  return missing.every(({ what }) => isGiven(judged.held, what as PremiumFeatureName, inContext));
}
