import type { Edition } from "../../../../shared/settings";
import type { Expression } from "../../flow/expression/expression";
import { parseTemplate } from "../../flow/expression/parse-expression";
import { type Action, type DoUntilAction, innermostLoop } from "../../flow/flow";
import { serviceLimit } from "../../reference/limits";
import { type JsonNode, nodeAt, textAt } from "../../syntax/json-node";
import { wholeNumber } from "../../syntax/whole-number";
import { runEachTime } from "../requests/executed-actions";
import type { PassesFrom } from "../requests/symbols";
import { secondsIn, secondsOfInterval } from "./duration";
import { greatestOf } from "./parts";
import { shown, type ValueReader } from "./value";
import type { VariableUses } from "./variable-sizes";

/** How often a Do until passes at most, and what ends it. */
export interface UntilBound {
  /** Null where an expression sets its count and nothing else bounds it. */
  readonly most: number | null;
  readonly mostFrom: PassesFrom | null;
  readonly because: string;
}

interface Variables extends ValueReader {
  usesOf(variable: string): VariableUses | undefined;
}

/** The lowest of its count, of waiting against its timeout, and of counting against its condition (section 7.6). */
export function untilBound(loop: DoUntilAction, values: Variables, edition: Edition): UntilBound {
  const bounds = [byCount(loop, edition), byWaiting(loop, edition), byCounting(loop, values)].filter(
    (it) => it !== null,
  );
  const lowest = bounds.reduce<UntilBound | null>(
    (a, b) => (a === null || (b.most ?? 0) < (a.most ?? 0) ? b : a),
    null,
  );
  return lowest ?? { most: null, mostFrom: null, because: "an expression sets its count" };
}

function byCount(loop: DoUntilAction, edition: Edition): UntilBound | null {
  if (loop.limitUnknown) return null;
  const greatest = serviceLimit("do-until-passes-most", "low", edition).value;
  const unset = serviceLimit("do-until-passes-default", "low", edition).value;
  const most = Math.min(Math.max(loop.limitCount ?? unset, 1), greatest);
  return loop.limitCount === null
    ? { most, mostFrom: "default", because: `a Do until that sets no count stops after ${most} passes` }
    : { most, mostFrom: "limit", because: `its count is ${most}` };
}

/** The time is looked at between passes, so the one in which it runs out is finished. */
function byWaiting(loop: DoUntilAction, edition: Edition): UntilBound | null {
  const written = nodeAt(loop.node, "limit", "timeout");
  const timeout = written
    ? secondsIn(written.value)
    : serviceLimit("do-until-timeout-default", "low", edition).value * secondsPerHour;
  const waited = runEachTime(loop.list).reduce((sum, action) => sum + (waitOf(action) ?? 0), 0);
  if (timeout === null || waited <= 0) return null;
  const most = 1 + Math.floor(timeout / waited);
  return { most, mostFrom: "limit", because: `it waits ${waited} s in each pass and times out after ${timeout} s` };
}

/** The limit stands in hours. */
const secondsPerHour = 3600;

function waitOf({ type, node }: Action): number | null {
  return type.toLowerCase() === "wait" ? secondsOfInterval(nodeAt(node, "inputs", "interval")) : null;
}

/** A counter that each pass increments by a number in the flow, and that the condition compares with another one. */
function byCounting(loop: DoUntilAction, values: Variables): UntilBound | null {
  const bounds = alternatives(conditionOf(loop)).flatMap((condition) => passesUntil(condition, loop, values) ?? []);
  if (bounds.length === 0) return null;
  const { most, variable } = bounds.reduce((a, b) => (b.most < a.most ? b : a));
  return { most, mostFrom: "expression", because: `${shown(loop)} counts with the variable ${variable}` };
}

interface Comparison {
  readonly name: string;
  readonly left: Expression | JsonNode | undefined;
  readonly right: Expression | JsonNode | undefined;
}

type Condition = Comparison | { readonly any: readonly Condition[] };

