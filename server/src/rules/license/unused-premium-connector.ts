import { needsLicense } from "../../describe/describe-license";
import { unusedConnectors } from "../../facts/unused-connectors";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const unusedPremiumConnector: Rule = {
  id: "unused-premium-connector",
  group: "license",
  title: "Premium connector that is referenced and not used",
  severity: "hint",
  sources: ["faq#who-needs-to-purchase-a-premium-license"],
  check: ({ facts, flow }) =>
    (needsLicense(facts) && !facts.isDamaged ? unusedConnectors(flow, facts.settings) : [])
      .filter(({ tier, confidence }) => (tier === "premium" && confidence !== "inferred") || tier === "custom")
      .map(({ id, name, tier, at }) => ({
        message: `${name}, a ${tier} connector, is referenced by the flow and used by none of its operations`,
        because: "No source says whether a reference alone needs a premium license; it is not counted as one.",
        remedy: "Remove the connection from the flow.",
        at: keyOf(at),
        confidence: "certain" as const,
        subject: id,
      })),
};
