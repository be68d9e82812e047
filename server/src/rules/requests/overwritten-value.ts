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
    return directlyBehind(flow.actions)
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

/** Actions with the only one that waits for them, where that waits for nothing else. */
function directlyBehind({ actions, order }: ActionList): (readonly [Action, Action])[] {
  const followers = actions.map((): number[] => []);
  order.predecessors.forEach((before, index) => {
    for (const one of before) followers[one]?.push(index);
  });
  return actions.flatMap((action, index) => {
    const [next, ...others] = followers[index] ?? [];
    const follower = next === undefined ? undefined : actions[next];
    return follower && others.length === 0 && follower.runAfter.length === 1 ? [[action, follower] as const] : [];
  });
}

function overwrites(set: Action, made: Action, uses: FlowUses): boolean {
  if (made.lowerType !== "initializevariable" || set.lowerType !== "setvariable") return false;
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
