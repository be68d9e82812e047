import type { CallExpression } from "../../flow/expression/expression";
import { type ActionList, isLoop } from "../../flow/flow";
import { nodeAt } from "../../syntax/json-node";
import { type ArraySize, atMost, cappedAt, derived, exactly, unbounded } from "./array-size";
import { greatestOf, itemIn, partOf, sizeOf } from "./parts";
import { type Standpoint, shown, unknown, type Value, type ValueReader } from "./value";

/** What a function gives, as far as it tells how many items an array has (flow definition reference, section 7.2). */
export function callFunction(call: CallExpression, at: Standpoint, values: ValueReader): Value {
  const rule = functions[call.name];
  if (!rule) return unknown("not-followed", `the function ${call.name} makes it, which is not followed`);
  return rule({ call, at, values, argument: (index) => argumentOf(call, index, at, values) });
}

interface Call {
  readonly call: CallExpression;
  readonly at: Standpoint;
  readonly values: ValueReader;
  /** An argument's value; null where there is none. */
  readonly argument: (index: number) => Value;
}

function argumentOf({ args }: CallExpression, index: number, at: Standpoint, values: ValueReader): Value {
  const argument = args[index];
  return argument ? values.evaluate(argument, at) : { kind: "constant", value: null };
}

const functions: Readonly<Record<string, (call: Call) => Value>> = {
  range: ({ argument }) => {
    const count = argument(1);
    const most = greatestOf(count);
    if (most === null) return unknown("range", "range() counts as far as data says");
    const numbers = Math.max(most, 0);
    const isBound = count.kind === "number";
    const size = exactly(numbers, "range", `range() counts ${isBound ? "at most " : ""}${plural(numbers, "number")}`);
    return array(isBound ? { ...size, least: 0 } : size);
  },
  createarray: ({ call, at, values }) => {
    const items = call.args.map((argument) => values.evaluate(argument, at));
    const size = exactly(items.length, "create-array", `createArray() has ${plural(items.length, "argument")}`);
    return array(size, { kind: "choice", of: items });
  },
  array: ({ argument }) => {
    const inside = argument(0);
    if (inside.kind !== "constant" || Array.isArray(inside.value))
      return unknown("not-followed", "array() makes it of data");
    return array(exactly(1, "one-element", "array() makes one item of a text"), inside);
  },
  json: ({ argument }) => jsonOf(argument(0)),
  split: ({ argument }) => splitOf(argument(0), argument(1)),
  take: ({ argument }) => {
    const whole = argument(0);
    const most = greatestOf(argument(1));
    if (most === null) return array(derived(sizeOf(whole), "take() keeps a part"));
    return array(cappedAt(sizeOf(whole), atMost(Math.max(most, 0), "take", `take() keeps at most ${most}`)));
  },
  skip: ({ argument }) => {
    const size = sizeOf(argument(0));
    const count = argument(1);
    const left = count.kind === "number" ? null : greatestOf(count);
    if (left === null) return array(derived(size, "skip() leaves out some", { least: 0 }));
    const less = (items: number) => Math.max(items - Math.max(left, 0), 0);
    const change = { least: less(size.least), most: size.most === null ? null : less(size.most) };
    return array(
      derived({ ...size, rule: size.most === null ? size.rule : "skip" }, `skip() leaves out ${left}`, change),
    );
  },
  chunk: ({ argument }) => {
    const whole = argument(0);
    const size = sizeOf(whole);
    const count = argument(1);
    const each = count.kind === "number" ? null : greatestOf(count);
    const splits: ArraySize = { ...size, ...open, because: ["chunk() splits it", ...size.because] };
    if (each === null || each < 1) return array(splits);
    const why = `chunk() puts ${each} into one`;
    const isText = whole.kind === "constant" && !Array.isArray(whole.value);
    const inOne = cappedAt(size, atMost(each, "chunk", why));
    const chunk = isText ? null : array({ ...inOne, least: Math.min(inOne.most ?? 1, 1) });
    if (size.most === null) return array(splits, chunk);
    const change = { least: Math.ceil(size.least / each), most: Math.ceil(size.most / each) };
    return array(derived({ ...size, rule: "chunk" }, why, change), chunk);
  },
  first: ({ argument, at, values }) => end(argument(0), 0, at, values),
  last: ({ argument, at, values }) => end(argument(0), -1, at, values),
  reverse: ({ argument }) => argument(0),
  sort: ({ argument }) => argument(0),
  union: ({ call, at, values }) => union(call, at, values),
  intersection: ({ call, at, values }) => {
    const sizes = call.args.map((argument) => sizeOf(values.evaluate(argument, at)));
    const bounded = sizes.filter(({ most }) => most !== null);
    const least = bounded.reduce<ArraySize | null>(
      (a, b) => (a === null || (b.most ?? 0) < (a.most ?? 0) ? b : a),
      null,
    );
    if (least === null) return unknown("not-followed", "intersection() of arrays without a bound");
    return array(derived({ ...least, rule: "intersection" }, "intersection() keeps what all have", { least: 0 }));
  },
  coalesce: ({ call, at, values }) => ({
    kind: "choice",
    of: call.args.map((argument) => values.evaluate(argument, at)),
  }),
  if: ({ argument }) => ({ kind: "choice", of: [argument(1), argument(2)] }),
  length: ({ argument }) => {
    const size = sizeOf(argument(0));
    if (size.most === null) return unknown("not-followed", "length() of an array without a bound");
    return size.least === size.most ? { kind: "constant", value: size.most } : { kind: "number", most: size.most };
  },
  int: ({ argument }) => argument(0),
  result: ({ argument, values }) => {
    const scope = namedAction(argument(0), values);
    const children = scope?.lists.reduce((sum: number, { actions }: ActionList) => sum + actions.length, 0);
    if (scope === undefined || children === undefined)
      return unknown("not-followed", "result() names no action of the flow");
    return array(atMost(children, "scope-result", `${shown(scope)} holds ${plural(children, "action")}`));
  },
  outputs: (call) => outputsOf(call),
  actions: ({ argument, at, values }) => {
    const action = namedAction(argument(0), values);
    if (!action) return unknown("not-followed", "actions() names no action of the flow");
    return { kind: "object", parts: { outputs: values.outputsOf(action, at) } };
  },
  body: ({ at, values, ...call }) => partOrSelf(outputsOf({ at, values, ...call }), at, values),
  actionbody: ({ at, values, ...call }) => partOrSelf(outputsOf({ at, values, ...call }), at, values),
  actionoutputs: (call) => outputsOf(call),
  variables: ({ argument, values }) => {
    const name = argument(0);
    if (name.kind !== "constant" || typeof name.value !== "string")
      return unknown("not-followed", "an expression picks a variable");
    return values.variable(name.value);
  },
  parameters: () => unknown("parameter", "a parameter gives it, which each environment sets for itself"),
  triggerbody: (call) => triggerBody(call),
  triggeroutputs: (call) => triggerOutputs(call),
  trigger: (call) => ({ kind: "object", parts: { outputs: triggerOutputs(call) } }),
  items: ({ argument, values }) => {
    const loop = namedAction(argument(0), values);
    return loop?.kind === "applyToEach" ? values.itemOf(loop) : unknown("item", "items() names no loop of the flow");
  },
  item: ({ at, values }) => {
    if (at.item) return at.item;
    for (let around = at.action.parent; around; around = around.parent) {
      if (isLoop(around)) return around.kind === "applyToEach" ? values.itemOf(around) : noItem;
    }
    return noItem;
  },
};

