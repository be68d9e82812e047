import { shownName } from "../../describe/amounts";
import { describeShare } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { timesPerRun } from "../../facts/requests/part-cost";
import { type BuiltInAction, handlesFailure } from "../../flow/flow";
import { lookUpActionType } from "../../reference/operations";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const unusedResult: Rule = {
  id: "unused-result",
  group: "requests",
  title: "Data operation whose result nothing reads",
  severity: "hint",
  sources: ["faq#what-counts-as-power-platform-request", "faq#best-practices-for-design"],
  check: ({ facts, flow, uses }) => {
    if (!paysPerAction(facts.kind) || !uses.isComplete) return [];
    return flow.byKind.builtIn
      .filter((action) => onlyGives(action) && !handlesFailure(action))
      .filter((action) => !uses.watched.has(action) && uses.readersOf(action).length === 0)
      .map((action) => {
        const { times, loops } = timesPerRun(action, facts);
        return {
          message: `Nothing in the flow reads the result of ${shownName(action.name)}, which costs ${describeShare(times, action, flow, facts)}`,
          ...restingOn(loops, "A data operation does nothing but give a result, and costs a request each time."),
          remedy: "Remove it, unless it is there to be seen in the run history, or to fail on purpose.",
          at: keyOf(action.node),
          subject: action.name,
        };
      });
  },
};

/** Changes nothing anywhere: what it is there for is its result. */
function onlyGives({ type, typeKind }: BuiltInAction): boolean {
  return lookUpActionType(type, typeKind)?.group === "data";
}
