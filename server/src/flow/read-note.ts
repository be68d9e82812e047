/** What a note in a description declares for the linter, as one line `flow-license: items=4; runs-per-day=40`. */
export interface Note {
  /** Items of an Apply to each. */
  readonly items: number | null;
  /** Passes of a Do until. */
  readonly passes: number | null;
  readonly runsPerDay: number | null;
  /** `if`, `else`, `default` or the name of a case. */
  readonly branch: string | null;
  readonly ignore: readonly NoteIgnore[];
  /** Parts that could not be understood, as they are written. */
  readonly notUnderstood: readonly string[];
}

export interface NoteIgnore {
  readonly rule: string;
  readonly reason: string | null;
  /** As it is written. */
  readonly part: string;
}

/** What a part of a note can begin with. */
export const noteWords: readonly string[] = ["items", "passes", "runs-per-day", "branch", "ignore"];

const empty: Note = { items: null, passes: null, runsPerDay: null, branch: null, ignore: [], notUnderstood: [] };

/** Reads the notes of a description; anything beside them is the maker's own text. */
export function readNote(description: string | null): Note {
  if (description === null || !/flow-license\s*:/i.test(description)) return empty;
  const note = { ...empty, ignore: [] as NoteIgnore[], notUnderstood: [] as string[] };
  for (const [, line] of description.matchAll(/flow-license\s*:([^\r\n]*)/gi)) {
    for (const part of splitParts(line ?? "")) if (!readPart(part, note)) note.notUnderstood.push(part);
  }
  return note;
}

interface Reading {
  items: number | null;
  passes: number | null;
  runsPerDay: number | null;
  branch: string | null;
  readonly ignore: NoteIgnore[];
}

function readPart(part: string, note: Reading): boolean {
  const ignored = /^ignore\s+([a-z][a-z0-9-]*)(?:\s+--\s*(.*))?$/i.exec(part);
  if (ignored) {
    note.ignore.push({ rule: (ignored[1] as string).toLowerCase(), reason: ignored[2]?.trim() || null, part });
    return true;
  }
  const [, name, value] = /^([a-z-]+)\s*=\s*(.+)$/i.exec(part) ?? [];
  const number = value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null;
  switch (name?.toLowerCase()) {
    case "items":
      note.items = number;
      return number !== null;
    case "passes":
      note.passes = number;
      return number !== null && number > 0;
    case "runs-per-day":
      note.runsPerDay = number;
      return number !== null;
    case "branch":
      note.branch = (value as string).replace(/^["'](.*)["']$/, "$1");
      return note.branch !== "";
    default:
      return false;
  }
}

/** Parts stand between semicolons; one inside quotes belongs to a case's name. */
export function splitParts(line: string): string[] {
  return (line.match(/(?:"[^"]*"|'[^']*'|[^;])+/g) ?? []).map((part) => part.trim()).filter((part) => part !== "");
}
