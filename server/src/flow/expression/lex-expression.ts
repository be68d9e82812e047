import { space } from "../../syntax/characters";
import type { ExpressionProblemCode, Span } from "./expression";

export type Punctuation = "(" | ")" | "[" | "]" | "," | "." | "?" | "/";

export interface Token extends Span {
  readonly kind: Punctuation | "word" | "number" | "string" | "stray" | "end";
  /** The content of a string; everything else as it is written. */
  readonly text: string;
  /** What is wrong with it. A token that is never read does not count. */
  readonly flaw?: Flaw;
}

export interface Flaw {
  readonly code: ExpressionProblemCode;
  readonly message: string;
}

const whiteSpace = /\s*/y;
/** The run of characters that the service takes as a name; the slash is left out, since it leads into an object. */
const nameRun = /[^\s.,(){}@[\]?'"/]+/y;
const numberRun = /[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const signs = /[+-]+/y;
/** Without any of these a run is an operator of some other language. */
const lettersAndDigits = /[\p{L}\p{N}_$]/u;

/** The tokens of an expression between two offsets of a text, the last one of kind `end`. */
export function lexExpression(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  let before: Token | undefined;
  for (let at = skip(text, start); at < end; at = skip(text, before.end)) {
    before = readToken(text, at, end, before);
    tokens.push(before);
  }
  tokens.push({ kind: "end", text: "", start: end, end });
  return tokens;
}

function readToken(text: string, at: number, end: number, before: Token | undefined): Token {
  const character = text[at] as string;
  if ("()[],.?/".includes(character))
    return { kind: character as Punctuation, text: character, start: at, end: at + 1 };
  if (character === "'") return readString(text, at, end);
  if (character === '"') return readDoubleQuoted(text, at, end);
  const runEnd = endOf(nameRun, text, at);
  if (runEnd === at) return { kind: "stray", text: character, start: at, end: at + 1, flaw: strayFlaw(character) };
  const run = text.slice(at, runEnd);
  const word: Token = { kind: "word", text: run, start: at, end: runEnd };
  if (before?.kind === "." || before?.kind === "/" || isLetter(text.charCodeAt(at))) return word;
  const numberEnd = endOf(numberRun, text, at);
  if (numberEnd > at && endOf(nameRun, text, numberEnd) === numberEnd) {
    return { kind: "number", text: text.slice(at, numberEnd), start: at, end: numberEnd };
  }
  const signsEnd = numberEnd === at ? endOf(signs, text, at) : at;
  if (signsEnd > at) {
    const sign = text.slice(at, signsEnd);
    return { kind: "stray", text: sign, start: at, end: signsEnd, flaw: strayFlaw(sign) };
  }
  const isName = numberEnd === at && lettersAndDigits.test(run);
  return isName ? word : { ...word, kind: "stray", flaw: strayFlaw(run) };
}

/** Of ASCII, with which most names begin: such a run is neither a number nor an operator. */
function isLetter(code: number): boolean {
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

/** In single quotes; two of them stand for one. */
function readString(text: string, start: number, end: number): Token {
  for (let at = start + 1; at < end; at += 2) {
    at = text.indexOf("'", at);
    if (at < 0 || at >= end) break;
    if (at + 1 < end && text[at + 1] === "'") continue;
    return { kind: "string", text: text.slice(start + 1, at).replaceAll("''", "'"), start, end: at + 1 };
  }
  const content = text.slice(start + 1, end).replaceAll("''", "'");
  return { kind: "string", text: content, start, end, flaw: unterminated };
}

/** No string to the service, but it is plain what was meant. */
function readDoubleQuoted(text: string, start: number, end: number): Token {
  const close = text.indexOf('"', start + 1);
  if (close < 0 || close >= end) return { kind: "stray", text: '"', start, end: start + 1, flaw: doubleQuote };
  return { kind: "string", text: text.slice(start + 1, close), start, end: close + 1, flaw: doubleQuote };
}

const unterminated: Flaw = {
  code: "unterminated-string",
  message: "The text that begins here lacks its closing single quote",
};
export const noOperators = "Expressions have no operators; functions such as add, div and equals do their work";
const doubleQuote: Flaw = { code: "double-quote", message: "Texts in expressions stand in single quotes" };

function strayFlaw(run: string): Flaw {
  const code = "unexpected-character";
  if (run === "@") return { code, message: "Inside of an expression, functions are called without @" };
  if (/^[=!<>&|*%^+-]+$/.test(run)) {
    return { code, message: noOperators };
  }
  return { code, message: "This does not belong into an expression" };
}

/** Tokens mostly stand close to each other. */
function skip(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code > space && code < beyondAscii ? at : endOf(whiteSpace, text, at);
}

const beyondAscii = 128;

/** Where a match that begins at an offset ends; the offset itself where nothing matches. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
