import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { type JsonKind, type JsonNode, nodeAt, type Place, pointerStep } from "./json-node";
import { asDocument, type JsonTree, type TextSpan } from "./json-tree";
import { spansWithin } from "./spans-within";

const byteOrderMark = 0xfeff;

/** The tolerant road: jsonc-parser's tree, which recovers what is sound around a mistake and knows every offset. */
export function readTolerant(text: string, pointerPrefix: string): JsonTree {
  const errors: ParseError[] = [];
  // A space keeps the offsets of the text true where the parser would stumble over the mark.
  const readable = text.charCodeAt(0) === byteOrderMark ? ` ${text.slice(1)}` : text;
  const spansOf = spansWithin(text, spanOf);
  const root = parseTree(readable, errors, {
    allowTrailingComma: false,
    disallowComments: false,
  });
  return {
    text,
    root: root ? new TolerantNode(root, null, null, pointerPrefix) : null,
    problems: errors.map(({ error, offset, length }) => ({
      offset,
      length,
      message: sentence(printParseErrorCode(error)),
    })),
    spansOf,
    written: asDocument(text, spansOf),
  };
}

class TolerantNode implements JsonNode {
  private plain: { readonly value: unknown } | undefined;
  private named: Map<string, TolerantNode> | undefined;

  constructor(
    readonly syntax: Node,
    readonly parent: TolerantNode | null,
    readonly key: string | number | null,
    private readonly prefix: string,
    readonly keySyntax?: Node,
  ) {}

  get kind(): JsonKind {
    return this.syntax.type === "property" ? "null" : this.syntax.type;
  }

  get value(): unknown {
    this.plain ??= { value: this.toPlain() };
    return this.plain.value;
  }

  get pointer(): string {
    if (this.parent === null || this.key === null) return this.prefix;
    return this.parent.pointer + pointerStep(this.key);
  }

  get length(): number {
    return this.syntax.length;
  }

  get(name: string): JsonNode | undefined {
    this.named ??= new Map(this.properties().map((property) => [property.key as string, property]));
    return this.named.get(name);
  }

  read(path: readonly string[]): unknown {
    return nodeAt(this, ...path)?.value;
  }

  entries(): readonly JsonNode[] {
    return this.properties();
  }

  items(): readonly JsonNode[] {
    return this.elements();
  }

  partsWithAtSign(): readonly JsonNode[] {
    return [...this.properties(), ...this.elements()];
  }

  private properties(): TolerantNode[] {
    if (this.syntax.type !== "object") return [];
    const found: TolerantNode[] = [];
    for (const { children } of this.syntax.children ?? []) {
      const [name, value] = children ?? [];
      // A property whose value is still to be typed has no node for it and is left out.
      if (name && value) found.push(new TolerantNode(value, this, name.value as string, this.prefix, name));
    }
    return found;
  }

  private elements(): TolerantNode[] {
    if (this.syntax.type !== "array") return [];
    return (this.syntax.children ?? []).map((item, index) => new TolerantNode(item, this, index, this.prefix));
  }

  private toPlain(): unknown {
    if (this.syntax.type === "array") return this.elements().map((item) => item.value);
    if (this.syntax.type !== "object") return this.syntax.value;
    const plain: Record<string, unknown> = {};
    for (const property of this.properties()) {
      Object.defineProperty(plain, property.key as string, {
        value: property.value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return plain;
  }
}

function spanOf({ node, part }: Place): TextSpan {
  const { syntax, keySyntax } = node as TolerantNode;
  const { offset, length } = part === "key" && keySyntax ? keySyntax : syntax;
  return { offset, length };
}

/** "ValueExpected" as "Value expected". */
function sentence(code: string): string {
  return code.replace(/(?<=[a-z])([A-Z])/g, (_, letter: string) => ` ${letter.toLowerCase()}`);
}
