import { amount, number } from "../../describe/amounts";
import { describeOption } from "../../describe/describe-license";
import { lookUpLicense } from "../../reference/licenses";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { sureOfPayer } from "./sure-of-payer";

export const manyRunners: Rule = {
  id: "many-runners",
  group: "license",
  title: "One license for the flow is cheaper than one for each person",
  severity: "warning",
  sources: ["faq#which-power-automate-licenses-do-i-need"],
  check: ({ facts, flow }) => {
    const { license, settings } = facts;
    if (!license?.breakEven || flow.trigger === null || license.verdict === "covered") return [];
    // Who runs the flow by an app needs a license for the app anyway, and how many people run a child, its parent tells.
    if (license.payer !== "invokingUser" || license.row === rowOfApps) return [];
    if (!settings.origins.has("estimates.invokingUsers")) return [];
    const { people, against, license: each } = license.breakEven;
    const option = license.options.find((it) => it.license === against);
    if (!option || license.runners <= people) return [];
    const nameOf = (id: string): string => lookUpLicense(id)?.name ?? id;
    return [
      {
        message: `${amount(license.runners, "person", "people")} run this premium flow: one ${nameOf(against)} license costs less than ${nameOf(each)} for each`,
        because: `From ${number(people)} people on, a license of the flow costs no more than one for each person.`,
        remedy: `${describeOption(option)}. The flow has to be in a solution.`,
        at: keyOf(flow.trigger.node),
        confidence: sureOfPayer(facts),
        subject: "runners",
      },
    ];
  },
};

/** The row of "Whose license, whose limit" for flows that an app starts. */
const rowOfApps = 13;
