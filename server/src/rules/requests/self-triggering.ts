import { shownName } from "../../describe/amounts";
import { selfTriggers } from "../../facts/uses/self-triggers";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const selfTriggering: Rule = {
  id: "self-triggering",
  group: "requests",
  title: "Flow that may start itself",
  severity: "warning",
  sources: ["antipat", "trig"],
  check: ({ facts, flow }) => {
    const { trigger } = flow;
    if (trigger === null || facts.kind !== "cloud-flow") return [];
    return selfTriggers(flow).map((action) => ({
      message: `${shownName(action.name)} changes the table whose changes start the flow, so that a run may start the next`,
      because:
        "The trigger has neither a condition nor a filter that keeps the flow's own changes out, and each run costs its requests again.",
      remedy:
        "Set a trigger condition that is false for the flow's own changes, or choose the columns that the trigger looks at.",
      at: keyOf(action.node),
      confidence: "likely" as const,
      subject: action.name,
      related: [{ message: "The trigger", at: keyOf(trigger.node) }],
    }));
  },
};
