import type { JsonNode, Place } from "./json-node";

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
