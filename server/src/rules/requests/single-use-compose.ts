import { amount, shownName } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { dataOnlyLoop } from "../../facts/requests/data-only-loop";
import { timesPerRun } from "../../facts/requests/part-cost";
import type { FlowUses } from "../../facts/uses/flow-uses";
import { mayBeSkipped } from "../../facts/uses/may-be-skipped";
import { type Action, innermostLoop } from "../../flow/flow";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const singleUseCompose: Rule = {
  id: "single-use-compose",
  group: "requests",
  title: "Compose in a loop that is read once",
  severity: "hint",
  sources: ["faq#what-counts-as-power-platform-request", "faq#best-practices-for-design"],
  check: ({ facts, flow, uses }) => {
    if (!paysPerAction(facts.kind) || !uses.isComplete) return [];
    return flow.byKind.builtIn.flatMap((action) => {
      const reader = onlyReader(action, uses);
      if (reader === null) return [];
      const { times, loops } = timesPerRun(action, facts);
      if (times === null || times < 2) return [];
      const upTo = mayBeSkipped(action, flow) ? "up to " : "";
      return [
        {
          message: `Only ${shownName(reader.name)} reads ${shownName(action.name)}; with the expression there, ${upTo}${amount(times, countedIn(facts))} a run less`,
          ...restingOn(loops, "Expressions inside of an action cost nothing, a Compose costs a request in each pass."),
          remedy: `Put the expression of ${shownName(action.name)} in the place where ${shownName(reader.name)} reads it.`,
          at: keyOf(action.node),
          subject: action.name,
          related: [{ message: "Reads it", at: keyOf(reader.node) }],
        },
      ];
    });
  },
};

/** The one action that reads a Compose in the same pass, where the expression would mean the same. */
function onlyReader(action: Action, uses: FlowUses): Action | null {
  if (action.lowerType !== "compose" || uses.watched.has(action)) return null;
  const loop = innermostLoop(action);
  if (loop === null) return null;
  const [reader, ...others] = uses.readersOf(action);
  if (!reader || others.length > 0 || innermostLoop(reader) !== loop || !isExpression(action)) return null;
  const { variables, item } = uses.of(action);
  // A variable may have changed in between, and in a data operation `item()` is another item.
  if (variables.size > 0 || (item && hasOwnItem(reader))) return null;
  return dataOnlyLoop(loop, uses) === null ? reader : null;
}

function isExpression({ node }: Action): boolean {
  const inputs = node.get("inputs")?.value;
  return typeof inputs === "string" && /^@[^@{]/.test(inputs);
}

function hasOwnItem({ lowerType }: Action): boolean {
  return ["select", "query", "table"].includes(lowerType);
}
