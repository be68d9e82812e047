import { splitParts } from "./read-note";

/** A description with a further line for the linter; an amount takes the place of what was said of it before. */
export function withNote(description: string | null, note: string): string {
  const line = `flow-license: ${note}`;
  const before = description === null ? undefined : sameAmount(description, note);
  if (description !== null && before !== undefined) return withPart(description, before, note);
  return description === null || description.trim() === "" ? line : `${description.trimEnd()}\n${line}`;
}

/** "items=4", where the note says "items=20". */
function sameAmount(description: string, note: string): string | undefined {
  const name = /^[a-z-]+(?==)/.exec(note)?.[0];
  if (name === undefined) return undefined;
  const lines = [...description.matchAll(/flow-license\s*:([^\r\n]*)/gi)];
  return lines.flatMap(([, rest]) => splitParts(rest ?? "")).findLast((part) => part.split("=")[0]?.trim() === name);
}

/** A description in which another part takes the place of one part of its notes; null takes the part away. */
export function withPart(description: string, part: string, instead: string | null): string {
  let done = false;
  const lines = description.split(/(\r\n|\r|\n)/).map((line) => {
    if (done) return line;
    return line.replace(/flow-license\s*:(.*)$/i, (whole, rest: string) => {
      const parts = splitParts(rest);
      const index = parts.indexOf(part);
      if (index < 0) return whole;
      done = true;
      const kept = parts.flatMap((it, at) => (at === index ? (instead ?? []) : it));
      return kept.length === 0 ? "" : `flow-license: ${kept.join("; ")}`;
    });
  });
  return instead === null ? withoutEmptied(description, lines.join("")) : lines.join("");
}

/** A line that held nothing but the part goes with it. */
function withoutEmptied(before: string, after: string): string {
  const lines = (text: string) => text.split(/\r\n|\r|\n/);
  const old = lines(before);
  const index = lines(after).findIndex((line, at) => line.trim() === "" && old[at] !== line);
  if (index < 0) return after;
  const pieces = after.split(/(\r\n|\r|\n)/);
  // The line end in front goes; of the first line the one behind it.
  pieces.splice(index === 0 ? 0 : index * 2 - 1, 2);
  return pieces.join("");
}
