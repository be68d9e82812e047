import { amount, number, shownName } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { dataOnlyLoop } from "../../facts/requests/data-only-loop";
import { timesPerRun } from "../../facts/requests/part-cost";
import { exact } from "../../facts/requests/per-run";
import type { FlowUses } from "../../facts/uses/flow-uses";
import { mayBeSkipped } from "../../facts/uses/may-be-skipped";
import { type ApplyToEachAction, type ConditionAction, isInside } from "../../flow/flow";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const filterInLoop: Rule = {
  id: "filter-in-loop",
  group: "requests",
  title: "Items filtered inside of a loop",
  severity: "information",
  sources: ["throt26", "faq#best-practices-for-design"],
  check: ({ facts, flow, uses }) => {
    if (!paysPerAction(facts.kind)) return [];
    return flow.byKind.applyToEach.flatMap((loop) => {
      const filter = filterOf(loop, uses);
      if (filter === null || dataOnlyLoop(loop, uses) !== null) return [];
      const symbol = facts.loops.get(loop);
      const { times, loops } = timesPerRun(loop, facts);
      const tests = symbol && times !== null ? exact(symbol.value * times) : null;
      if (!symbol || symbol.value < 2 || times === null || tests === null) return [];
      const upTo = mayBeSkipped(loop, flow) ? "up to " : "";
      return [
        {
          message: `${shownName(filter.name)} picks items inside of ${shownName(loop.name)}: ${upTo}${amount(tests, countedIn(facts))} a run, where Filter array before the loop takes ${number(times)}`,
          ...restingOn(
            [...loops, symbol],
            "A condition costs a request for each item, Filter array one for all items.",
          ),
          remedy:
            "Filter in the query that brings the items, or with Filter array before the loop, and loop over what is left.",
          at: keyOf(filter.node),
          subject: filter.name,
          related: [{ message: "The loop", at: keyOf(loop.node) }],
        },
      ];
    });
  },
};

/** A condition that is all that a loop holds, has nothing to do on one side, and looks at the item alone. */
function filterOf(loop: ApplyToEachAction, uses: FlowUses): ConditionAction | null {
  const [only, ...others] = loop.list.actions;
  if (only?.kind !== "condition" || others.length > 0 || uses.watched.has(only)) return null;
  if (only.whenTrue.actions.length > 0 === only.whenFalse.actions.length > 0) return null;
  const { item, loops, variables, actions, unclear, changing } = uses.of(only);
  if (unclear || changing || (!item && !loops.has(loop))) return null;
  const changed = uses.writes.changedIn(loop);
  if ([...variables].some((name) => changed.has(name))) return null;
  return [...actions].some((read) => isInside(read, loop)) ? null : only;
}
