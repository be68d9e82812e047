import type { TextSpan } from "../server/src/syntax/json-tree";

/** A finding drawn beneath the text that it marks. */
export interface Marker extends TextSpan {
  readonly rule: string;
  /** The message, or its beginning. */
  readonly message: string;
}

export interface MarkedText {
  /** The text with blanks in place of the markers, so that offsets stay true and readers see strict JSON. */
  readonly text: string;
  readonly markers: readonly Marker[];
}

/**
 * Reads the caret comments out of an example: `// ^^^^^ rule: message` marks what stands above the carets, in the
 * nearest line that is no marker itself.
 */
export function readMarkers(example: string): MarkedText {
  const markers: Marker[] = [];
  let offset = 0;
  let marked = 0;
  const lines = example.split("\n").map((line) => {
    const start = offset;
    offset += line.length + 1;
    const parts = markerLine.exec(line);
    if (!parts) {
      marked = start;
      return line;
    }
    const [, before = "", carets = "", rule = "", message = ""] = parts;
    markers.push({ offset: marked + before.length, length: carets.length, rule, message });
    return " ".repeat(line.length);
  });
  return { text: lines.join("\n"), markers };
}

const markerLine = /^(\s*\/\/\s*)(\^+) ([a-z-]+): (.+)$/;
