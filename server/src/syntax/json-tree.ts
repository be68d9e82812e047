import type { JsonNode, Place } from "./json-node";
import { readParsed } from "./parsed-tree";
import { surveyText } from "./text-scan";
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

/** Nesting beyond which a text is not read: no export comes near, and recursion stays safe. */
export const greatestNesting = 1000;

/**
 * Reads a text as JSON. Valid text takes the fast road (JSON.parse, places found on demand). Text that JSON.parse
 * refuses, or from which it would lose something - a repeated name, the order of names that look like integers, a
 * byte order mark, comments - takes the tolerant road.
 */
export function readJson(text: string, pointerPrefix = ""): JsonTree {
  const survey = surveyText(text);
  if (survey.nesting > greatestNesting) {
    const message = `Nested more than ${greatestNesting} levels deep.`;
    return {
      text,
      root: null,
      problems: [{ offset: 0, length: 0, message }],
      spansOf: (places) => places.map(nowhere),
    };
  }
  return readParsed(text, survey, pointerPrefix) ?? readTolerant(text, pointerPrefix);
}

const nowhere = (): TextSpan => ({ offset: 0, length: 0 });
