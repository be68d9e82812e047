import { amount } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { timesPerRun } from "../../facts/requests/part-cost";
import { exact } from "../../facts/requests/per-run";
import { mayBeSkipped } from "../../facts/uses/may-be-skipped";
import type { Action } from "../../flow/flow";
import { keyOf, nodeAt } from "../../syntax/json-node";
import type { Rule } from "../rule";
import { restingOn } from "./figures";

export const unusedVariable: Rule = {
  id: "unused-variable",
  group: "requests",
  title: "Variable that nothing reads",
  severity: "hint",
  sources: ["faq#what-counts-as-power-platform-request", "faq#best-practices-for-design"],
  check: ({ facts, flow, uses }) => {
    if (!paysPerAction(facts.kind) || !uses.isComplete) return [];
    const makesOne = new Set<Action>(flow.byKind.builtIn.filter(isMakerOfOne));
    return [...uses.writes.writersOf].flatMap(([variable, writers]) => {
      // The order of the text is none of the run: what changes a variable may stand before what makes it.
      const maker = writers.find(({ lowerType }) => lowerType === "initializevariable");
      if (maker === undefined || !makesOne.has(maker)) return [];
      if (uses.readersOfVariable(variable).length > 0) return [];
      if (writers.some((action) => uses.watched.has(action) || uses.readersOf(action).length > 0)) return [];
      const parts = writers.map((action) => timesPerRun(action, facts));
      const total = exact(parts.reduce((sum, { times }) => sum + (times ?? Number.POSITIVE_INFINITY), 0));
      if (total === null) return [];
      const upTo = writers.some((action) => mayBeSkipped(action, flow)) ? "up to " : "";
      const loops = new Set(parts.flatMap((part) => part.loops));
      return [
        {
          message: `Nothing in the flow reads the variable ${nameOf(maker)}, which costs ${upTo}${amount(total, countedIn(facts))} a run`,
          ...restingOn([...loops], "Making a variable and each change of it cost a request."),
          remedy: "Remove the actions that make and change it, unless it is there to be seen in the run history.",
          at: keyOf(maker.node),
          subject: variable,
          related: writers
            .filter((action) => action !== maker)
            .map(({ node }) => ({ message: "Changes it", at: keyOf(node) })),
        },
      ];
    });
  },
};

/** The designer makes one variable in each action. */
function isMakerOfOne({ lowerType, node }: Action): boolean {
  return lowerType === "initializevariable" && nodeAt(node, "inputs", "variables")?.items().length === 1;
}

function nameOf({ node }: Action): string {
  return String(nodeAt(node, "inputs", "variables")?.items()[0]?.read(["name"]));
}
