import { describeCreditSupply } from "../../describe/describe-credit-supply";
import { hasOnlyEndedCredits } from "../../facts/credits/credit-supply";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const endedCredits: Rule = {
  id: "ended-credits",
  group: "credits",
  title: "AI Builder credits of licenses have ended",
  severity: "warning",
  sources: ["aibend"],
  check: ({ facts }) => {
    const { credits, creditOperations } = facts;
    const first = creditOperations.find(({ paidIn }) => paidIn === "aiBuilder");
    if (!first || facts.kind !== "cloud-flow" || !credits?.supply || !hasOnlyEndedCredits(credits.supply)) return [];
    return [
      {
        message: "The licenses declared bring no AI Builder credits any more, and no other credits are declared",
        because: describeCreditSupply(facts),
        remedy: "Hold Copilot Credits, and declare them in context.copilotCreditsHeld.",
        at: keyOf(first.at),
        confidence: "likely",
        subject: "credits",
      },
    ];
  },
};
