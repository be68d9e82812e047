/** How the text around a place is laid out, so that what is put there looks like its neighbors. */
export interface Layout {
  /** Line end and indentation in front of a neighbor; null where neighbors stand in one line. */
  readonly line: { readonly end: string; readonly indent: string; readonly unit: string } | null;
  /** What stands between a name and its value. */
  readonly colon: string;
  /** What stands between neighbors in one line. */
  readonly gap: string;
}

/**
 * Tells the layout of an object or a list by one of its members: `start` is where the member begins, `around` where the
 * object or list does.
 */
export function layoutAt(text: string, start: number, around: number, colon: string): Layout {
  const end = lineEndBefore(text, start);
  const plain = /[\r\n]/.test(colon) ? ": " : colon;
  if (end === null) return { line: null, colon: plain, gap: text[start - 1] === " " || plain.endsWith(" ") ? " " : "" };
  const indent = text.slice(blankStart(text, start), start);
  const outer = indentOfLine(text, around);
  const deeper = indent.startsWith(outer) && indent.length > outer.length;
  const unit = deeper ? indent.slice(outer.length) : indent.includes("\t") ? "\t" : "  ";
  return { line: { end, indent, unit }, colon: plain, gap: " " };
}

/** The layout one level deeper, for what stands inside of a member. */
export function deeper({ line, ...rest }: Layout): Layout {
  return { ...rest, line: line && { ...line, indent: line.indent + line.unit } };
}

/** Writes a value as it would stand behind a name in this layout. */
export function writeValue(value: unknown, layout: Layout): string {
  const isList = Array.isArray(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inside = deeper(layout);
  const members = isList
    ? value.map((item) => writeValue(item, inside))
    : Object.entries(value).map(([name, item]) => JSON.stringify(name) + layout.colon + writeValue(item, inside));
  const [opening, closing] = isList ? "[]" : "{}";
  return `${opening}${between(members, layout)}${closing}`;
}

/** Members in the layout of what holds them, without its brackets. */
function between(members: readonly string[], { line, gap }: Layout): string {
  if (members.length === 0) return "";
  if (line === null) return members.join(`,${gap}`);
  const start = line.end + line.indent + line.unit;
  return start + members.join(`,${start}`) + line.end + line.indent;
}

/** The line end before a place with nothing but blanks between; null where something else stands there. */
function lineEndBefore(text: string, at: number): string | null {
  const start = blankStart(text, at);
  if (text[start - 1] === "\n") return text[start - 2] === "\r" ? "\r\n" : "\n";
  return text[start - 1] === "\r" ? "\r" : null;
}

function blankStart(text: string, at: number): number {
  let start = at;
  while (text[start - 1] === " " || text[start - 1] === "\t") start--;
  return start;
}

/** The blanks that the line of a place begins with. */
function indentOfLine(text: string, at: number): string {
  let start = at;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return /^[ \t]*/.exec(text.slice(start, at))?.[0] ?? "";
}
