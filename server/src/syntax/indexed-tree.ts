import { atSignsIn } from "./at-signs";
import { letterF, letterN, letterT, openBrace, openBracket, quote } from "./characters";
import { type JsonKind, type JsonNode, type Place, pointerStep } from "./json-node";
import { asDocument, type JsonTree, type TextSpan } from "./json-tree";
import { indexOffsets, type Mistake, type OffsetIndex } from "./offset-index";
import { spansWithin } from "./spans-within";

/**
 * The fast road: an index of offsets over the text, from which single values are decoded by JSON.parse; the first
 * mistake of a text that is no sound JSON.
 */
export function readIndexed(text: string, pointerPrefix: string): JsonTree | Mistake {
  const index = indexOffsets(text);
  if ("isGarbled" in index) return index;
  const root = new IndexedNode({ text, index, pointerPrefix, mayHaveAtSign: atSignsIn(text) }, 0, null, null, -1);
  const spansOf = spansWithin(text, spanOf);
  return { text, root, problems: [], spansOf, written: asDocument(text, spansOf) };
}

interface IndexedText {
  readonly text: string;
  readonly index: OffsetIndex;
  readonly pointerPrefix: string;
  readonly mayHaveAtSign: (start: number, end: number) => boolean;
}

class IndexedNode implements JsonNode {
  constructor(
    readonly tree: IndexedText,
    /** Number of the value's first token. */
    readonly token: number,
    readonly parent: IndexedNode | null,
    readonly key: string | number | null,
    /** Number of the name's token; -1 where there is none. */
    readonly nameToken: number,
  ) {}

  get kind(): JsonKind {
    return kindAt(this.tree, this.token);
  }

  get value(): unknown {
    return decode(this.tree, this.token);
  }

  get pointer(): string {
    if (this.parent === null || this.key === null) return this.tree.pointerPrefix;
    return this.parent.pointer + pointerStep(this.key);
  }

  get length(): number {
    const { starts, ends } = this.tree.index;
    return (ends[this.token] as number) - (starts[this.token] as number);
  }

  get(name: string): JsonNode | undefined {
    const found = findProperty(this.tree, this.token, name);
    return found < 0 ? undefined : new IndexedNode(this.tree, found + 1, this, name, found);
  }

  read(path: readonly string[]): unknown {
    let token = this.token;
    for (const name of path) {
      const found = findProperty(this.tree, token, name);
      if (found < 0) return undefined;
      token = found + 1;
    }
    return decode(this.tree, token);
  }

  entries(): readonly JsonNode[] {
    const { tree, token } = this;
    if (kindAt(tree, token) !== "object") return nothing;
    const { nexts } = tree.index;
    const end = nexts[token] as number;
    // An empty list that grows takes room for seventeen at once, and most objects hold few properties.
    let found: JsonNode[] | undefined;
    for (let name = token + 1; name < end; name = nexts[name + 1] as number) {
      const node = new IndexedNode(tree, name + 1, this, decode(tree, name) as string, name);
      if (found) found.push(node);
      else found = [node];
    }
    return found ?? nothing;
  }

  items(): readonly JsonNode[] {
    const { tree, token } = this;
    if (kindAt(tree, token) !== "array") return nothing;
    const { nexts } = tree.index;
    const end = nexts[token] as number;
    let found: JsonNode[] | undefined;
    for (let item = token + 1; item < end; item = nexts[item] as number) {
      const node = new IndexedNode(tree, item, this, found?.length ?? 0, -1);
      if (found) found.push(node);
      else found = [node];
    }
    return found ?? nothing;
  }

  partsWithAtSign(): readonly JsonNode[] {
    const { tree, token } = this;
    const { starts, ends, nexts } = tree.index;
    if (!tree.mayHaveAtSign(starts[token] as number, ends[token] as number)) return nothing;
    const kind = kindAt(tree, token);
    const isObject = kind === "object";
    if (!isObject && kind !== "array") return nothing;
    const end = nexts[token] as number;
    let found: JsonNode[] | undefined;
    let position = 0;
    for (let at = token + 1; at < end; position++) {
      const value = isObject ? at + 1 : at;
      if (tree.mayHaveAtSign(starts[at] as number, ends[value] as number)) {
        const key = isObject ? (decode(tree, at) as string) : position;
        const node = new IndexedNode(tree, value, this, key, isObject ? at : -1);
        if (found) found.push(node);
        else found = [node];
      }
      at = nexts[value] as number;
    }
    return found ?? nothing;
  }
}

const nothing: readonly JsonNode[] = [];

/** The token of a property's name, of two with one name the last; -1 where there is none or this is no object. */
function findProperty({ text, index }: IndexedText, token: number, name: string): number {
  const { starts, ends, nexts } = index;
  if (text.charCodeAt(starts[token] as number) !== openBrace) return -1;
  const end = nexts[token] as number;
  let found = -1;
  for (let at = token + 1; at < end; at = nexts[at + 1] as number) {
    const start = (starts[at] as number) + 1;
    const length = (ends[at] as number) - 1 - start;
    if (length === name.length && text.startsWith(name, start)) found = at;
    else if (index.escapedNames && JSON.parse(text.slice(start - 1, start + length + 1)) === name) found = at;
  }
  return found;
}

function kindAt({ text, index }: IndexedText, token: number): JsonKind {
  switch (text.charCodeAt(index.starts[token] as number)) {
    case openBrace:
      return "object";
    case openBracket:
      return "array";
    case quote:
      return "string";
    case letterT:
    case letterF:
      return "boolean";
    case letterN:
      return "null";
    default:
      return "number";
  }
}

function decode({ text, index }: IndexedText, token: number): unknown {
  const start = index.starts[token] as number;
  const end = index.ends[token] as number;
  if (text.charCodeAt(start) === quote) {
    const inside = text.slice(start + 1, end - 1);
    if (!inside.includes("\\")) return inside;
  }
  return JSON.parse(text.slice(start, end));
}

function spanOf({ node, part }: Place): TextSpan {
  const { tree, token, nameToken } = node as IndexedNode;
  const marked = part === "key" && nameToken >= 0 ? nameToken : token;
  const offset = tree.index.starts[marked] as number;
  return { offset, length: (tree.index.ends[marked] as number) - offset };
}
