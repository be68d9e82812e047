import { amount, number, shownName } from "../../describe/amounts";
import { describeProfileLimit } from "../../describe/describe-profile";
import type { FlowFacts } from "../../facts/flow-facts";
import { above, beyondProfile, type ProfileLimit } from "../../facts/profile-limit";
import type { RuleFinding } from "../../findings/finding";
import { paginateWithinLimit } from "../../fixes/row-limits";
import { type Action, hasRuntimeSettings } from "../../flow/flow";
import { readPagination } from "../../flow/read-runtime";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { profileSeverity } from "./profile-severity";

export const paginationThreshold: Rule = {
  id: "pagination-threshold",
  group: "turn-on",
  title: "Pagination threshold above what a profile permits",
  severity: "error",
  sources: ["lim25", "pagerefused"],
  check: ({ flow, facts }) => {
    const thresholds = flow.allActions.filter(hasRuntimeSettings).flatMap((action): Threshold[] => {
      const items = readPagination(action)?.threshold ?? null;
      const limit = items === null ? null : beyondProfile(items, "paginated-items", above, facts);
      return items === null || limit === null ? [] : [{ action, items, limit }];
    });
    const permitted = thresholds.filter(({ limit }) => limit.beyond === "lower");
    const refused = thresholds.filter(({ limit }) => limit.beyond !== "lower");
    return [...needsProfile(permitted, facts), ...refused.map((threshold) => isRefused(threshold, facts))];
  },
};

interface Threshold {
  readonly action: Action;
  readonly items: number;
  readonly limit: ProfileLimit;
}

/** A license that permits one of them permits all, so the flow has one finding. */
function needsProfile(thresholds: readonly Threshold[], facts: FlowFacts): RuleFinding[] {
  const [first, ...others] = thresholds;
  if (!first) return [];
  const greatest = thresholds.reduce((most, { items }) => Math.max(most, items), first.items);
  const who = others.length === 0 ? shownName(first.action.name) : amount(thresholds.length, "action");
  const asks = others.length === 0 ? "asks" : "ask";
  return [
    {
      message: `${who} ${asks} pagination for up to ${number(greatest)} items, for which the flow needs a license above the profile Low`,
      because: `${describeProfileLimit(first.limit, "at most", facts)} Under Low the service does not turn it on.`,
      remedy:
        "Make sure that whoever's license counts has one of the profile Medium or higher (trials have Low), or lower the thresholds.",
      at: keyOf(first.action.node),
      ...profileSeverity(first.limit, "error"),
      subject: "pagination",
      related: others.map(({ action, items }) => ({ message: `${number(items)} items`, at: keyOf(action.node) })),
    },
  ];
}

function isRefused({ action, items, limit }: Threshold, facts: FlowFacts): RuleFinding {
  return {
    message: `${shownName(action.name)} asks pagination for ${number(items)} items, more than the flow may: it cannot be turned on`,
    because: `${describeProfileLimit(limit, "at most", facts)} The service answers InvalidPaginationPolicy.`,
    remedy:
      limit.beyond === "every"
        ? "Lower the threshold in the settings of the action, and filter in its query."
        : "Lower the threshold in the settings of the action, or give whoever's license counts one of a higher profile; trials have Low.",
    at: keyOf(action.node),
    ...profileSeverity(limit, "error"),
    subject: action.name,
    fixes: () => [paginateWithinLimit(action, facts)],
  };
}
