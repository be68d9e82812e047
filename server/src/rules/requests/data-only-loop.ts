import { amount, list, number, shownName } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { dataOnlyLoop as dataOnly } from "../../facts/requests/data-only-loop";
import { costOfAction, timesPerRun } from "../../facts/requests/part-cost";
import { exact } from "../../facts/requests/per-run";
import { mayBeSkipped } from "../../facts/uses/may-be-skipped";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const dataOnlyLoop: Rule = {
  id: "data-only-loop",
  group: "requests",
  title: "Loop that a data operation can replace",
  severity: "information",
  sources: ["throt26", "faq#best-practices-for-design"],
  check: ({ facts, flow, uses }) => {
    if (!paysPerAction(facts.kind)) return [];
    return flow.byKind.applyToEach.flatMap((loop) => {
      const without = dataOnly(loop, uses);
      const symbol = facts.loops.get(loop);
      if (without === null || symbol === undefined) return [];
      const once = costOfAction(loop, facts).perRun.most;
      const { times, loops } = timesPerRun(loop, facts);
      const before = times === null || once === null ? null : exact(once * times);
      if (once === null || times === null || before === null || once <= without.actionsWithout) return [];
      const name = shownName(loop.name);
      const upTo = mayBeSkipped(loop, flow) ? "up to " : "";
      const instead = `${without.operations.join(" and ")} ${without.operations.length > 1 ? "do" : "does"}`;
      return [
        {
          message: `${name} only puts data together: ${upTo}${amount(before, countedIn(facts))} a run, where ${instead} it with ${number(without.actionsWithout * times)}`,
          ...restingOn([...loops, symbol], "A data operation works on a whole list and costs one request."),
          remedy: `Replace the loop by ${list(without.operations)}, and use the result where the variable is read, or put it into the variable.`,
          at: keyOf(loop.node),
          subject: loop.name,
        },
      ];
    });
  },
};
