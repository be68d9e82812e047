import { amount, number, shownName } from "../../describe/amounts";
import type { FlowFacts } from "../../facts/flow-facts";
import { secondsIn } from "../../facts/sizes/duration";
import { hasRuntimeSettings } from "../../flow/flow";
import { type RetrySettings, readRetrySettings } from "../../flow/read-controls";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const retriesOutOfRange: Rule = {
  id: "retries-out-of-range",
  group: "turn-on",
  title: "Retry policy out of range",
  severity: "error",
  sources: ["lim25", "err"],
  check: ({ flow, facts }) =>
    flow.allActions.filter(hasRuntimeSettings).flatMap((action) => {
      const { name, node } = action;
      const policy = facts.kind === "logic-app" ? null : readRetrySettings(action);
      const fault = policy && faultOf(policy, facts);
      if (!fault) return [];
      return [
        {
          message: `${shownName(name)} ${fault}`,
          because: "The service does not save a flow with such a retry policy.",
          remedy: "Set the retry policy in the settings of the action within these bounds.",
          at: keyOf(node),
          confidence: "certain" as const,
          subject: name,
        },
      ];
    }),
};

function faultOf({ count, interval }: RetrySettings, { settings: { edition } }: FlowFacts): string | null {
  const most = serviceLimit("retry-count-most", null, edition).value;
  if (count !== null && count > most) return `is retried ${number(count)} times; ${number(most)} are the most`;
  const seconds = secondsIn(interval);
  if (seconds === null) return null;
  const shortest = serviceLimit("retry-interval-shortest", null, edition).value;
  if (seconds < shortest) {
    return `is retried after ${amount(seconds, "second")}; the shortest interval is ${amount(shortest, "second")}`;
  }
  const longest = serviceLimit("retry-interval-longest", null, edition).value;
  const days = seconds / secondsPerDay;
  return days > longest
    ? `is retried after ${amount(days, "day")}; the longest interval is ${amount(longest, "day")}`
    : null;
}

const secondsPerDay = 86_400;
