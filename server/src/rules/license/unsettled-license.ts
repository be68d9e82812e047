import { list } from "../../describe/amounts";
import { describeWaysToLicense, judgedInWords } from "../../describe/describe-license";
import { isUnsettled } from "../../facts/license/required-licenses";
import { lookUpLicense } from "../../reference/licenses";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const unsettledLicense: Rule = {
  id: "unsettled-license",
  group: "license",
  title: "License of which sources do not agree",
  severity: "information",
  sources: ["faq#what-power-automate-capabilities-are-included-in-office-365-licenses", "deep"],
  check: ({ facts, flow }) => {
    const { license, settings } = facts;
    if (license === null || flow.trigger === null || !isUnsettled(license)) return [];
    const held = list(license.judged.held.map((id) => lookUpLicense(id)?.name ?? id));
    const isTeams =
      settings.context.environment === "dataverseForTeams" && license.judged.held.includes("microsoft-365");
    return [
      {
        message: `Whether ${judgedInWords(license)} covers the flow is not settled`,
        because: isTeams
          ? "In a Dataverse for Teams environment one page allows premium connectors with Microsoft 365; others disagree."
          : `No source says whether ${held} includes what the flow needs.`,
        remedy: `Ask whoever sold the license. What settles it: ${describeWaysToLicense(license)}`,
        at: keyOf(flow.trigger.node),
        confidence: "certain",
        subject: "license",
      },
    ];
  },
};
