import type { IgnoreEntry } from "../../../shared/settings";
import type { LintedFile } from "../estate/lint-files";
import type { InputProblem } from "../exports/export-file";
import { describeExpired, isExpired } from "../findings/select-findings";
import type { PlacedIgnoreEntry } from "../settings/ignore-entries";

/** Watches what the entries of `ignore` are good for while files pass by. */
export interface IgnoreWatch {
  readonly file: (linted: LintedFile) => void;
  /** What is left over: entries that have expired, and those for flows among the inputs that left out nothing. */
  readonly end: (entries: readonly PlacedIgnoreEntry[], asOf: string) => readonly InputProblem[];
}

export function watchIgnores(): IgnoreWatch {
  const concerned = new Set<IgnoreEntry>();
  const used = new Set<IgnoreEntry>();
  return {
    file({ analysis }) {
      for (const { facts, findings } of analysis.flows) {
        for (const entry of facts.settings.ignore) concerned.add(entry);
        for (const { suppressed } of findings) if (suppressed?.entry) used.add(suppressed.entry);
      }
    },
    end: (entries, asOf) =>
      entries.flatMap(({ entry, origin, at }): InputProblem[] => {
        const place = at === null ? "" : ` (line ${at.line}, column ${at.column})`;
        if (isExpired(entry, asOf)) {
          const message = describeExpired(entry) + place;
          return [{ file: origin, code: "expired-suppression", severity: "information", message }];
        }
        if (used.has(entry) || !concerned.has(entry)) return [];
        const message = `The entry that ignores ${entry.rule} left out nothing in this run.${place}`;
        return [{ file: origin, code: "unused-suppression", severity: "hint", message }];
      }),
  };
}
