import { shownName } from "../../describe/amounts";
import type { CreditOperation } from "../../facts/credits/credit-operations";
import { isPremium } from "../../facts/license/premium-of-children";
import { startsFromPowerApps } from "../../facts/license/profile";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const appWithAi: Rule = {
  id: "app-with-ai",
  group: "credits",
  title: "AI Builder action that makes the app premium",
  severity: "information",
  sources: ["aibcred"],
  check: ({ facts, flow }) => {
    const { creditOperations, kind } = facts;
    // A premium flow needs licenses anyway.
    if (kind !== "cloud-flow" || isPremium(facts) || !startsFromPowerApps(flow)) return [];
    const uses = creditOperations.filter(({ paidIn }) => paidIn === "aiBuilder");
    if (uses.length === 0) return [];
    const [first, ...others] = uses as [CreditOperation, ...CreditOperation[]];
    return [
      {
        message: `${shownName(first.action)} makes the app that starts this flow premium`,
        because:
          "An AI Builder action does not make a flow premium, but it does so to an app that uses the flow: whoever uses the app needs a license for it.",
        remedy: "Let a flow that no app uses do the AI Builder part, or plan licenses for the users of the app.",
        at: keyOf(first.at),
        confidence: "certain",
        subject: "app",
        related: others.map(({ action, at }) => ({ message: `${shownName(action)} does too`, at: keyOf(at) })),
      },
    ];
  },
};
