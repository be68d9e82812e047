import { readIndexed } from "./indexed-tree";
import type { JsonTree } from "./json-tree";
import { greatestNesting } from "./nesting";
import { nestingOf } from "./offset-index";
import { readTolerant, type TolerantTree } from "./tolerant-tree";

/**
 * Reads a text as JSON. Sound text takes the fast road, an index of offsets from which values are decoded on demand;
 * anything else - text that someone is typing, comments, a byte order mark - takes the tolerant road.
 */
export function readJson(text: string, pointerPrefix = ""): JsonTree {
  return (
    readIndexed(text, pointerPrefix) ??
    (nestingOf(text) > greatestNesting ? tooDeep(text) : readBroken(text, pointerPrefix))
  );
}

/**
 * Someone who types changes one line. Where that line misleads the parser, everything behind it is told better with
 * the line left out than with it.
 */
function readBroken(text: string, pointerPrefix: string): JsonTree {
  const tree = readTolerant(text, pointerPrefix);
  const [mistake] = tree.problems;
  if (!tree.isGarbled || mistake === undefined) return tree;
  const rest = withoutLineAt(text, mistake.offset);
  const repaired: JsonTree | null = readIndexed(rest, pointerPrefix) ?? clear(readTolerant(rest, pointerPrefix));
  return repaired?.root?.kind === "object" ? { ...repaired, text, problems: tree.problems } : tree;
}

function clear(tree: TolerantTree): TolerantTree | null {
  return tree.isGarbled ? null : tree;
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
  return { text, root: null, problems: [{ ...nowhere, message }], spansOf: (places) => places.map(() => nowhere) };
}
