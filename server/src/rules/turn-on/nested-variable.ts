import { shownName } from "../../describe/amounts";
import { initializedVariables } from "../../facts/initialized-variables";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const nestedVariable: Rule = {
  id: "nested-variable",
  group: "turn-on",
  title: "Variable initialized inside another action",
  severity: "error",
  sources: ["var", "saverules"],
  check: ({ flow, facts }) =>
    facts.kind === "logic-app"
      ? []
      : initializedVariables(flow).flatMap(({ action }) =>
          action.parent === null
            ? []
            : [
                {
                  message: `${shownName(action.name)} stands in ${shownName(action.parent.name)}; variables can only be initialized at the top level`,
                  because:
                    "The service does not save a flow that initializes a variable in a scope, condition, switch or loop.",
                  remedy: "Initialize the variable at the top level, before that action, and set its value here.",
                  at: keyOf(action.node),
                  confidence: "certain" as const,
                  subject: action.name,
                },
              ],
        ),
};
