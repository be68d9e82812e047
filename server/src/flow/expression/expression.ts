/**
 * The workflow expression language as a tree. Every offset counts UTF-16 units of the text that was parsed, which is
 * the value of a JSON string: escapes of JSON are gone by then.
 */
export interface Span {
  readonly start: number;
  /** The offset behind the last character. */
  readonly end: number;
}

/** What the text of a JSON string is to the service: a plain text, one expression, or a text with expressions in it. */
export type ParsedTemplate = PlainText | WholeExpression | MixedTemplate;

export interface PlainText {
  readonly kind: "text";
  /** As the service reads it: `@@` at the start and `@@{` have lost an `@`. */
  readonly text: string;
  readonly problems: readonly [];
}

/** `@…`: the value keeps its type. */
export interface WholeExpression {
  readonly kind: "expression";
  readonly expression: Expression;
  readonly problems: readonly ExpressionProblem[];
}

/** Text with `@{…}` in it: the value is a text. */
export interface MixedTemplate {
  readonly kind: "template";
  /** In the order of the text, which they cover without gaps. */
  readonly parts: readonly TemplatePart[];
  readonly problems: readonly ExpressionProblem[];
}

export type TemplatePart = TextPart | Interpolation;

export interface TextPart extends Span {
  readonly kind: "text";
  /** As the service reads it. */
  readonly text: string;
}

/** `@{…}`; its span includes the braces, that of the expression does not. */
export interface Interpolation extends Span {
  readonly kind: "interpolation";
  readonly expression: Expression;
}

export type Expression = Literal | CallExpression | PropertyAccess | IndexAccess | Missing;

export interface Literal extends Span {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
}

export interface CallExpression extends Span {
  readonly kind: "call";
  /** In lower case, since the case of functions carries no meaning. */
  readonly name: string;
  /** As it is written, from `start` on. */
  readonly spelled: string;
  readonly args: readonly Expression[];
}

/** `.name`, `?.name` or `/name`; the name ends where the access ends. */
export interface PropertyAccess extends Span {
  readonly kind: "property";
  readonly target: Expression;
  /** Empty where the text breaks off before it. */
  readonly name: string;
  /** With `?`: nothing instead of an error when the target is null. */
  readonly safe: boolean;
}

/** `['name']`, `?['name']`, `[0]`, or the index is any other expression. */
export interface IndexAccess extends Span {
  readonly kind: "index";
  readonly target: Expression;
  readonly index: Expression;
  readonly safe: boolean;
}

/** The place of an expression that is not there, or cannot be read; there is always a problem with it. */
export interface Missing extends Span {
  readonly kind: "missing";
}

/** Why the service refuses the text. Messages quote nothing of it: it may hold what is nobody's business. */
export interface ExpressionProblem extends Span {
  readonly code: ExpressionProblemCode;
  readonly message: string;
}

export type ExpressionProblemCode =
  | "bare-identifier"
  | "double-quote"
  | "expected-token"
  | "nested-too-deeply"
  | "trailing"
  | "unexpected-character"
  | "unterminated-interpolation"
  | "unterminated-string";

/** The expressions that stand directly in a text. */
export function expressionsIn(template: ParsedTemplate): readonly Expression[] {
  switch (template.kind) {
    case "text":
      return [];
    case "expression":
      return [template.expression];
    case "template":
      return template.parts.flatMap((part) => (part.kind === "interpolation" ? [part.expression] : []));
  }
}

/** The expressions directly below one, in the order of the text. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "missing":
      return [];
    case "call":
      return expression.args;
    case "property":
      return [expression.target];
    case "index":
      return [expression.target, expression.index];
  }
}
