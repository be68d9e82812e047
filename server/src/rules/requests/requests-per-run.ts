import { describeExcludes, describeFormula, describePerRun, loopsThatCount } from "../../describe/describe-requests";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const requestsPerRun: Rule = {
  id: "requests-per-run",
  group: "requests",
  title: "Requests per run",
  severity: "hint",
  sources: ["faq#what-counts-as-power-platform-request"],
  check: ({ facts, flow }) => {
    if (facts.kind !== "cloud-flow" || flow.trigger === null) return [];
    const formula = describeFormula(facts);
    const loops = loopsThatCount(facts);
    return [
      {
        message: `A run costs ${describePerRun(facts)}${formula === null ? "" : `: ${formula}`}`,
        because:
          `The trigger and each executed action cost one Power Platform request. ${describeExcludes(facts)}`.trim(),
        remedy:
          loops.length === 0
            ? "Filters in queries and trigger conditions save actions and whole runs."
            : "Fewer actions inside loops save most; estimates.loops in flow-license.json makes the figure yours.",
        at: keyOf(flow.trigger.node),
        confidence: loops.some(({ loop }) => loop.from === "default") ? ("assumed" as const) : ("certain" as const),
        subject: "run",
      },
    ];
  },
};
