import type { TextSpan } from "../syntax/json-tree";

/** How a text has moved since it was looked at: what stands before and behind all edits is still there. */
export interface Drift {
  /** Where a stretch of then stands now; null where it was edited. */
  readonly toNow: (span: TextSpan) => TextSpan | null;
  /**
   * The same for a stretch in which something may have been edited. Where its end was, it reaches as far as the edit;
   * null where its beginning was.
   */
  readonly around: (span: TextSpan) => TextSpan | null;
  /** The offset then of an offset now; null inside of what was edited. */
  readonly toThen: (offset: number) => number | null;
}

export const noDrift: Drift = { toNow: (span) => span, around: (span) => span, toThen: (offset) => offset };

export function driftBetween(then: string, now: string): Drift {
  const shorter = Math.min(then.length, now.length);
  let before = 0;
  while (before < shorter && then.charCodeAt(before) === now.charCodeAt(before)) before++;
  let behind = 0;
  while (
    behind < shorter - before &&
    then.charCodeAt(then.length - 1 - behind) === now.charCodeAt(now.length - 1 - behind)
  ) {
    behind++;
  }
  const moved = now.length - then.length;
  return {
    toNow(span) {
      if (span.offset + span.length <= before) return span;
      return span.offset >= then.length - behind ? { ...span, offset: span.offset + moved } : null;
    },
    around({ offset, length }) {
      const endOfEdit = then.length - behind;
      if (offset > before && offset < endOfEdit) return null;
      const begin = offset <= before ? offset : offset + moved;
      const end = offset + length;
      const endNow = end <= before ? end : Math.max(end, endOfEdit) + moved;
      return { offset: begin, length: endNow - begin };
    },
    toThen(offset) {
      if (offset < before) return offset;
      return offset >= now.length - behind ? offset - moved : null;
    },
  };
}
