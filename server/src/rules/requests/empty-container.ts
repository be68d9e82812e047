import { shownName } from "../../describe/amounts";
import { describeShare } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { timesPerRun } from "../../facts/requests/part-cost";
import { type Action, handlesFailure } from "../../flow/flow";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const emptyContainer: Rule = {
  id: "empty-container",
  group: "requests",
  title: "Condition, scope or loop without actions",
  severity: "hint",
  sources: ["faq#what-counts-as-power-platform-request"],
  check: ({ facts, flow, uses }) => {
    if (!paysPerAction(facts.kind) || !uses.isComplete) return [];
    const { condition, switch: switches, scope, applyToEach } = flow.byKind;
    // A Do until without actions waits for its condition, and so does something.
    return [...condition, ...switches, ...scope, ...applyToEach]
      .filter((action) => isEmpty(action) && !handlesFailure(action))
      .filter((action) => !uses.watched.has(action) && uses.readersOf(action).length === 0)
      .map((action) => {
        const { times, loops } = timesPerRun(action, facts);
        return {
          message: `${shownName(action.name)} has no actions inside and costs ${describeShare(times, action, flow, facts)}`,
          ...restingOn(loops, "A container costs as much as any other action, whatever it holds."),
          remedy: "Remove it.",
          at: keyOf(action.node),
          subject: action.name,
        };
      });
  },
};

function isEmpty({ lists }: Action): boolean {
  return lists.every(({ actions }) => actions.length === 0);
}
