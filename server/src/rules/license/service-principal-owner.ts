import { describeWaysToLicense } from "../../describe/describe-license";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { lacksCapacity } from "./lacks-capacity";
import { sureOfPayer } from "./sure-of-payer";

export const servicePrincipalOwner: Rule = {
  id: "service-principal-owner",
  group: "license",
  title: "Premium flow of a service principal without a license",
  severity: "error",
  sources: ["faq#can-i-use-service-principal-in-flows-and-does-it-count-against-my-request-limits", "splic"],
  check: ({ facts, flow }) => {
    const { license, settings } = facts;
    if (license === null || flow.trigger === null || !lacksCapacity(facts)) return [];
    const isDeclared = settings.origins.has("processLicense");
    const isSure = isDeclared && sureOfPayer(facts) === "certain";
    const assumed = isDeclared ? "" : " Assumed: processLicense = false (processLicense).";
    return [
      {
        message: "A service principal owns this premium flow, and no license is on the flow",
        because: `A service principal can hold no license of a person, so the flow has to carry one.${assumed}`,
        remedy: `${describeWaysToLicense(license)} By a newer page, membership in a licensed flow group or a user who is designated as its licensee will do too.`,
        at: keyOf(flow.trigger.node),
        severity: isSure ? "error" : "warning",
        confidence: isSure ? "certain" : "assumed",
        subject: "owner",
      },
    ];
  },
};
