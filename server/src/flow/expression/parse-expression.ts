import type { ExpressionProblem, ParsedTemplate, TemplatePart } from "./expression";
import { parseBetween } from "./parse-tokens";

/**
 * Reads the value of a JSON string as the service does: `@…` is one expression, `@{…}` stands inside of a text, `@@`
 * at the start and `@@{` mean a plain `@`. What cannot be read ends up in `problems`, never in an exception.
 */
export function parseTemplate(text: string): ParsedTemplate {
  if (!text.includes("@")) return plain(text);
  if (text.startsWith("@@")) return plain(text.slice(1));
  if (text.startsWith("@") && text.length > 1 && text[1] !== "{") {
    const problems: ExpressionProblem[] = [];
    return { kind: "expression", expression: parseBetween(text, 1, text.length, problems), problems };
  }
  return parseMixed(text);
}

/** Whether a text holds no expression and means itself. */
export function isPlainText(text: string): boolean {
  const template = parseTemplate(text);
  return template.kind === "text" && template.text === text;
}

function parseMixed(text: string): ParsedTemplate {
  const problems: ExpressionProblem[] = [];
  const parts: TemplatePart[] = [];
  let textStart = 0;
  const endText = (end: number): void => {
    if (end === textStart) return;
    parts.push({ kind: "text", text: unescaped(text.slice(textStart, end)), start: textStart, end });
  };
  for (let start = text.indexOf("@{"); start >= 0; start = text.indexOf("@{", start)) {
    if (text[start - 1] === "@") {
      start += 2;
      continue;
    }
    endText(start);
    const close = closeOf(text, start + 2);
    const before = problems.length;
    const expression = parseBetween(text, start + 2, close ?? text.length, problems);
    // A text that is not closed is the reason then.
    if (close === null && !problems.slice(before).some(({ code }) => code === "unterminated-string")) {
      const message = "The expression that begins here lacks its closing brace";
      problems.splice(before, 0, { code: "unterminated-interpolation", message, start, end: start + 2 });
    }
    const end = close === null ? text.length : close + 1;
    parts.push({ kind: "interpolation", expression, start, end });
    textStart = start = end;
  }
  if (!parts.some(({ kind }) => kind === "interpolation")) return plain(unescaped(text));
  endText(text.length);
  return { kind: "template", parts, problems };
}

/** The first closing brace outside of single quotes; null where there is none. */
function closeOf(text: string, from: number): number | null {
  const quoteOrBrace = /['}]/g;
  quoteOrBrace.lastIndex = from;
  let quoted = false;
  for (let found = quoteOrBrace.exec(text); found; found = quoteOrBrace.exec(text)) {
    if (found[0] === "'") quoted = !quoted;
    else if (!quoted) return found.index;
  }
  return null;
}

function unescaped(text: string): string {
  return text.replaceAll("@@{", "@{");
}

function plain(text: string): ParsedTemplate {
  return { kind: "text", text, problems: [] };
}
