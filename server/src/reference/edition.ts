/**
 * Which documents a figure is taken from: those of June 2025 (the licensing FAQ of 2025-06-03 and its companions) or
 * the newest ones read. The two disagree on some figures, and neither is dropped in silence.
 */
export type Edition = "2025-06" | "2026-11";

/** Microsoft's official request limits, or the higher ones of the transition period that still lasts. */
export type Period = "official" | "transition";

/** Tells whether a row counts in an edition. A row that names none holds in both. */
export function holdsIn(row: { readonly edition?: Edition }, edition: Edition): boolean {
  return row.edition === undefined || row.edition === edition;
}
