import { type JsonKind, type JsonNode, kindOf, type Place, pointerStep } from "./json-node";
import type { JsonTree, TextSpan } from "./json-tree";
import { greatestNesting } from "./nesting";
import { countWrittenProperties, findPlaces, type WantedPlaces } from "./text-scan";

/**
 * The fast road: JSON.parse, with places found by one scan of the text when they are asked for. Undefined where
 * JSON.parse refuses the text or might lose a part of it.
 */
export function readParsed(text: string, pointerPrefix: string): JsonTree | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (countKeptProperties(value, 0) !== countWrittenProperties(text)) return undefined;
  return {
    text,
    root: new ParsedNode(value, null, null, pointerPrefix),
    problems: [],
    spansOf: (places) => spansOf(text, places),
  };
}

/**
 * The number of properties that parsing kept. NaN, which equals nothing, where an object reorders its names because
 * they look like integers, and for nesting beyond the limit.
 */
function countKeptProperties(value: unknown, depth: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (depth > greatestNesting) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countKeptProperties(item, depth + 1);
    return count;
  }
  for (const name in value) {
    // Integers come first, whatever their place in the text.
    if (count === 0 && isDigit(name.charCodeAt(0)) && /^\d+$/.test(name)) return Number.NaN;
    count += 1 + countKeptProperties((value as Record<string, unknown>)[name], depth + 1);
  }
  return count;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

class ParsedNode implements JsonNode {
  constructor(
    readonly value: unknown,
    readonly parent: ParsedNode | null,
    readonly key: string | number | null,
    private readonly prefix: string,
  ) {}

  get kind(): JsonKind {
    return kindOf(this.value);
  }

  get pointer(): string {
    if (this.parent === null || this.key === null) return this.prefix;
    return this.parent.pointer + pointerStep(this.key);
  }

  get(name: string): JsonNode | undefined {
    const value = this.value;
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) {
      return undefined;
    }
    return new ParsedNode((value as Record<string, unknown>)[name], this, name, this.prefix);
  }

  read(path: readonly string[]): unknown {
    let value = this.value;
    for (const name of path) {
      if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) {
        return undefined;
      }
      value = (value as Record<string, unknown>)[name];
    }
    return value;
  }

  entries(): readonly JsonNode[] {
    const value = this.value;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    const found: JsonNode[] = [];
    for (const name in value) {
      found.push(new ParsedNode((value as Record<string, unknown>)[name], this, name, this.prefix));
    }
    return found;
  }

  items(): readonly JsonNode[] {
    if (!Array.isArray(this.value)) return [];
    return this.value.map((inside, index) => new ParsedNode(inside, this, index, this.prefix));
  }
}

function spansOf(text: string, places: readonly Place[]): TextSpan[] {
  const wanted = newWanted();
  places.forEach((place, index) => {
    const want = wantedAt(wanted, place.node);
    (place.part === "key" && place.node.key !== null ? want.key : want.value).push(index);
  });
  const spans: TextSpan[] = places.map(() => ({ offset: 0, length: 0 }));
  findPlaces(text, wanted, (index, start, end) => {
    spans[index] = { offset: start, length: end - start };
  });
  return spans;
}

function wantedAt(root: WantedPlaces, node: JsonNode): WantedPlaces {
  if (node.parent === null || node.key === null) return root;
  const above = wantedAt(root, node.parent);
  const step = String(node.key);
  let want = above.below.get(step);
  if (!want) {
    want = newWanted();
    above.below.set(step, want);
  }
  return want;
}

function newWanted(): WantedPlaces {
  return { below: new Map(), key: [], value: [] };
}
