import type { TextSpan } from "./json-tree";
import { lastUpTo } from "./last-up-to";

/** A place for people: line and column count from 1, columns in UTF-16 code units. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

export interface SourceRange {
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

export interface LineIndex {
  positionOf(offset: number): SourcePosition;
  rangeOf(span: TextSpan): SourceRange;
}

/** Turns offsets of a text into lines and columns; a line ends with CRLF, LF or CR. */
export function lineIndexOf(text: string): LineIndex {
  const starts = lineStarts(text);
  const positionOf = (offset: number): SourcePosition => {
    const line = lastUpTo(starts, offset, (start) => start);
    return { line: line + 1, column: offset - (starts[line] as number) + 1 };
  };
  return {
    positionOf,
    rangeOf: ({ offset, length }) => ({
      start: positionOf(offset),
      end: positionOf(offset + length),
    }),
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return hasLoneReturn(text) ? lineStartsWithReturns(text) : starts;
}

function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf("\r"); at >= 0; at = text.indexOf("\r", at + 1)) {
    if (text.charCodeAt(at + 1) !== lineFeed) return true;
  }
  return false;
}

const lineFeed = 0x0a;

function lineStartsWithReturns(text: string): number[] {
  const starts = [0];
  for (const ending of text.matchAll(/\r\n|\r|\n/g)) starts.push(ending.index + ending[0].length);
  return starts;
}
