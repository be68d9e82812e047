import { number } from "../../describe/amounts";
import { describeAssumptions } from "../../describe/describe-assumptions";
import { ofEachAction } from "../../describe/describe-credits";
import { loopsThatCount } from "../../describe/describe-requests";
import { plainText } from "../../describe/markup";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const agentFlowCredits: Rule = {
  id: "agent-flow-credits",
  group: "credits",
  title: "Agent flow that draws Copilot Credits",
  severity: "information",
  sources: ["ppr26", "csrate"],
  check: ({ facts, flow }) => {
    if (facts.kind !== "agent-flow" || flow.trigger === null) return [];
    const copilot = facts.credits?.perRun.copilot ?? null;
    const assumptions = facts.credits?.assumptions ?? [];
    const isAssumed = assumptions.length > 0 || loopsThatCount(facts).some(({ loop }) => loop.from === "default");
    return [
      {
        message:
          copilot === null
            ? "Runs of this agent flow draw Copilot Credits; how many is not known"
            : `A run of this agent flow draws ${range(copilot.least, copilot.most)} Copilot Credits`,
        because:
          `An agent flow needs no Power Automate license and uses no requests: it draws ${ofEachAction()}, and the credits of its AI steps. ${describeAssumptions(assumptions, plainText)}`.trim(),
        remedy: "Hold Copilot Credits for it: without them new runs are blocked.",
        at: keyOf(flow.trigger.node),
        confidence: isAssumed ? "assumed" : "certain",
        subject: "credits",
      },
    ];
  },
};

function range(least: number, most: number): string {
  return least === most ? number(least) : `${number(least)} to ${number(most)}`;
}
