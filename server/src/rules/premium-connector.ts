import { connectorFindings } from "./connector-findings";
import type { Rule } from "./rule";

export const premiumConnector: Rule = {
  id: "premium-connector",
  title: "Premium connector",
  severity: "information",
  sources: ["faq#who-needs-to-purchase-a-premium-license"],
  check: ({ facts }) =>
    connectorFindings(facts, "premium", ({ name, confidence }) => ({
      message:
        confidence === "inferred"
          ? `${name} is taken as a premium connector; no source states its tier`
          : `${name} is a premium connector`,
      confidence: confidence === "inferred" ? "assumed" : "certain",
    })),
};
