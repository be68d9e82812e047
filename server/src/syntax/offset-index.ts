import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  letterF,
  letterN,
  letterT,
  openBrace,
  openBracket,
  quote,
  space,
} from "./characters";
import { greatestNesting } from "./nesting";

/**
 * Where the values of a JSON text stand, in the order of the text: for each property a token for its name, then the
 * tokens of its value. Building it costs a fraction of parsing; what a value says is decoded when it is asked for.
 */
export interface OffsetIndex {
  /** Offset at which each token begins. */
  readonly starts: Int32Array;
  /** Offset behind each token; behind the closing bracket of a container. */
  readonly ends: Int32Array;
  /** For each token the one behind it and all inside it. */
  readonly nexts: Int32Array;
  /** True where a property's name is written with an escape. */
  readonly escapedNames: boolean;
}

/** Room to work in, which grows to the largest text and is copied from for each: indexing is never interrupted. */
let starts = new Int32Array(1 << 14);
let ends = new Int32Array(1 << 14);
let nexts = new Int32Array(1 << 14);
/** Containers that stand around a value. */
const around = new Int32Array(greatestNesting);

/** Where a text is no sound JSON. */
export interface Mistake {
  readonly offset: number;
  /** No comma, name or value is merely missing or left over there: it is no JSON at all. */
  readonly isGarbled: boolean;
}

/**
 * Indexes a text; the first mistake where it is no sound JSON (RFC 8259) or nested too deeply. One function over
 * local variables, because every character of every file passes here.
 */
export function indexOffsets(text: string): OffsetIndex | Mistake {
  const rare = text.search(rareControl);
  if (rare >= 0) return garbled(rare);
  const length = text.length;
  let at = 0;
  let count = 0;
  let depth = 0;
  let escapedNames = false;
  // Where these characters come next; -1 where they do not, so that strings without them need no second look.
  let lineFeed = text.indexOf("\n");
  let carriageReturn = text.indexOf("\r");
  let tab = text.indexOf("\t");
  let nextEscape = text.indexOf("\\");
  let expectsName = false;
  let container = openBracket;

  for (;;) {
    while (at < length && text.charCodeAt(at) <= space) at++;
    const code = text.charCodeAt(at);
    if (count === starts.length) enlarge();
    if (code === quote) {
      const end = stringEnd(text, at);
      if (end < 0) return garbled(at);
      if (lineFeed >= 0 && lineFeed < end) {
        if (lineFeed < at) lineFeed = text.indexOf("\n", at);
        if (lineFeed >= 0 && lineFeed < end) return garbled(at);
      }
      if (carriageReturn >= 0 && carriageReturn < end) {
        if (carriageReturn < at) carriageReturn = text.indexOf("\r", at);
        if (carriageReturn >= 0 && carriageReturn < end) return garbled(at);
      }
      if (tab >= 0 && tab < end) {
        if (tab < at) tab = text.indexOf("\t", at);
        if (tab >= 0 && tab < end) return garbled(at);
      }
      if (nextEscape >= 0 && nextEscape < end) {
        if (!isJson(text.slice(at, end))) return garbled(at);
        nextEscape = text.indexOf("\\", end);
        if (expectsName) escapedNames = true;
      }
      starts[count] = at;
      ends[count] = end;
      nexts[count] = ++count;
      at = end;
      if (expectsName) {
        while (at < length && text.charCodeAt(at) <= space) at++;
        if (text.charCodeAt(at) !== colon) return mistake(text, at);
        at++;
        expectsName = false;
        continue;
      }
    } else if (expectsName) {
      return mistake(text, at);
    } else if (code === openBrace || code === openBracket) {
      if (depth === greatestNesting) return mistake(text, at);
      around[depth++] = count;
      starts[count++] = at++;
      container = code;
      while (at < length && text.charCodeAt(at) <= space) at++;
      if (text.charCodeAt(at) !== (code === openBrace ? closeBrace : closeBracket)) {
        expectsName = code === openBrace;
        continue;
      }
    } else {
      const end = scalarEnd(text, at, code);
      if (end < 0) return mistake(text, at);
      starts[count] = at;
      ends[count] = end;
      nexts[count] = ++count;
      at = end;
    }
    // A value has ended, and with it perhaps the containers around it.
    for (;;) {
      while (at < length && text.charCodeAt(at) <= space) at++;
      if (depth === 0) return at === length ? finished(count, escapedNames) : mistake(text, at);
      const separator = text.charCodeAt(at++);
      if (separator === comma) {
        expectsName = container === openBrace;
        break;
      }
      if (separator !== (container === openBrace ? closeBrace : closeBracket)) return mistake(text, at - 1);
      const closed = around[--depth] as number;
      nexts[closed] = count;
      ends[closed] = at;
      if (depth > 0) container = text.charCodeAt(starts[around[depth - 1] as number] as number);
    }
  }
}

function garbled(offset: number): Mistake {
  return { offset, isGarbled: true };
}

function mistake(text: string, offset: number): Mistake {
  return { offset, isGarbled: offset < text.length && !partOfJson.test(text.charAt(offset)) };
}

/** Also a comment and a byte order mark, which are read elsewhere. */
const partOfJson = /["{}[\],:/\uFEFF]/;

/** Control characters that may stand nowhere; tab, line feed and return may stand between tokens. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const rareControl = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Offset behind a word or a number; -1 where neither stands. */
function scalarEnd(text: string, at: number, code: number): number {
  if (code === letterT) return text.startsWith("true", at) ? at + 4 : -1;
  if (code === letterF) return text.startsWith("false", at) ? at + 5 : -1;
  if (code === letterN) return text.startsWith("null", at) ? at + 4 : -1;
  number.lastIndex = at;
  return number.test(text) ? number.lastIndex : -1;
}

/** Offset behind the string that begins at `start`; -1 where it is not closed. */
function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0) {
    let before = end - 1;
    while (before > start && text.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return -1;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function finished(count: number, escapedNames: boolean): OffsetIndex {
  return { starts: starts.slice(0, count), ends: ends.slice(0, count), nexts: nexts.slice(0, count), escapedNames };
}

function enlarge(): void {
  const double = (array: Int32Array): Int32Array<ArrayBuffer> => {
    const larger = new Int32Array(array.length * 2);
    larger.set(array);
    return larger;
  };
  starts = double(starts);
  ends = double(ends);
  nexts = double(nexts);
}

/** Greatest depth of braces and brackets outside strings, in any text. */
export function nestingOf(text: string): number {
  let depth = 0;
  let nesting = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) {
      const end = stringEnd(text, i);
      if (end < 0) return nesting;
      i = end - 1;
    } else if (code === openBrace || code === openBracket) {
      if (++depth > nesting) nesting = depth;
    } else if (code === closeBrace || code === closeBracket) depth--;
  }
  return nesting;
}
