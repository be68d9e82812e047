import {
  type CallExpression,
  type Expression,
  expressionsIn,
  type ParsedTemplate,
  partsOf,
  type Span,
} from "./expression";

/** What an expression refers to by name. */
export type NamedKind = "action" | "loop" | "parameter" | "variable";

export type Reference = NamedReference | UnnamedReference;

/** Its span is that of the name without quotes; of the whole argument where that is no literal text. */
export interface NamedReference extends Span {
  readonly kind: NamedKind;
  /** Null where the name is worked out in the run, or missing. */
  readonly name: string | null;
  readonly call: CallExpression;
}

/** The trigger, the item of the innermost loop, Select or Filter array, or the flow itself. Its span is that of the call. */
export interface UnnamedReference extends Span {
  readonly kind: "trigger" | "item" | "flow";
  readonly call: CallExpression;
}

/** Functions whose first argument is a name. */
const naming: ReadonlyMap<string, NamedKind> = new Map([
  ["actionbody", "action"],
  ["actionoutputs", "action"],
  ["actions", "action"],
  ["body", "action"],
  ["formdatamultivalues", "action"],
  ["formdatavalue", "action"],
  ["items", "loop"],
  ["iterationindexes", "loop"],
  ["multipartbody", "action"],
  ["outputs", "action"],
  ["parameters", "parameter"],
  ["result", "action"],
  ["variables", "variable"],
]);

const unnamed: ReadonlyMap<string, UnnamedReference["kind"]> = new Map([
  ["item", "item"],
  ["trigger", "trigger"],
  ["triggerbody", "trigger"],
  ["triggerformdatamultivalues", "trigger"],
  ["triggerformdatavalue", "trigger"],
  ["triggermultipartbody", "trigger"],
  ["triggeroutputs", "trigger"],
  ["workflow", "flow"],
]);

/** What a text or an expression refers to, in the order of the text. */
export function referencesIn(root: ParsedTemplate | Expression): Reference[] {
  const found: Reference[] = [];
  eachCall(root, (call) => {
    const reference = referenceOf(call);
    if (reference) found.push(reference);
  });
  return found;
}

/** Hands over each call of a function in a text or an expression, in the order of the text. */
export function eachCall(root: ParsedTemplate | Expression, visit: (call: CallExpression) => void): void {
  for (const expression of isTemplate(root) ? expressionsIn(root) : [root]) visitCalls(expression, visit);
}

/** By recursion, for no parsed tree is high. */
function visitCalls(expression: Expression, visit: (call: CallExpression) => void): void {
  if (expression.kind === "call") visit(expression);
  for (const part of partsOf(expression)) visitCalls(part, visit);
}

/** What the call itself refers to, leaving its arguments aside; undefined for functions that refer to nothing. */
export function referenceOf(call: CallExpression): Reference | undefined {
  const { name, start, end } = call;
  const kind = unnamed.get(name);
  if (kind) return { kind, call, start, end };
  const namedKind = naming.get(name);
  if (!namedKind) return undefined;
  const [first] = call.args;
  if (first?.kind !== "literal" || typeof first.value !== "string") {
    const span = first ?? { start: end, end };
    return { kind: namedKind, name: null, call, start: span.start, end: span.end };
  }
  // A quote in a name is written as two. Where the closing quote is missing, the name goes to the end.
  const nameStart = first.start + 1;
  const nameEnd = Math.min(nameStart + first.value.replaceAll("'", "''").length, first.end);
  return { kind: namedKind, name: first.value, call, start: nameStart, end: nameEnd };
}

function isTemplate(root: ParsedTemplate | Expression): root is ParsedTemplate {
  return root.kind === "text" || root.kind === "expression" || root.kind === "template";
}
