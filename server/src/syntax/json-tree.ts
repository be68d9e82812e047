import type { JsonNode, Place } from "./json-node";
import { greatestNesting } from "./nesting";
import { readParsed } from "./parsed-tree";
import { nestingOf } from "./text-scan";
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
  /** Offsets of the given places, in their order; one pass over the text for all of them. */
  spansOf(places: readonly Place[]): TextSpan[];
}

/**
 * Reads a text as JSON. Valid text takes the fast road (JSON.parse, places found on demand). Text that JSON.parse
 * refuses, or from which it would lose something - a repeated name, the order of names that look like integers, a
 * byte order mark, comments - takes the tolerant road.
 */
export function readJson(text: string, pointerPrefix = ""): JsonTree {
  return (
    readParsed(text, pointerPrefix) ??
    (nestingOf(text) > greatestNesting ? tooDeep(text) : readTolerant(text, pointerPrefix))
  );
}

function tooDeep(text: string): JsonTree {
  const message = `Nested more than ${greatestNesting} levels deep`;
  const nowhere = { offset: 0, length: 0 };
  return { text, root: null, problems: [{ ...nowhere, message }], spansOf: (places) => places.map(() => nowhere) };
}
