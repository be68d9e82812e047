import { number, shownName } from "../../describe/amounts";
import { describeProfileLimit } from "../../describe/describe-profile";
import { above, beyondProfile } from "../../facts/profile-limit";
import type { LoopPasses } from "../../facts/requests/symbols";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { profileSeverity } from "./profile-severity";

export const largeLoop: Rule = {
  id: "large-loop",
  group: "turn-on",
  title: "Loop over more items than a profile permits",
  severity: "warning",
  sources: ["lim25"],
  check: ({ facts, flow }) =>
    flow.byKind.applyToEach.flatMap((action) => {
      const loop = facts.loops.get(action);
      const items = loop === undefined ? 0 : itemsOf(loop);
      const limit = items === 0 ? null : beyondProfile(items, "apply-to-each-items", above, facts);
      if (limit === null) return [];
      const found = `${shownName(action.name)} works through ${number(items)} items`;
      return [
        {
          message:
            limit.beyond === "lower"
              ? `${found}, for which the flow needs a license above the profile Low`
              : `${found}, more than a loop of this flow may`,
          because: describeProfileLimit(limit, "at most", facts),
          remedy:
            "Filter the items before the loop (Filter array takes larger lists), or split the work over several runs.",
          at: keyOf(action.node),
          ...profileSeverity(limit, "warning"),
          subject: action.name,
        },
      ];
    }),
};

/** The items that there are for certain, or as many as were declared. */
function itemsOf({ value, from, least }: LoopPasses): number {
  return from === "note" || from === "setting" ? value : least;
}
