import { amount, number } from "../../describe/amounts";
import { initializedVariables } from "../../facts/initialized-variables";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const tooManyVariables: Rule = {
  id: "too-many-variables",
  group: "turn-on",
  title: "More variables than a flow may have",
  severity: "error",
  sources: ["lim25"],
  check: ({ flow, facts }) => {
    const limit = serviceLimit("variables", null, facts.settings.edition).value;
    const variables = facts.kind === "logic-app" ? [] : initializedVariables(flow);
    const firstBeyond = variables[limit];
    if (!firstBeyond) return [];
    return [
      {
        message: `The flow has ${amount(variables.length, "variable")}; it may have ${number(limit)}`,
        because: "The service does not save a flow with more.",
        remedy:
          "Keep values that belong together in one object variable, and values that never change in Compose actions.",
        at: keyOf(firstBeyond.action.node),
        confidence: "certain" as const,
        subject: "variables",
      },
    ];
  },
};
