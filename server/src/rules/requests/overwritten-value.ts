import { shownName } from "../../describe/amounts";
import { describeShare } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import type { FlowUses } from "../../facts/uses/flow-uses";
import { writtenBy } from "../../facts/uses/variable-writes";
import type { Action, ActionList } from "../../flow/flow";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const overwrittenValue: Rule = {
  id: "overwritten-value",
  group: "requests",
  title: "Variable set directly behind its making",
  severity: "hint",
  sources: ["faq#what-counts-as-power-platform-request", "faq#best-practices-for-design"],
  check: ({ facts, flow, uses }) => {
    if (!paysPerAction(facts.kind)) return [];
    return onlyFollowers(flow.actions)
      .filter(([made, set]) => overwrites(set, made, uses))
      .map(([made, set]) => ({
        message: `${shownName(set.name)} gives the variable another value directly after ${shownName(made.name)}, and costs ${describeShare(1, set, flow, facts)}`,
        because: "Making a variable and setting it are two requests; the value that it is made with is never read.",
        remedy: `Make the variable with the value of ${shownName(set.name)}.`,
        at: keyOf(set.node),
        confidence: "certain" as const,
        subject: set.name,
        related: [{ message: "Makes the variable", at: keyOf(made.node) }],
      }));
  },
};

/** Actions that make a variable, with the only one that waits for each, where that waits for nothing else. */
function onlyFollowers({ actions, order }: ActionList): (readonly [Action, Action])[] {
  const followers = new Map<Action, Action[]>();
  for (const action of actions) if (action.lowerType === "initializevariable") followers.set(action, []);
  if (followers.size === 0) return [];
  order.predecessors.forEach((before, index) => {
    for (const one of before) followers.get(actions[one] as Action)?.push(actions[index] as Action);
  });
  return [...followers].flatMap(([made, [next, ...others]]) =>
    next && others.length === 0 && next.runAfter.length === 1 ? [[made, next] as const] : [],
  );
}

function overwrites(set: Action, made: Action, uses: FlowUses): boolean {
  if (set.lowerType !== "setvariable") return false;
  const names = writtenBy(made);
  return (
    names.length === 1 &&
    names[0] === writtenBy(set)[0] &&
    !uses.watched.has(made) &&
    !uses.watched.has(set) &&
    !uses.of(set).actions.has(made) &&
    uses.readersOf(made).length === 0
  );
}
