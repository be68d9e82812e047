import { number, shownName } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { declarePasses } from "../../fixes/declare-passes";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const unboundedLoop: Rule = {
  id: "unbounded-loop",
  group: "requests",
  title: "Loop without a known bound",
  severity: "information",
  sources: ["faq#what-counts-as-power-platform-request", "faq#best-practices-for-design"],
  check: ({ facts, flow }) => {
    const because = `Each item costs all actions inside, so the ${countedIn(facts)}s of a run grow with the items.`;
    return flow.loops.flatMap((action) => {
      const loop = facts.loops.get(action);
      if (loop === undefined || loop.most !== null || loop.from !== "default") return [];
      const name = shownName(action.name);
      return [
        {
          message: `How many items ${name} works through is not known; ${number(loop.value)} are assumed`,
          because,
          remedy:
            'Filter or limit what the loop reads, or say how many items there are: "flow-license: items=20" in its note, or estimates.loops in flow-license.json.',
          at: keyOf(action.node),
          confidence: "assumed" as const,
          subject: action.name,
          fixes: () => declarePasses(action, loop.value, facts),
        },
      ];
    });
  },
};
