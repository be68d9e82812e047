import { list, sentence } from "../../describe/amounts";
import type { FlowFacts } from "../../facts/flow-facts";
import { profileOf } from "../../facts/license/held-licenses";
import type { RuleFinding } from "../../findings/finding";
import type { Trigger } from "../../flow/flow";
import { lookUpLicense, performanceProfiles } from "../../reference/licenses";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const contradictedByExport: Rule = {
  id: "contradicted-by-export",
  group: "license",
  title: "The export contradicts what is declared",
  severity: "warning",
  sources: ["faq#what-are-performance-profiles-and-how-do-i-know-which-performance-profile-my-cloud-flow-uses"],
  check: ({ facts, flow: { trigger } }) =>
    trigger === null ? [] : [...otherProfile(facts, trigger), ...otherOwner(facts, trigger)],
};

/** Licenses that the service has not noticed, or that are not there. */
function otherProfile({ license, profile, profileFrom }: FlowFacts, trigger: Trigger): RuleFinding[] {
  if (license === null || profileFrom !== "export") return [];
  const declared = profileOf(license.held);
  if (declared === null || declared === profile) return [];
  const isLower = performanceProfiles.indexOf(profile) < performanceProfiles.indexOf(declared);
  const names = list(license.held.map((id) => lookUpLicense(id)?.name ?? id));
  return [
    {
      message: `The service runs the flow in the profile ${sentence(profile)}; the licenses declared give ${sentence(declared)}`,
      because: `${names} ${license.held.length === 1 ? "gives" : "give"} another profile than the export states. The limits of the one in effect count.`,
      remedy: isLower
        ? "See that the license is assigned, then edit and save the flow; or correct the settings."
        : "Correct the settings: whoever pays for the flow holds more than they say.",
      at: keyOf(trigger.node),
      severity: isLower ? "warning" : "information",
      confidence: "certain",
      subject: "profile",
    },
  ];
}

function otherOwner({ metadata, settings }: FlowFacts, trigger: Trigger): RuleFinding[] {
  const { owner } = settings.context;
  const isPrincipal = /service ?principal/i.test(metadata.evidence?.ownerKind ?? "");
  if (!isPrincipal || owner === "servicePrincipal" || !settings.origins.has("context.owner")) return [];
  return [
    {
      message: `The export says that a service principal owns the flow; ${owner} is declared`,
      because: "Who owns a flow decides whose license and whose limit count; what is declared was taken.",
      remedy: "Correct context.owner for this flow.",
      at: keyOf(trigger.node),
      confidence: "certain",
      subject: "owner",
    },
  ];
}
