import type { ConnectorFact } from "../facts/connectors";
import { connectorFindings } from "./connector-findings";
import type { Rule } from "./rule";

export const premiumConnector: Rule = {
  id: "premium-connector",
  title: "Premium connector",
  severity: "information",
  sources: ["faq#who-needs-to-purchase-a-premium-license"],
  check: ({ facts }) =>
    connectorFindings(facts, "premium", (fact) => ({
      message: say(fact),
      confidence: fact.confidence === "inferred" ? "assumed" : "certain",
    })),
};

function say({ name, confidence, fromKeyAlone }: ConnectorFact): string {
  if (fromKeyAlone) return `${name} is a premium connector, if the key of its missing connection reference is right`;
  return confidence === "inferred"
    ? `${name} is taken as a premium connector; no source states its tier`
    : `${name} is a premium connector`;
}
