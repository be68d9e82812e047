import { nodeAt } from "../../syntax/json-node";
import { wholeNumber } from "../../syntax/whole-number";
import { type ArraySize, atMost, cappedAt, derived, exactly, oneOf, unbounded } from "./array-size";
import { isNothing, type Standpoint, unknown, type Value, type ValueReader } from "./value";

/** A part of a value by name or index; a name with slashes leads through several objects. */
export function partOf(value: Value, key: unknown, at: Standpoint, values: ValueReader): Value {
  if (typeof key === "string" && key.includes("/") && !(value.kind === "written" && value.node.get(key))) {
    return key.split("/").reduce((inner, name) => partOf(inner, name, at, values), value);
  }
  switch (value.kind) {
    case "written": {
      const inside = typeof key === "number" ? value.node.items()[key] : value.node.get(String(key));
      return inside
        ? values.written(inside, at)
        : unknown("not-followed", "what is written in the flow has no such part");
    }
    case "constant": {
      const plain = value.value;
      if (typeof plain !== "object" || plain === null) return unknown("not-followed", "a plain value has no parts");
      const found = Object.getOwnPropertyDescriptor(plain, String(key))?.value as unknown;
      return { kind: "constant", value: found ?? null };
    }
    case "array":
      return typeof key === "number" && value.item
        ? value.item
        : unknown("item", "it is a part of an item, which is data");
    case "object":
      return Object.hasOwn(value.parts, String(key))
        ? (value.parts[String(key)] as Value)
        : unknown("answer", "it is a part of an answer, which is data");
    case "rows":
      return key === value.arrayAt
        ? { kind: "array", size: value.size, item: null }
        : unknown("answer", `it is a part of the answer of ${value.by}, which is data`);
    case "parsed": {
      const schema =
        typeof key === "number" ? value.schema?.get("items") : nodeAt(value.schema, "properties", String(key));
      return { ...value, content: partOf(value.content, key, at, values), schema };
    }
    case "choice":
      return { kind: "choice", of: value.of.map((one) => partOf(one, key, at, values)) };
    case "number":
      return unknown("not-followed", "a number has no parts");
    case "unknown":
      return value;
  }
}

/** An item of an array, whichever it is. */
export function itemIn(value: Value, at: Standpoint, values: ValueReader): Value {
  if (value.kind === "array") return value.item ?? unknown("item", "it is a part of an item, which is data");
  if (value.kind === "written" && value.node.kind === "array") {
    const items = value.node.items().slice(0, mostItemsFollowed);
    return { kind: "choice", of: items.map((item) => values.written(item, at)) };
  }
  if (value.kind === "constant" && Array.isArray(value.value)) {
    return {
      kind: "choice",
      of: value.value.slice(0, mostItemsFollowed).map((item) => ({ kind: "constant", value: item })),
    };
  }
  if (value.kind === "parsed") return partOf({ ...value, content: itemIn(value.content, at, values) }, 0, at, values);
  return unknown("item", "it is a part of an item, which is data");
}

const mostItemsFollowed = 100;

/** How many items a value has, if it is an array. */
export function sizeOf(value: Value): ArraySize {
  switch (value.kind) {
    case "written":
      return value.node.kind === "array" ? literal(value.node.items().length) : notArray;
    case "constant":
      return Array.isArray(value.value) ? literal(value.value.length) : notArray;
    case "array":
    case "rows":
      return value.size;
    case "parsed":
      return sizeOfParsed(value);
    case "choice": {
      const arrays = value.of.filter((one) => !isNothing(one));
      const size = oneOf(arrays.map(sizeOf));
      return arrays.length === value.of.length ? size : { ...size, least: 0 };
    }
    case "object":
    case "number":
      return notArray;
    case "unknown":
      return unbounded(value.rule, value.why);
  }
}

/** The greatest whole number that a value can be; null where that is not known. */
export function greatestOf(value: Value): number | null {
  if (value.kind === "number") return value.most;
  if (value.kind === "written") return wholeNumber(value.node.value);
  return value.kind === "constant" ? wholeNumber(value.value) : null;
}

function literal(count: number): ArraySize {
  return exactly(count, "literal", `the array in the flow has ${count === 1 ? "1 item" : `${count} items`}`, "literal");
}

const notArray = unbounded("no-array", "it is no array");

function sizeOfParsed({ content, schema, by }: Extract<Value, { kind: "parsed" }>): ArraySize {
  const own = sizeOf(content);
  const most = wholeNumber(schema?.get("maxItems")?.value);
  const read = derived(own, `${by.name} reads it`);
  if (most === null) return read;
  const because = `the schema of ${by.name} allows at most ${most}`;
  // What a trigger brings is bounded by nothing else.
  if (by.isTrigger) return atMost(most, "schema", because, "trigger");
  return cappedAt(read, atMost(most, "schema", because));
}
