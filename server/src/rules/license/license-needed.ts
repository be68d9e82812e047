import { list, sentence } from "../../describe/amounts";
import { describeAssumptions } from "../../describe/describe-assumptions";
import {
  describeFeature,
  describeWaysToLicense,
  describeWhoNeedsLicense,
  payerInWords,
} from "../../describe/describe-license";
import { plainText } from "../../describe/markup";
import type { FlowFacts } from "../../facts/flow-facts";
import { isDesktopFlow, type PremiumFeature } from "../../facts/license/premium-features";
import { isPremium, type PremiumChild } from "../../facts/license/premium-of-children";
import { isLeftOpen } from "../../facts/license/required-licenses";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { lacksCapacity } from "./lacks-capacity";

export const licenseNeeded: Rule = {
  id: "license-needed",
  group: "license",
  title: "Premium license needed",
  severity: "information",
  sources: ["faq#who-needs-to-purchase-a-premium-license", "faq#which-power-automate-licenses-do-i-need"],
  check: ({ facts, flow }) => {
    const { license, premium, premiumChildren } = facts;
    if (license === null || flow.trigger === null || !isPremium(facts)) return [];
    if (license.payer === "agentCapacity" || license.payer === "nobody" || license.verdict !== null) return [];
    // Other rules tell of these.
    if (lacksCapacity(facts) || isLeftOpen(license)) return [];
    const features =
      premium.length > 0 ? [...new Set(toldFeatures(facts).map(describeFeature))] : [describeChildren(premiumChildren)];
    const guessed = premium.length > 0 && premium.every(({ confidence }) => confidence === "assumed");
    const assumed = license.assumptions.length > 0 || guessed;
    return [
      {
        message: `${sentence(payerInWords(license.payer))} needs a premium license, because of ${list(features)}`,
        because: `${describeWhoNeedsLicense(license)} ${describeAssumptions(license.assumptions, plainText)}`.trim(),
        remedy: describeWaysToLicense(license),
        at: keyOf(flow.trigger.node),
        confidence: assumed ? ("assumed" as const) : ("certain" as const),
        subject: "license",
      },
    ];
  },
};

/** A desktop flow tells more than the connector that runs it. */
function toldFeatures({ premium, connectors }: FlowFacts): readonly PremiumFeature[] {
  const desktop = premium.filter(({ feature }) => isDesktopFlow(feature)).map(({ at }) => at);
  const runners = connectors.filter(({ uses }) => desktop.some((at) => uses.includes(at))).map(({ id }) => id);
  return premium.filter(({ connectorId }) => connectorId === null || !runners.includes(connectorId));
}

/** "its child flow Archive", "its child flows Archive and Notify" */
function describeChildren(children: readonly PremiumChild[]): string {
  return `its child ${children.length === 1 ? "flow" : "flows"} ${list(children.map(({ name }) => name))}`;
}
