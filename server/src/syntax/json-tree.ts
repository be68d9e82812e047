import type { JsonNode, Place } from "./json-node";
import type { TextEdit } from "./text-edit";

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
  /** The text that the values are written in, to be changed. */
  readonly written: WrittenText;
}

/** A text of JSON with the places of its values in it: the document, or a text that stands inside of it. */
export interface WrittenText {
  readonly text: string;
  spansOf(places: readonly Place[]): TextSpan[];
  /** An edit of this text as an edit of the document. */
  inDocument(edit: TextEdit): TextEdit;
}

/** A document is written in its own text. */
export function asDocument(text: string, spansOf: WrittenText["spansOf"]): WrittenText {
  return { text, spansOf, inDocument: (edit) => edit };
}
