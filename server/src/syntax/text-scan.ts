/**
 * Walks over raw JSON text without building values. It serves two questions that JSON.parse leaves open: whether
 * parsing would lose something, and where a value stands. It assumes nothing about validity beyond balanced quotes.
 */

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const colon = 0x3a;
const comma = 0x2c;

/**
 * The number of properties as far as a quote before a colon tells them. It differs from the true number where a name
 * ends with one of a few characters or white space stands before the colon; then a text is merely read more carefully.
 */
export function countWrittenProperties(text: string): number {
  let count = 0;
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) {
    if (!opensOrEscapes(text.charCodeAt(at - 1))) count++;
  }
  return count;
}

/** True for a character before a quote that does not close a name: the quote is escaped, or it opens a string. */
function opensOrEscapes(code: number): boolean {
  return code === backslash || code === colon || code === comma || code === openBracket || code <= 0x20;
}

/** Greatest depth of braces and brackets. */
export function nestingOf(text: string): number {
  let depth = 0;
  let nesting = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) i = skipString(text, i) - 1;
    else if (code === openBrace || code === openBracket) {
      if (++depth > nesting) nesting = depth;
    } else if (code === closeBrace || code === closeBracket) depth--;
  }
  return nesting;
}

/** Offset behind the string that begins at `start`; the end of the text where it is not closed. */
export function skipString(text: string, start: number): number {
  let from = start + 1;
  for (;;) {
    const end = text.indexOf('"', from);
    if (end < 0) return text.length;
    let before = end - 1;
    while (before > start && text.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1) return end + 1;
    from = end + 1;
  }
}

/** Offset of the next character that is no white space. */
export function skipSpace(text: string, start: number): number {
  let i = start;
  while (i < text.length && text.charCodeAt(i) <= 0x20) i++;
  return i;
}

/** Offset behind the value that begins at `start`. */
export function skipValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === quote) return skipString(text, start);
  let i = start;
  if (first !== openBrace && first !== openBracket) {
    while (i < text.length && !endsScalar(text.charCodeAt(i))) i++;
    return i;
  }
  let depth = 0;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) i = skipString(text, i) - 1;
    else if (code === openBrace || code === openBracket) depth++;
    else if ((code === closeBrace || code === closeBracket) && --depth === 0) return i + 1;
  }
  return i;
}

function endsScalar(code: number): boolean {
  return code === comma || code === closeBrace || code === closeBracket || code <= 0x20;
}

/** The places wanted below one value: by name in an object, by index in an array. */
export interface WantedPlaces {
  readonly below: Map<string, WantedPlaces>;
  /** Where to put the offsets of the key, and of the value. */
  readonly key: number[];
  readonly value: number[];
}

/** Finds all wanted places in one pass; `found(index, start, end)` is called for each. */
export function findPlaces(
  text: string,
  wanted: WantedPlaces,
  found: (index: number, start: number, end: number) => void,
): void {
  visit(skipSpace(text, 0), wanted);

  function visit(start: number, want: WantedPlaces): number {
    const code = text.charCodeAt(start);
    let end: number;
    if (want.below.size === 0) end = skipValue(text, start);
    else if (code === openBrace) end = visitObject(start, want);
    else if (code === openBracket) end = visitArray(start, want);
    else end = skipValue(text, start);
    for (const index of want.value) found(index, start, end);
    return end;
  }

  function visitObject(start: number, want: WantedPlaces): number {
    let i = skipSpace(text, start + 1);
    while (i < text.length && text.charCodeAt(i) === quote) {
      const keyEnd = skipString(text, i);
      const below = want.below.get(decodeKey(text, i, keyEnd));
      if (below) for (const index of below.key) found(index, i, keyEnd);
      i = skipSpace(text, skipSpace(text, keyEnd) + 1);
      i = skipSpace(text, below ? visit(i, below) : skipValue(text, i));
      if (text.charCodeAt(i) === comma) i = skipSpace(text, i + 1);
    }
    return i + 1;
  }

  function visitArray(start: number, want: WantedPlaces): number {
    let i = skipSpace(text, start + 1);
    for (let index = 0; i < text.length && text.charCodeAt(i) !== closeBracket; index++) {
      const below = want.below.get(String(index));
      i = skipSpace(text, below ? visit(i, below) : skipValue(text, i));
      if (text.charCodeAt(i) === comma) i = skipSpace(text, i + 1);
    }
    return i + 1;
  }
}

/** The raw text of the value at a path of names; undefined where there is none. */
export function sliceOf(text: string, path: readonly string[]): string | undefined {
  let below: WantedPlaces = { below: new Map(), key: [], value: [0] };
  for (const name of path.toReversed()) below = { below: new Map([[name, below]]), key: [], value: [] };
  let slice: string | undefined;
  findPlaces(text, below, (_, start, end) => {
    slice = text.slice(start, end);
  });
  return slice;
}

function decodeKey(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  return raw.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : raw;
}
