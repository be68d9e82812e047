import { shownName } from "../../describe/amounts";
import { needsLicense, waysToLicense, whoNeedsLicense } from "../../describe/describe-license";
import { citation } from "../../describe/describe-sources";
import { stepName } from "../../flow/step-name";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

const premiumSource = "splic";

export const http: Rule = {
  id: "http",
  group: "license",
  title: "HTTP action or trigger",
  severity: "information",
  sources: [premiumSource, "freeprem"],
  check: ({ facts, flow }) => {
    const found = facts.premium.filter(({ feature }) => feature === "http" || feature === "http-request-trigger");
    if (found.length === 0 || !needsLicense(facts)) return [];
    const because = `HTTP makes a flow premium (${citation([premiumSource])}). ${whoNeedsLicense(facts)}`;
    const remedy = waysToLicense(facts);
    // A definition by itself, without connections, may be a workflow of Azure Logic Apps as well.
    const isUntold = facts.shape === "definition" && flow.connectionReferences.size === 0;
    return found.map(({ what, confidence, at, inTrigger }) => ({
      message: inTrigger
        ? `The trigger "${what}" is premium`
        : `The ${what} action "${shownName(stepName(at, flow))}" is premium`,
      because,
      remedy,
      at: keyOf(at),
      confidence: isUntold ? ("likely" as const) : confidence,
      subject: stepName(at, flow),
    }));
  },
};
