/**
 * Tells whether an `@` may be written between two offsets of a text. Asked in the order of the text, which takes no
 * longer than one search through it.
 */
export function atSignsIn(text: string): (start: number, end: number) => boolean {
  let mayBeEscaped: boolean | undefined;
  // From the one offset to the other there is none.
  let from = 0;
  let next = -1;
  return (start, end) => {
    mayBeEscaped ??= text.includes(escaped);
    if (mayBeEscaped) return true;
    if (start < from || start > next) {
      from = start;
      next = text.indexOf("@", start);
      if (next < 0) next = text.length;
    }
    return next < end;
  };
}

const escaped = "\\u0040";
