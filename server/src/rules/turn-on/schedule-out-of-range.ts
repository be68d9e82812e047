import { amount, number, shownName } from "../../describe/amounts";
import { type IntervalFault, intervalFault } from "../../facts/requests/interval-fault";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const scheduleOutOfRange: Rule = {
  id: "schedule-out-of-range",
  group: "turn-on",
  title: "Schedule out of range",
  severity: "error",
  sources: ["lim25"],
  check: ({ flow, facts }) => {
    const { trigger } = flow;
    const fault =
      facts.kind === "logic-app" || trigger === null ? null : intervalFault(trigger, facts.settings.edition);
    if (trigger === null || fault === null) return [];
    return [
      {
        message: `${shownName(trigger.name)} ${described(fault)}`,
        because: "The service does not turn on a flow with such a schedule.",
        remedy: "Set frequency and interval in the trigger within these bounds.",
        at: keyOf(trigger.node),
        confidence: fault.what === "unreadable" ? ("likely" as const) : ("certain" as const),
        subject: "schedule",
      },
    ];
  },
};

function described(fault: IntervalFault): string {
  switch (fault.what) {
    case "short":
      return `starts every ${amount(fault.seconds, "second")}; the shortest interval is ${amount(fault.limit, "second")}`;
    case "long":
      return `starts every ${amount(fault.days, "day")}; the longest interval is ${number(fault.limit)} days`;
    case "unreadable":
      return `has a schedule that cannot be read: ${fault.why}`;
  }
}
