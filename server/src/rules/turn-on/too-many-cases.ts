import { amount, number, shownName } from "../../describe/amounts";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const tooManyCases: Rule = {
  id: "too-many-cases",
  group: "turn-on",
  title: "More cases than a Switch may have",
  severity: "error",
  sources: ["lim25"],
  check: ({ flow, facts }) => {
    const limit = serviceLimit("switch-cases", null, facts.settings.edition).value;
    if (facts.kind === "logic-app") return [];
    return flow.byKind.switch.flatMap((action) =>
      action.cases.length > limit
        ? [
            {
              message: `${shownName(action.name)} has ${amount(action.cases.length, "case")}; a Switch may have ${number(limit)}`,
              because: "The default is not counted. The service does not save a flow with more.",
              remedy: "Look the value up in a table or an object instead, or let the default hold a second Switch.",
              at: keyOf(action.node),
              confidence: "certain" as const,
              subject: action.name,
            },
          ]
        : [],
    );
  },
};
