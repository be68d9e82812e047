import { shownName } from "../../describe/amounts";
import { describeShare } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { timesPerRun } from "../../facts/requests/part-cost";
import { unwrapScope } from "../../fixes/unwrap-scope";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const oneActionScope: Rule = {
  id: "one-action-scope",
  group: "requests",
  title: "Scope with a single action",
  severity: "hint",
  sources: ["faq#what-counts-as-power-platform-request", "faq#best-practices-for-design"],
  check: ({ facts, flow, uses }) => {
    if (!paysPerAction(facts.kind) || !uses.isComplete) return [];
    return flow.byKind.scope.flatMap((action) => {
      if (action.lowerType !== "scope") return [];
      const [only, ...others] = action.list.actions;
      if (!only || others.length > 0 || only.runAfter.length > 0) return [];
      // A scope that later actions ask how it ended, or what is inside, is there for that.
      if (uses.watched.has(action) || uses.readersOf(action).length > 0) return [];
      const { times, loops } = timesPerRun(action, facts);
      const name = shownName(action.name);
      return [
        {
          message: `${name} holds a single action and costs ${describeShare(times, action, flow, facts)} by itself`,
          ...restingOn(loops, "A scope costs as much as any other action, and nothing asks how this one ended."),
          remedy: `Take ${shownName(only.name)} out of it, with the run-after of the scope.`,
          at: keyOf(action.node),
          subject: action.name,
          fixes: () => {
            const fix = unwrapScope(action, flow);
            return fix === null ? [] : [fix];
          },
        },
      ];
    });
  },
};
