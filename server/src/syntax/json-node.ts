export type JsonKind = "object" | "array" | "string" | "number" | "boolean" | "null";

/**
 * One value of a JSON text, told apart from the values around it by its pointer. Both roads into the syntax
 * (see `json-tree.ts`) hand out this view, so no later stage knows how the text was read.
 */
export interface JsonNode {
  readonly kind: JsonKind;
  /** The plain value; of two properties with one name the last counts, as in JSON.parse. */
  readonly value: unknown;
  readonly parent: JsonNode | null;
  /** Name in the object or index in the array around it; null at the root. */
  readonly key: string | number | null;
  /** JSON pointer (RFC 6901) from the root; the path into an embedded text stands behind `#`. */
  readonly pointer: string;
  /** UTF-16 units that the value takes in the text, with its quotes and escapes. */
  readonly length: number;
  /** The value of a property; undefined where there is none or this is no object. */
  get(name: string): JsonNode | undefined;
  /** The plain value at the end of a path of names; undefined as soon as one is missing. */
  read(path: readonly string[]): unknown;
  /** The properties in the order of the text, repeated names included; none where this is no object. */
  entries(): readonly JsonNode[];
  /** The elements; none where this is no array. */
  items(): readonly JsonNode[];
  /** The properties or elements but for those that hold no `@` for certain, in a name or a text at any depth. */
  partsWithAtSign(): readonly JsonNode[];
}

/** The part of a property that a place means: its name, or its value. */
export type PlacePart = "key" | "value";

/** Where a thing stands. Turned into offsets only for what is shown, by `JsonTree.spansOf`. */
export interface Place {
  readonly node: JsonNode;
  readonly part: PlacePart;
  /** A stretch of the text that stands there; left out, it is all of it, with its quotes. */
  readonly within?: TextStretch;
}

/** In UTF-16 units of a name or of a string's value, in which the escapes of JSON are gone. */
export interface TextStretch {
  readonly start: number;
  /** The offset behind the last unit. */
  readonly end: number;
}

export function keyOf(node: JsonNode): Place {
  return { node, part: "key" };
}

export function bodyOf(node: JsonNode): Place {
  return { node, part: "value" };
}

/** Follows names and indexes from a node; undefined as soon as one is missing. */
export function nodeAt(node: JsonNode | undefined, ...path: readonly string[]): JsonNode | undefined {
  let at = node;
  for (const name of path) at = at?.get(name);
  return at;
}

export function textAt(node: JsonNode | undefined, ...path: readonly string[]): string | null {
  const value = node?.read(path);
  return typeof value === "string" ? value : null;
}

/** The child of that name, provided that it is an object. */
export function objectAt(node: JsonNode | undefined, ...path: readonly string[]): JsonNode | undefined {
  const found = nodeAt(node, ...path);
  return found?.kind === "object" ? found : undefined;
}

export function pointerStep(key: string | number): string {
  return `/${typeof key === "number" ? key : key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
