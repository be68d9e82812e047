import type { Expression, ParsedTemplate } from "../../server/src/flow/expression/expression";

/** A tree on one line: `f('a')?.b[0]`, and `_` for what is missing. */
export function shownExpression(expression: Expression): string {
  switch (expression.kind) {
    case "literal":
      return typeof expression.value === "string" ? `'${expression.value}'` : String(expression.value);
    case "call":
      return `${expression.name}(${expression.args.map(shownExpression).join(", ")})`;
    case "property":
      return `${shownExpression(expression.target)}${expression.safe ? "?" : ""}.${expression.name}`;
    case "index":
      return `${shownExpression(expression.target)}${expression.safe ? "?" : ""}[${shownExpression(expression.index)}]`;
    case "missing":
      return "_";
  }
}

/** Text parts in double quotes, expressions as they are. */
export function shownTemplate(template: ParsedTemplate): string {
  switch (template.kind) {
    case "text":
      return JSON.stringify(template.text);
    case "expression":
      return shownExpression(template.expression);
    case "template":
      return template.parts
        .map((part) => (part.kind === "text" ? JSON.stringify(part.text) : `{${shownExpression(part.expression)}}`))
        .join(" ");
  }
}
