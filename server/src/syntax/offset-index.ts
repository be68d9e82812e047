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

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Indexes a text; undefined for anything that is not sound JSON (RFC 8259) or nested too deeply. */
export function indexOffsets(text: string): OffsetIndex | undefined {
  return rareControl.test(text) ? undefined : new Indexer(text).run();
}

/** Control characters that may stand nowhere; tab, line feed and return may stand between tokens. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const rareControl = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** Containers that may stand around a value. */
const stack = new Int32Array(greatestNesting + 1);

/** Room to work in, which grows to the largest text and is copied from for each: indexing is never interrupted. */
let starts = new Int32Array(1 << 14);
let ends = new Int32Array(1 << 14);
let nexts = new Int32Array(1 << 14);

class Indexer {
  private count = 0;
  private escapedNames = false;
  private at = 0;
  /** Where these characters come next; -1 where they do not, so that strings without them need no second look. */
  private lineFeed: number;
  private carriageReturn: number;
  private tab: number;
  private escape: number;

  constructor(private readonly text: string) {
    this.lineFeed = text.indexOf("\n");
    this.carriageReturn = text.indexOf("\r");
    this.tab = text.indexOf("\t");
    this.escape = text.indexOf("\\");
  }

  run(): OffsetIndex | undefined {
    const { text } = this;
    let depth = 0;
    this.skipSpace();
    for (;;) {
      // A value begins here.
      const code = text.charCodeAt(this.at);
      if (code === quote) {
        if (!this.addString()) return undefined;
      } else if (code === openBrace || code === openBracket) {
        if (depth >= greatestNesting) return undefined;
        stack[depth++] = this.count;
        this.add(this.at, this.at + 1);
        this.at++;
        this.skipSpace();
        const isEmpty = text.charCodeAt(this.at) === (code === openBrace ? closeBrace : closeBracket);
        if (!isEmpty) {
          if (code === openBrace && !this.readName()) return undefined;
          continue;
        }
      } else {
        if (!this.addScalar(code)) return undefined;
      }
      // A value ends here, and with it perhaps the containers around it.
      for (;;) {
        this.skipSpace();
        if (depth === 0) return this.at === text.length ? this.finished() : undefined;
        const container = stack[depth - 1] as number;
        const isObject = text.charCodeAt(starts[container] as number) === openBrace;
        const separator = text.charCodeAt(this.at);
        if (separator === comma) {
          this.at++;
          this.skipSpace();
          if (isObject && !this.readName()) return undefined;
          break;
        }
        if (separator !== (isObject ? closeBrace : closeBracket)) return undefined;
        nexts[container] = this.count;
        ends[container] = ++this.at;
        depth--;
      }
    }
  }

  /** A name, the colon behind it, and the space up to the value. */
  private readName(): boolean {
    if (this.text.charCodeAt(this.at) !== quote) return false;
    const before = this.escape;
    if (!this.addString()) return false;
    if (this.escape !== before) this.escapedNames = true;
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== colon) return false;
    this.at++;
    this.skipSpace();
    return true;
  }

  private add(start: number, end: number): void {
    if (this.count === starts.length) {
      starts = enlarged(starts);
      ends = enlarged(ends);
      nexts = enlarged(nexts);
    }
    starts[this.count] = start;
    ends[this.count] = end;
    nexts[this.count] = ++this.count;
  }

  private skipSpace(): void {
    const { text } = this;
    let code = text.charCodeAt(this.at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(++this.at);
  }

  private addString(): boolean {
    const { text } = this;
    const start = this.at;
    const end = stringEnd(text, start);
    if (end < 0) return false;
    if (this.lineFeed >= 0 && this.lineFeed < start) this.lineFeed = text.indexOf("\n", start);
    if (this.carriageReturn >= 0 && this.carriageReturn < start) this.carriageReturn = text.indexOf("\r", start);
    if (this.tab >= 0 && this.tab < start) this.tab = text.indexOf("\t", start);
    const holdsControl =
      (this.lineFeed >= 0 && this.lineFeed < end) ||
      (this.carriageReturn >= 0 && this.carriageReturn < end) ||
      (this.tab >= 0 && this.tab < end);
    if (holdsControl) return false;
    if (this.escape >= 0 && this.escape < end) {
      if (!isJson(text.slice(start, end))) return false;
      this.escape = text.indexOf("\\", end);
    }
    this.add(start, end);
    this.at = end;
    return true;
  }

  private addScalar(code: number): boolean {
    const { text, at } = this;
    const word = code === 0x74 ? "true" : code === 0x66 ? "false" : code === 0x6e ? "null" : undefined;
    if (word !== undefined) {
      if (!text.startsWith(word, at)) return false;
      this.at += word.length;
    } else {
      number.lastIndex = at;
      if (!number.test(text)) return false;
      this.at = number.lastIndex;
    }
    this.add(at, this.at);
    return true;
  }

  private finished(): OffsetIndex {
    const { count, escapedNames } = this;
    return { starts: starts.slice(0, count), ends: ends.slice(0, count), nexts: nexts.slice(0, count), escapedNames };
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function enlarged(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Offset behind the string that begins at `start`; -1 where it is not closed. */
function stringEnd(text: string, start: number): number {
  let from = start + 1;
  for (;;) {
    const end = text.indexOf('"', from);
    if (end < 0) return -1;
    let before = end - 1;
    while (before > start && text.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1) return end + 1;
    from = end + 1;
  }
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
