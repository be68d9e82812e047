import type { Flow } from "../../flow/flow";
import type { FlowEvidence } from "../../flow/flow-metadata";
import { lookUpLicense, type PerformanceProfile, performanceProfiles } from "../../reference/licenses";
import type { RequiredLicenses } from "./required-licenses";

/** What tells the profile: the export, the licenses declared as held, or else what the flow is. */
export type ProfileOrigin = "export" | "licenses" | "premium" | "powerApps" | "default";

/** The class of service of a flow, with what tells it. */
export interface EffectiveProfile {
  readonly profile: PerformanceProfile;
  readonly from: ProfileOrigin;
}

/**
 * The performance profile that decides default retries and caps: the one that the service has in effect, where the
 * export states it; else the highest of the licenses held; where none is
 * held, medium for premium flows and flows that Power Apps starts, else low
 * (`faq#what-are-performance-profiles-and-how-do-i-know-which-performance-profile-my-cloud-flow-uses`).
 */
export function effectiveProfile(
  flow: Flow,
  premium: boolean,
  license: RequiredLicenses | null,
  evidence: FlowEvidence | null,
): EffectiveProfile {
  const stated = evidence?.performanceProfile?.toLowerCase();
  const inEffect = performanceProfiles.find((profile) => profile === stated);
  if (inEffect) return { profile: inEffect, from: "export" };
  const held = (license?.held ?? []).map((id) => lookUpLicense(id)?.profile ?? null);
  const highest = performanceProfiles.findLast((profile) => held.includes(profile));
  if (highest) return { profile: highest, from: "licenses" };
  if (premium) return { profile: "medium", from: "premium" };
  return startsFromPowerApps(flow) ? { profile: "medium", from: "powerApps" } : { profile: "low", from: "default" };
}

export function startsFromPowerApps({ trigger }: Flow): boolean {
  return trigger?.typeKind?.toLowerCase().startsWith("powerapp") ?? false;
}
