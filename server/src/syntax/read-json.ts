import { readIndexed } from "./indexed-tree";
import type { Place } from "./json-node";
import { asDocument, type JsonTree } from "./json-tree";
import { greatestNesting } from "./nesting";
import { type Mistake, nestingOf } from "./offset-index";
import { readTolerant } from "./tolerant-tree";

/**
 * Reads a text as JSON. Sound text takes the fast road, an index of offsets from which values are decoded on demand;
 * anything else - text that someone is typing, comments, a byte order mark - takes the tolerant road.
 */
export function readJson(text: string, pointerPrefix = ""): JsonTree {
  const read = readIndexed(text, pointerPrefix);
  if (!("isGarbled" in read)) return read;
  const rest = read.isGarbled ? withoutLine(text, read, pointerPrefix) : null;
  if (rest) return rest;
  return nestingOf(text) > greatestNesting ? tooDeep(text) : readTolerant(text, pointerPrefix);
}

/**
 * Someone who types changes one line. Where that misleads the parser about brackets and quotes, everything behind it is
 * told better with the line left out than with it. Null where the rest is not sound.
 */
function withoutLine(text: string, { offset }: Mistake, pointerPrefix: string): JsonTree | null {
  const rest = readIndexed(withoutLineAt(text, offset), pointerPrefix);
  if ("isGarbled" in rest || rest.root?.kind !== "object") return null;
  return { ...rest, text, problems: [{ offset, length: 1, message: "A line cannot be read" }] };
}

/** Blanks keep the offsets of what stands behind them. */
function withoutLineAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const next = text.indexOf("\n", offset);
  const end = next < 0 ? text.length : next;
  return text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
}

function tooDeep(text: string): JsonTree {
  const message = `Nested more than ${greatestNesting} levels deep`;
  const nowhere = { offset: 0, length: 0 };
  const spansOf = (places: readonly Place[]) => places.map(() => nowhere);
  return { text, root: null, problems: [{ ...nowhere, message }], spansOf, written: asDocument(text, spansOf) };
}
