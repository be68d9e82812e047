import { readIndexed } from "./indexed-tree";
import type { JsonNode, Place } from "./json-node";
import { greatestNesting } from "./nesting";
import { nestingOf } from "./offset-index";
import { readTolerant } from "./tolerant-tree";

/** A stretch of a text: offset and length in UTF-16 code units. */
export interface TextSpan {
  readonly offset: number;
  readonly length: number;
}

export interface SyntaxProblem extends TextSpan {
  readonly message: string;
}

/** A text read as JSON: always a value and its problems, never an exception. */
export interface JsonTree {
  readonly text: string;
  /** Null where the text holds nothing that can be read. */
  readonly root: JsonNode | null;
  readonly problems: readonly SyntaxProblem[];
  /** Offsets of the given places, in their order. */
  spansOf(places: readonly Place[]): TextSpan[];
}

/**
 * Reads a text as JSON. Sound text takes the fast road, an index of offsets from which values are decoded on demand;
 * anything else - text that someone is typing, comments, a byte order mark - takes the tolerant road.
 */
export function readJson(text: string, pointerPrefix = ""): JsonTree {
  return (
    readIndexed(text, pointerPrefix) ??
    (nestingOf(text) > greatestNesting ? tooDeep(text) : readTolerant(text, pointerPrefix))
  );
}

function tooDeep(text: string): JsonTree {
  const message = `Nested more than ${greatestNesting} levels deep`;
  const nowhere = { offset: 0, length: 0 };
  return { text, root: null, problems: [{ ...nowhere, message }], spansOf: (places) => places.map(() => nowhere) };
}
