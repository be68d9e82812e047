import { amount, number } from "../../describe/amounts";
import { loopsThatCount } from "../../describe/describe-requests";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const requestBurst: Rule = {
  id: "request-burst",
  group: "requests",
  title: "More requests in five minutes than a flow may make",
  severity: "warning",
  sources: ["ppr26#request-limits-in-power-automate"],
  check: ({ facts, flow }) => {
    const { burst } = facts;
    if (burst === null || flow.trigger === null || burst.likely === null || burst.likely <= burst.limit) return [];
    const together = burst.runs <= 1 ? "A run makes" : `The ${number(burst.runs)} runs of five minutes make`;
    return [
      {
        message: `${together} ${amount(burst.likely, "request")}; in five minutes a flow may make ${number(burst.limit)}`,
        because:
          "What goes beyond is throttled, whatever license the flow has, when the run is done within five minutes.",
        remedy:
          "Work through fewer items at a time, or spread the work over several flows; each payer's requests stay as many.",
        at: keyOf(flow.trigger.node),
        confidence: loopsThatCount(facts).some(({ loop }) => loop.from === "default")
          ? ("assumed" as const)
          : ("certain" as const),
        subject: "burst",
      },
    ];
  },
};
