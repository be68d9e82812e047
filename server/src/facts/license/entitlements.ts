import { type Entitlement, type LicenseId, type LicenseRow, lookUpLicense } from "../../reference/licenses";
import type { Payer } from "./payer";
import { type PremiumFeatureName, premiumFeatureNames } from "./premium-features";

/** The premium features among some that a license does not entitle to. */
export function lackingIn(id: LicenseId, features: readonly PremiumFeatureName[], payer: Payer): PremiumFeatureName[] {
  const row = lookUpLicense(id);
  return features.filter((feature) => !row || !holds(entitlementFor(row, feature), payer));
}

/** Whether one of several licenses, which someone holds together, entitles to a premium feature. */
export function isGiven(held: readonly LicenseId[], feature: PremiumFeatureName, payer: Payer): boolean {
  return held.some((id) => lackingIn(id, [feature], payer).length === 0);
}

/** Whether no source says that a license entitles to something, or that it does not. */
export function isUnsaid(id: LicenseId, what: string): boolean {
  const row = lookUpLicense(id);
  const entitlement = row && featureNames.has(what) ? entitlementFor(row, what as PremiumFeatureName) : undefined;
  return entitlement === null || (row?.trial === true && entitlement === "as-tried");
}

/** Whether the license is one of an app, whose premium features count in the app's context alone. */
export function isOfApp(id: string): boolean {
  return lookUpLicense(id)?.premiumConnectors === "in-context-only";
}

/** Whether a license entitles to cloud flows with standard connectors. */
export function coversStandard(id: LicenseId): boolean {
  return lookUpLicense(id)?.standardConnectors === true;
}

/** Whether flows that run on the license can be shared. */
export function canShare(id: LicenseId): boolean {
  return lookUpLicense(id)?.canShareFlows !== false;
}

/**
 * What a license gives only in a Dataverse for Teams environment is disputed, so it is no entitlement that
 * anything is built on.
 */
function holds(entitlement: Entitlement, payer: Payer): boolean {
  if (entitlement === "in-context-only") return payer.inContext;
  return entitlement === true || entitlement === "as-tried";
}

const featureNames: ReadonlySet<string> = new Set(premiumFeatureNames);

/** Premium gives attended, Process unattended; the other half of a desktop flow is a need of its own. */
function entitlementFor(row: LicenseRow, feature: PremiumFeatureName): Entitlement {
  switch (feature) {
    case "premium-connector":
    case "unknown-connector":
    case "http":
    case "http-request-trigger":
    case "desktop-flow":
      return row.premiumConnectors;
    case "custom-connector":
      return row.customConnectors;
    case "business-process-flow":
      return row.businessProcessFlows;
    case "on-premises-gateway":
      return row.onPremisesGateway;
    case "desktop-flow-attended":
      return row.attendedRpa;
    case "desktop-flow-unattended":
      return row.unattendedRpa;
  }
}
