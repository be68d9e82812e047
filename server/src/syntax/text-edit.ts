import { lastUpTo } from "./last-up-to";

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

/** Gathers edits that can be made at a time. */
export class SeparateEdits {
  /** In the order of the text. */
  readonly edits: TextEdit[] = [];

  /** False, and nothing is added, where one of them changes a stretch or inserts at a place that another one has taken. */
  add(edits: readonly TextEdit[]): boolean {
    if (edits.some((edit) => this.touches(edit))) return false;
    for (const edit of edits) {
      this.edits.splice(1 + lastUpTo(this.edits, edit.offset, ({ offset }) => offset), 0, edit);
    }
    return true;
  }

  private touches({ offset, length }: TextEdit): boolean {
    const before = this.edits[lastUpTo(this.edits, offset + length, (it) => it.offset)];
    return before !== undefined && offset <= before.offset + before.length;
  }
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.offset - b.offset || a.length - b.length);
}