/** The condition as text, or as the object that the designer writes for several rows. */
function conditionOf({ node }: DoUntilAction): Condition | null {
  const text = textAt(node, "expression");
  if (text === null) return ofObject(node.get("expression"));
  const parsed = parseTemplate(text);
  return parsed.kind === "expression" ? ofExpression(parsed.expression) : null;
}

function ofExpression(expression: Expression): Condition | null {
  if (expression.kind !== "call") return null;
  const { name } = expression;
  if (name === "or") return { any: expression.args.map(ofExpression).filter((it) => it !== null) };
  return { name, left: expression.args[0], right: expression.args[1] };
}

function ofObject(node: JsonNode | undefined): Condition | null {
  const [only, ...others] = node?.kind === "object" ? node.entries() : [];
  if (!only || others.length > 0) return null;
  const name = String(only.key).toLowerCase();
  const items = only.items();
  if (name === "or") return { any: items.map(ofObject).filter((it) => it !== null) };
  if (name === "and") return items.length === 1 ? ofObject(items[0]) : null;
  return { name, left: items[0], right: items[1] };
}

/** Any of several conditions ends the loop, so each of them bounds it. */
function alternatives(condition: Condition | null): Comparison[] {
  if (condition === null) return [];
  return "any" in condition ? condition.any.flatMap(alternatives) : [condition];
}

function passesUntil(comparison: Comparison, loop: DoUntilAction, values: Variables) {
  const variable = variableIn(comparison.left);
  const limit = numberIn(comparison.right, loop, values);
  const counter = variable === null || limit === null ? null : counterOf(variable, loop, values);
  if (variable === null || limit === null || counter === null) return null;
  const { start, step, isAlone } = counter;
  const steps = (limit - start) / step;
  switch (comparison.name) {
    case "greaterorequals":
      return { variable, most: Math.max(Math.ceil(steps), 1) };
    case "greater":
      return { variable, most: Math.max(Math.floor(steps) + 1, 1) };
    case "equals":
      // A counter that steps over the number never meets it.
      return isAlone && Number.isInteger(steps) && steps >= 1 ? { variable, most: steps } : null;
    default:
      return null;
  }
}

function variableIn(part: Comparison["left"]): string | null {
  const expression = asExpression(part);
  const [name] = expression?.kind === "call" && expression.name === "variables" ? expression.args : [];
  return name?.kind === "literal" && typeof name.value === "string" ? name.value : null;
}

function numberIn(part: Comparison["right"], loop: DoUntilAction, values: Variables): number | null {
  const expression = asExpression(part);
  if (expression) {
    const value = values.evaluate(expression, { action: loop });
    return value.kind === "number" ? null : greatestOf(value);
  }
  return part && "pointer" in part ? wholeNumber(part.value) : null;
}

function asExpression(part: Comparison["left"]): Expression | null {
  if (part === undefined) return null;
  if (!("pointer" in part)) return part;
  if (part.kind !== "string") return null;
  const parsed = parseTemplate(part.value as string);
  return parsed.kind === "expression" ? parsed.expression : null;
}

/** Where the counter begins and what each pass adds; null where something else may change it downward. */
function counterOf(variable: string, loop: DoUntilAction, values: Variables) {
  const uses = values.usesOf(variable);
  const [begun, ...others] = uses?.initialized ?? [];
  if (!uses || !begun || others.length > 0 || uses.set.length > 0) return null;
  const start = begun.value === undefined ? 0 : wholeNumber(begun.value.value);
  const added = uses.counted.map(({ action, value }) =>
    action.lowerType === "incrementvariable" ? wholeNumber(value === undefined ? 1 : value.value) : null,
  );
  if (start === null || added.some((step) => step === null || step <= 0)) return null;
  const inEachPass = new Set(runEachTime(loop.list));
  const step = uses.counted.reduce(
    (sum, { action }, index) => sum + (inEachPass.has(action) ? (added[index] ?? 0) : 0),
    0,
  );
  if (step <= 0) return null;
  const isAlone = uses.counted.every(({ action }) => inEachPass.has(action)) && innermostLoop(loop) === null;
  return { start, step, isAlone };
}
