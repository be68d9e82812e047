import { shownName } from "../../describe/amounts";
import { answersToCauser } from "../../facts/license/answers-to-causer";
import { isPaidByOwner } from "../../facts/license/payer";
import { isPremium } from "../../facts/license/premium-of-children";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const possibleMultiplexing: Rule = {
  id: "possible-multiplexing",
  group: "license",
  title: "Automated premium flow that answers whoever causes it",
  severity: "warning",
  sources: ["faq#is-it-recommended-to-use-multiplexing-to-reduce-the-number-of-licenses"],
  check: ({ facts, flow }) => {
    const { license, trigger } = facts;
    if (license === null || trigger?.startedBy !== "automated" || !isPaidByOwner(license)) return [];
    if (!isPremium(facts)) return [];
    return answersToCauser(flow).map(({ action: { name, node }, field }) => ({
      message: `${shownName(name)} writes to the person who causes the run (${field}): does that person have a premium license?`,
      because:
        "Who adds the item that starts a premium flow needs no license for that. Who gets its result does, besides the owner: pooling access to save licenses is multiplexing.",
      remedy:
        "If the flow serves that person, license these people or put a Process license on the flow. Colleagues who merely read what is sent need none.",
      at: keyOf(node),
      confidence: "likely" as const,
      subject: name,
    }));
  },
};
