import type { ParsedTemplate } from "../../server/src/flow/expression/expression";
import { lexExpression, type Token } from "../../server/src/flow/expression/lex-expression";
import { parseTemplate } from "../../server/src/flow/expression/parse-expression";
import type { ScopedText } from "./tokenize";

/** Where the grammar says something else about a text than the lexer of expressions; empty where they agree. */
export function disagreements(text: string, tokenize: (line: string) => readonly ScopedText[]): string[] {
  const { written, offsets } = writtenInJson(text);
  const scopedAt = scopesByOffset(tokenize(`[${written}]`));
  // The bracket and the quote stand in front of the text.
  const scopesOf = (offset: number) => scopedAt[(offsets[offset] as number) + 1] ?? [];
  const spans = expressionSpans(parseTemplate(text), text.length);
  const inside = new Set(spans.flatMap(({ start, end }) => range(start, end)));
  const differences = range(0, text.length)
    .filter((offset) => inside.has(offset) !== scopesOf(offset).some(isEmbedded))
    .map((offset) => `${offset}: ${inside.has(offset) ? "an" : "no"} expression to the lexer only`);
  if (differences.length > 0) return differences.slice(0, 1);
  return spans.flatMap(({ tokensFrom, tokensTo }) => {
    const tokens = lexExpression(text, tokensFrom, tokensTo).slice(0, -1);
    return tokens.flatMap((token, index) => {
      const wanted = scopeOf(token, tokens[index - 1], tokens[index + 1]);
      const bare = range(token.start, token.end).filter((at) => !scopesOf(at).some((scope) => wanted.test(scope)));
      return bare.length === 0 ? [] : [`${bare[0]}: ${token.kind} "${token.text}" has no ${wanted}`];
    });
  });
}

const isEmbedded = (scope: string) => scope.startsWith("meta.embedded.line.flow-expression");

/** The expressions of a text with their marks, and between which offsets their tokens are. */
function expressionSpans(template: ParsedTemplate, length: number) {
  switch (template.kind) {
    case "text":
      return [];
    case "expression":
      return [{ start: 0, end: length, tokensFrom: 1, tokensTo: length }];
    case "template":
      return template.parts.flatMap((part) =>
        part.kind === "text"
          ? []
          : [{ start: part.start, end: part.end, tokensFrom: part.start + 2, tokensTo: part.end - 1 }],
      );
  }
}

/** The scope that the characters of a token must have. */
function scopeOf({ kind, text, flaw }: Token, before: Token | undefined, after: Token | undefined): RegExp {
  if (flaw) return /^invalid\./;
  switch (kind) {
    case "string":
      return /^(string\.quoted\.single|variable\.(other|parameter))\b/;
    case "number":
      return /^constant\.numeric\b/;
    case "word":
      if (before?.kind === "." || before?.kind === "/") return /^variable\.other\.property\b/;
      if (after?.kind === "(") return /^(support|entity\.name)\.function\b/;
      return /^(true|false|null)$/i.test(text) ? /^constant\.language\b/ : /^variable\.other\.unquoted\b/;
    case "?":
      return /^keyword\.operator\.optional\b/;
    case ".":
    case "/":
      return /^punctuation\.accessor\b/;
    case "[":
    case "]":
      return /^punctuation\.definition\.index\b/;
    case "(":
    case ")":
      return /^punctuation\.definition\.arguments\b/;
    case ",":
      return /^punctuation\.separator\.arguments\b/;
    default:
      return /^invalid\./;
  }
}

/** The text as JSON has it, and for each of its offsets where its character begins there. */
function writtenInJson(text: string): { readonly written: string; readonly offsets: readonly number[] } {
  const parts = Array.from({ length: text.length }, (_, at) => JSON.stringify(text[at]).slice(1, -1));
  // Halves of a pair by themselves would be escaped; together they are not.
  const paired = parts.map((part, at) => (/^\\ud[89a-f]/i.test(part) ? (text[at] as string) : part));
  const offsets: number[] = [];
  let at = 1;
  for (const part of paired) {
    offsets.push(at);
    at += part.length;
  }
  return { written: `"${paired.join("")}"`, offsets };
}

function scopesByOffset(tokens: readonly ScopedText[]): readonly (readonly string[])[] {
  return tokens.flatMap(({ start, end, scopes }) => range(start, end).map(() => scopes));
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}
