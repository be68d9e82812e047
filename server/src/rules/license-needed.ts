import { list, sentence } from "../describe/amounts";
import {
  describeAssumptions,
  describeFeature,
  describeWaysToLicense,
  describeWhoNeedsLicense,
  payerInWords,
} from "../describe/describe-license";
import { keyOf } from "../syntax/json-node";
import type { Rule } from "./rule";

export const licenseNeeded: Rule = {
  id: "license-needed",
  title: "Premium license needed",
  severity: "information",
  sources: ["faq#who-needs-to-purchase-a-premium-license", "faq#which-power-automate-licenses-do-i-need"],
  check: ({ facts, flow }) => {
    const { license, premium } = facts;
    if (license === null || flow.trigger === null || premium.length === 0) return [];
    if (license.payer === "agentCapacity" || license.payer === "nobody" || license.verdict === "covered") return [];
    const features = [...new Set(premium.map(describeFeature))];
    const assumed = license.assumptions.length > 0 || premium.every(({ confidence }) => confidence === "assumed");
    return [
      {
        message: `${sentence(payerInWords(license.payer))} needs a premium license, because of ${list(features)}`,
        because: [describeWhoNeedsLicense(license), describeAssumptions(license)].filter((it) => it !== "").join(" "),
        remedy: describeWaysToLicense(license),
        at: keyOf(flow.trigger.node),
        confidence: assumed ? ("assumed" as const) : ("certain" as const),
        subject: "license",
      },
    ];
  },
};
