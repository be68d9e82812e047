import { shownName } from "../../describe/amounts";
import { describeShare } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { timesPerRun } from "../../facts/requests/part-cost";
import { repeatedCalls } from "../../facts/uses/repeated-calls";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const repeatedCall: Rule = {
  id: "repeated-call",
  group: "requests",
  title: "The same read twice in a run",
  severity: "information",
  sources: ["faq#what-counts-as-power-platform-request", "faq#best-practices-for-design"],
  check: ({ facts, flow, uses }) => {
    if (!paysPerAction(facts.kind)) return [];
    return repeatedCalls(flow, uses).map(({ first, again }) => {
      const { times, loops } = timesPerRun(again, facts);
      return {
        message: `${shownName(again.name)} reads what ${shownName(first.name)} has read in the same run, and costs ${describeShare(times, again, flow, facts)}`,
        ...restingOn(loops, "Operation and parameters are the same, and nothing in the flow changes what they read."),
        remedy: `Use the result of ${shownName(first.name)} in both places.`,
        at: keyOf(again.node),
        subject: again.name,
        related: [{ message: "Reads the same", at: keyOf(first.node) }],
      };
    });
  },
};
