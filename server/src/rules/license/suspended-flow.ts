import { describeWaysToLicense } from "../../describe/describe-license";
import type { FlowFacts } from "../../facts/flow-facts";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const suspendedFlow: Rule = {
  id: "suspended-flow",
  group: "license",
  title: "Flow that the service has suspended",
  severity: "warning",
  sources: ["faq#why-is-my-flow-turned-off"],
  check: ({ facts, flow }) => {
    const { state, evidence } = facts.metadata;
    const reason = evidence?.suspensionReason ?? null;
    if (flow.trigger === null || (state !== "suspended" && reason === null)) return [];
    const isSuspended = state === "suspended" ? "is suspended" : "has been suspended";
    return [
      {
        message: `The export says that the flow ${isSuspended}${reason === null ? "" : `: ${reason}`}`,
        because: "A flow that is suspended does not run until its owner turns it on again.",
        remedy: remedyFor(reason, facts),
        at: keyOf(flow.trigger.node),
        confidence: "certain",
        subject: "state",
      },
    ];
  },
};

/** Reasons are named by what is missing, such as MissingPremiumLicense. */
const ofLicense = /^Missing|License|ServicePrincipal/;

function remedyFor(reason: string | null, { license }: FlowFacts): string {
  if (reason === null || license === null || !ofLicense.test(reason))
    return "Find out why, mend it and turn the flow on.";
  return license.verdict === "covered"
    ? "The licenses declared cover the flow: see that they are assigned, then edit and save it."
    : `Assign a license, then edit and save the flow: ${describeWaysToLicense(license)}`;
}
