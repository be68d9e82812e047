import { amount, list, shownName } from "../../describe/amounts";
import { describeAssumptions } from "../../describe/describe-assumptions";
import { describeCreditsOfCalls } from "../../describe/describe-credits";
import { describeAssumedPasses } from "../../describe/describe-passes";
import { plainText } from "../../describe/markup";
import { timesPerRun } from "../../facts/requests/part-cost";
import { mayBeSkipped } from "../../facts/uses/may-be-skipped";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const creditsInLoop: Rule = {
  id: "credits-in-loop",
  group: "credits",
  title: "AI action inside a loop",
  severity: "information",
  sources: ["aiblic", "aibcred"],
  check: ({ facts, flow }) => {
    const uses = new Map(facts.creditOperations.map((use) => [use.at, use]));
    return (uses.size === 0 ? [] : flow.allActions).flatMap((action) => {
      const use = uses.get(action.node);
      if (use === undefined) return [];
      const { times, loops } = timesPerRun(action, facts);
      const credits = times === null ? null : describeCreditsOfCalls(use, facts, times);
      if (loops.length === 0 || times === null || credits === null) return [];
      const assumptions = use.units?.assumptions ?? [];
      const isAssumed = assumptions.length > 0 || loops.some(({ from }) => from === "default");
      const upTo = mayBeSkipped(action, flow) ? "up to " : "";
      const around = list(loops.map((loop) => shownName(loop.action)));
      return [
        {
          message: `${shownName(action.name)} runs ${upTo}${amount(times, "time")} in a run: ${credits}`,
          because:
            `The credits grow with the passes of ${around}. ${describeAssumedPasses(loops)} ${describeAssumptions(assumptions, plainText)}`
              .replace("  ", " ")
              .trim(),
          remedy: "Filter what the loop reads, or let one call of the model do the work of many.",
          at: keyOf(action.node),
          confidence: isAssumed ? ("assumed" as const) : ("likely" as const),
          subject: action.name,
        },
      ];
    });
  },
};
