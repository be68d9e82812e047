import { describeWhyPremium } from "../../describe/describe-connector";
import type { ConnectorFact } from "../../facts/connectors";
import { stateTier } from "../../fixes/connector-tier";
import type { Rule } from "../rule";
import { connectorFindings } from "./connector-findings";

export const premiumConnector: Rule = {
  id: "premium-connector",
  group: "license",
  title: "Premium connector",
  severity: "information",
  sources: ["faq#who-needs-to-purchase-a-premium-license"],
  check: ({ facts }) =>
    connectorFindings(facts, "premium", (fact) => ({
      message: say(fact),
      why: describeWhyPremium(fact),
      confidence: fact.confidence === "inferred" ? "assumed" : "certain",
      // Against what a source states, a tenant's own answer is no remedy to offer.
      ...(fact.confidence === "inferred" && { fixes: () => stateTier(fact.id, fact.name, ["standard", "premium"]) }),
    })),
};

function say({ name, confidence, fromKeyAlone }: ConnectorFact): string {
  if (fromKeyAlone) return `${name} is a premium connector, if the key of its missing connection reference is right`;
  return confidence === "inferred"
    ? `${name} is taken as a premium connector; no source states its tier`
    : `${name} is a premium connector`;
}
