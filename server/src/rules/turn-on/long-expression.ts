import { amount, number, shownName } from "../../describe/amounts";
import { longExpressions } from "../../facts/long-expressions";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const longExpression: Rule = {
  id: "long-expression",
  group: "turn-on",
  title: "Expression longer than allowed",
  severity: "error",
  sources: ["lim25"],
  check: ({ flow, facts }) => {
    const limit = serviceLimit("expression-length", null, facts.settings.edition).value;
    if (facts.kind === "logic-app") return [];
    return longExpressions(flow, limit).map(({ owner, characters }) => ({
      message: `${shownName(owner.name)} has an expression of ${amount(characters, "character")}; ${number(limit)} are allowed`,
      because:
        "The text around an expression in braces does not count. The service does not save a flow with a longer one.",
      remedy: "Compose parts of it in actions before, and put their outputs together.",
      at: keyOf(owner.node),
      confidence: "certain" as const,
      subject: owner.name,
    }));
  },
};