const noItem = unknown("item", "item() stands in no loop");
const open = { least: 0, most: null, mostFrom: null } as const;

function array(size: ArraySize, item: Value | null = null): Value {
  return { kind: "array", size, item };
}

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function namedAction(name: Value, values: ValueReader) {
  return name.kind === "constant" && typeof name.value === "string" ? values.action(name.value) : undefined;
}

function outputsOf({ argument, at, values }: Call): Value {
  const action = namedAction(argument(0), values);
  return action ? values.outputsOf(action, at) : unknown("not-followed", "it names no action of the flow");
}

/** `body('X')` of an action without a body, such as Compose, is its output itself. */
function partOrSelf(outputs: Value, at: Standpoint, values: ValueReader): Value {
  return outputs.kind === "object" ? partOf(outputs, "body", at, values) : outputs;
}

function jsonOf(text: Value): Value {
  if (text.kind !== "constant" || typeof text.value !== "string") {
    return text.kind === "unknown" ? text : unknown("text-expression", "json() reads a text that is put together");
  }
  try {
    return { kind: "constant", value: JSON.parse(text.value) as unknown };
  } catch {
    return unknown("no-array", "json() is given a text that is no JSON");
  }
}

/** A text without the separator gives one part, not none. */
function splitOf(text: Value, separator: Value): Value {
  const given = [text, separator].map((value) =>
    value.kind === "constant" && typeof value.value === "string" ? value.value : null,
  );
  const [whole, between] = given;
  if (typeof whole !== "string" || typeof between !== "string" || between === "") {
    return array({ ...unbounded("split", "split() makes as many parts as a text has"), least: 1 });
  }
  const parts = whole.split(between).length;
  return array(exactly(parts, "split", `split() makes ${plural(parts, "part")} of a text in the flow`));
}

function end(whole: Value, index: 0 | -1, at: Standpoint, values: ValueReader): Value {
  if (whole.kind === "written" && whole.node.kind === "array") {
    const item = whole.node.items().at(index);
    return item ? values.written(item, at) : { kind: "constant", value: null };
  }
  if (whole.kind === "constant" && Array.isArray(whole.value))
    return { kind: "constant", value: whole.value.at(index) ?? null };
  return itemIn(whole, at, values);
}

/** Arguments that are written alike are one: union() keeps nothing twice. */
function union({ args }: CallExpression, at: Standpoint, values: ValueReader): Value {
  const different = args.filter((argument, index) => args.findIndex((other) => isAlike(other, argument)) === index);
  const sizes = different.map((argument) => sizeOf(values.evaluate(argument, at)));
  const openOne = sizes.find(({ most }) => most === null);
  if (openOne) return array(derived(openOne, "union() joins it with others", { least: 0 }));
  const most = sizes.reduce((sum, size) => sum + (size.most ?? 0), 0);
  const least = sizes.some((size) => size.least > 0) ? 1 : 0;
  const [first] = sizes;
  const size = atMost(most, "union", `union() of ${plural(different.length, "array")} has at most ${most}`);
  return array({ ...size, least: Math.min(least, most), because: [...size.because, ...(first?.because ?? [])] });
}

function isAlike(a: unknown, b: unknown): boolean {
  const withoutPlaces = (_: string, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? { ...value, start: undefined, end: undefined }
      : value;
  return JSON.stringify(a, withoutPlaces) === JSON.stringify(b, withoutPlaces);
}

function triggerOutputs(call: Call): Value {
  return { kind: "object", parts: { body: triggerBody(call) } };
}

/** The trigger's answer, bounded where the schema of its inputs says `maxItems`. */
function triggerBody({ values: { flow } }: Call): Value {
  const schema = flow.trigger && nodeAt(flow.trigger.node, "inputs", "schema");
  const content = unknown("trigger-input", "the trigger brings it, and its schema names no greatest number");
  if (schema?.kind !== "object") return content;
  return { kind: "parsed", content, schema, by: { name: "the trigger", isTrigger: true } };
}
