import { sentence } from "../../describe/amounts";
import { describeAssumptions } from "../../describe/describe-assumptions";
import {
  describeMissing,
  describeWaysToLicense,
  describeWhoNeedsLicense,
  judgedInWords,
} from "../../describe/describe-license";
import { plainText } from "../../describe/markup";
import type { FlowFacts } from "../../facts/flow-facts";
import { isCoveredInContext } from "../../facts/license/covered-in-context";
import { isPaidByRunners } from "../../facts/license/payer";
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
    const { held } = license.judged;
    const guessed = premium.length > 0 && premium.every(({ confidence }) => confidence === "assumed");
    const inContext = isCoveredInContext(license) && !isDeclaredOutside(facts);
    const onlyRequests = license.missing.every(({ what }) => what === "requests");
    return [
      {
        message: `${judgedInWords(license)} ${held.length === 1 ? "does" : "do"} not cover the flow`,
        because: [
          sentence(describeMissing(license)),
          describeWhoNeedsLicense(license),
          describeAssumptions(license.assumptions, plainText),
        ]
          .filter((it) => it !== "")
          .join(" "),
        remedy: inContext
          ? `If the flow belongs to an app, associate it with the app. Otherwise: ${describeWaysToLicense(license)}`
          : describeWaysToLicense(license),
        at: keyOf(flow.trigger.node),
        // A flow above its limit is throttled; one without a license is turned off.
        ...((onlyRequests || inContext) && { severity: "warning" as const }),
        confidence: guessed || inContext ? ("assumed" as const) : ("certain" as const),
        subject: "license",
      },
    ];
  },
};

/** An app starts an instant flow, or it does not; that of any other the export has to tell, and most do not. */
function isDeclaredOutside({ license, settings }: FlowFacts): boolean {
  return license !== null && isPaidByRunners(license) && settings.origins.has("context.app");
}
