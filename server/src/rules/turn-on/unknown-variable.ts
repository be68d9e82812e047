import { shownName } from "../../describe/amounts";
import { initializedVariables } from "../../facts/initialized-variables";
import type { Action } from "../../flow/flow";
import { readChangedVariable } from "../../flow/read-controls";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const unknownVariable: Rule = {
  id: "unknown-variable",
  group: "turn-on",
  title: "Variable that is never initialized",
  severity: "error",
  sources: ["var"],
  check: ({ flow, facts }) => {
    // A copied action, or a text that someone is typing, may leave out what initializes it.
    if (facts.kind === "logic-app" || facts.kind === "fragment" || facts.isDamaged) return [];
    const changing = flow.byKind.builtIn.filter(changesVariable);
    if (changing.length === 0) return [];
    const known = new Set(initializedVariables(flow).map(({ name }) => name.toLowerCase()));
    return changing.flatMap(({ name, node }) => {
      const variable = readChangedVariable(node);
      if (variable === null || known.has(variable.toLowerCase())) return [];
      return [
        {
          message: `${shownName(name)} changes the variable ${variable}, which the flow never initializes`,
          because: "The service does not save a flow that uses a variable without initializing it.",
          remedy: "Add Initialize variable at the top level, before it, or name a variable that there is.",
          at: keyOf(node),
          confidence: "certain" as const,
          subject: name,
        },
      ];
    });
  },
};

const changing: ReadonlySet<string> = new Set([
  "setvariable",
  "incrementvariable",
  "decrementvariable",
  "appendtoarrayvariable",
  "appendtostringvariable",
]);

function changesVariable({ lowerType }: Action): boolean {
  return changing.has(lowerType);
}
