import { amount, number, shownName } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { costOfAction, timesPerRun } from "../../facts/requests/part-cost";
import { exact } from "../../facts/requests/per-run";
import { enclosingLoops, innermostLoop, type LoopAction } from "../../flow/flow";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const nestedLoops: Rule = {
  id: "nested-loops",
  group: "requests",
  title: "Loops in loops",
  severity: "information",
  sources: ["antipat", "faq#best-practices-for-design"],
  check: ({ facts, flow }) => {
    if (!paysPerAction(facts.kind)) return [];
    const inner = flow.loops.filter((loop) => innermostLoop(loop) !== null);
    const outer = new Set(inner.map(innermostLoop));
    // Told once for each chain, at its innermost loop.
    return inner.flatMap((loop) => {
      const around = enclosingLoops(loop);
      const symbol = facts.loops.get(loop);
      if (outer.has(loop) || symbol === undefined) return [];
      const { times, loops: chain } = timesPerRun(loop, facts);
      const passing = [...chain, symbol].filter(({ most }) => most === null || most > 1);
      const once = costOfAction(loop, facts).perRun.most;
      const total = times === null || once === null ? null : exact(once * times);
      if (passing.length < 2 || total === null) return [];
      const product =
        passing.length > mostNamed ? "" : `${passing.map(({ value }) => number(value)).join(" × ")} passes, `;
      return [
        {
          message: `${shownName(loop.name)} stands inside of ${namesOf(around)}: ${product}up to ${amount(total, countedIn(facts))} a run`,
          ...restingOn(passing, "The passes of loops in each other multiply, and each pass costs all actions inside."),
          remedy:
            "Bring related rows along in one query, or prepare the inner list with Select or Filter array, so that one loop suffices.",
          at: keyOf(loop.node),
          subject: loop.name,
          related: around.map(({ node }) => ({ message: "Around it", at: keyOf(node) })),
        },
      ];
    });
  },
};

/** "For each line inside of For each order", and of many only the nearest. */
function namesOf(around: readonly LoopAction[]): string {
  const near = around.slice(0, mostNamed).map(({ name }) => shownName(name));
  const further = around.length - near.length;
  return `${near.join(" inside of ")}${further === 0 ? "" : ` and of ${further} more`}`;
}

const mostNamed = 8;
