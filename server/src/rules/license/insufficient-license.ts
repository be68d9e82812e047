import { list, sentence } from "../../describe/amounts";
import {
  describeMissing,
  describeWaysToLicense,
  describeWhoNeedsLicense,
  payerInWords,
} from "../../describe/describe-license";
import { lookUpLicense } from "../../reference/licenses";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const insufficientLicense: Rule = {
  id: "insufficient-license",
  group: "license",
  title: "Declared licenses do not cover the flow",
  severity: "error",
  sources: [
    "faq#who-needs-to-purchase-a-premium-license",
    "faq#the-owner-of-the-flow-no-longer-has-a-premium-license-but-the-flow-is-a-premium-flow-what-happens",
  ],
  check: ({ facts, flow }) => {
    const { license, premium } = facts;
    if (license === null || flow.trigger === null || license.verdict !== "not-covered") return [];
    const held = list(license.held.map((id) => lookUpLicense(id)?.name ?? id));
    const guessed = premium.length > 0 && premium.every(({ confidence }) => confidence === "assumed");
    return [
      {
        message: `${held} of ${payerInWords(license.payer)} ${license.held.length === 1 ? "does" : "do"} not cover the flow`,
        because: `${sentence(describeMissing(license))} ${describeWhoNeedsLicense(license)}`,
        remedy: describeWaysToLicense(license),
        at: keyOf(flow.trigger.node),
        confidence: guessed ? ("assumed" as const) : ("certain" as const),
        subject: "license",
      },
    ];
  },
};
