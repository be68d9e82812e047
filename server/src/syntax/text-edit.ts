/** A stretch of a text and what takes its place. */
export interface TextEdit {
  /** In UTF-16 code units, as `length`. */
  readonly offset: number;
  readonly length: number;
  readonly newText: string;
}

/** The text after edits that do not overlap. Of insertions at one place the first stands first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { offset, length, newText } of inOrder(edits)) {
    pieces.push(text.slice(at, offset), newText);
    at = offset + length;
  }
  return pieces.join("") + text.slice(at);
}

/** Whether edits could not be made at a time with others: they change the same stretch, or insert at the same place. */
export function overlap(edits: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return edits.some((edit) => others.some((other) => touches(edit, other)));
}

function touches(a: TextEdit, b: TextEdit): boolean {
  return a.offset <= b.offset + b.length && b.offset <= a.offset + a.length;
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.offset - b.offset || a.length - b.length);
}
