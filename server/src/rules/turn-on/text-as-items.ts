import { shownName } from "../../describe/amounts";
import { parseTemplate } from "../../flow/expression/parse-expression";
import type { ApplyToEachAction } from "../../flow/flow";
import { lookUpExpressionFunction } from "../../reference/expression-functions";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const textAsItems: Rule = {
  id: "text-as-items",
  group: "turn-on",
  title: "Apply to each over a text",
  severity: "warning",
  sources: ["atr"],
  check: ({ flow }) =>
    flow.byKind.applyToEach.filter(isOverText).map((loop) => ({
      message: `${shownName(loop.name)} is given a text, and works through arrays only`,
      because: "An array inside of @{...} or of a function such as concat becomes a text; the run fails at the loop.",
      remedy: "Give it an expression for the array by itself, as in @outputs('Get_items')?['body/value'].",
      at: keyOf(loop.node),
      confidence: "certain" as const,
      subject: loop.name,
    })),
};

/** Not an array and no single expression that may give one. */
function isOverText({ source }: ApplyToEachAction): boolean {
  if (source?.kind !== "string") return false;
  const template = parseTemplate(source.value as string);
  if (template.kind !== "expression") return true;
  const { expression } = template;
  return expression.kind === "call" && lookUpExpressionFunction(expression.name)?.returns === "string";
}
