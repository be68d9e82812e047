import headings from "../../data/source-headings.json";
import data from "../../data/sources.json";
import { rowsByKey } from "./rows-by-key";

/** How far a source can be trusted. `judgment` is no published source at all, but a choice or general knowledge. */
export type SourceKind =
  | "documentation"
  | "superseded"
  | "quoted"
  | "third-party"
  | "list"
  | "source-code"
  | "observation"
  | "judgment";

interface SourceRow {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly date: string | null;
  readonly readOn: string;
  readonly kind: SourceKind;
  readonly note?: string;
}

/** A page, or one heading of it, that a figure or a statement is taken from. */
export interface Source {
  /** The key with the heading spelled out, `faq#what-counts-as-power-platform-request`. */
  readonly key: string;
  readonly title: string;
  /** The heading in the page's own words, null when the whole page is meant. */
  readonly heading: string | null;
  /** The address, down to the heading; null for what has none. */
  readonly url: string | null;
  /** The page's own date, as exact as it states it: `2025-06-03`, `2026-01`, `2026`; null when it states none. */
  readonly date: string | null;
  /** The day on which we read it. */
  readonly readOn: string;
  readonly kind: SourceKind;
  readonly note: string | null;
}

const rowOf = rowsByKey(
  () => data.rows as readonly SourceRow[],
  (row) => [row.id],
);

/**
 * Resolves a key such as `faq` or `faq#who-needs-to-purchase-a-premium-license`. A heading may be cited by its
 * beginning, since some questions of the FAQ are several sentences long. Undefined when page or heading is unknown.
 */
export function lookUpSource(key: string): Source | undefined {
  const hash = key.indexOf("#");
  const row = rowOf(hash < 0 ? key : key.slice(0, hash));
  if (!row) return undefined;
  const heading = hash < 0 ? null : findHeading(key);
  if (heading === undefined) return undefined;
  return {
    key: heading ? heading.id : row.id,
    title: row.title,
    heading: heading ? heading.title : null,
    url: row.url && heading ? `${row.url}#${anchorOf(heading.title)}` : row.url,
    date: row.date,
    readOn: row.readOn,
    kind: row.kind,
    note: row.note ?? null,
  };
}

function findHeading(key: string): { readonly id: string; readonly title: string } | undefined {
  return headings.rows.find((it) => it.id === key) ?? headings.rows.find((it) => it.id.startsWith(`${key}-`));
}

/** Microsoft Learn makes its anchors so: lower case, punctuation dropped, one hyphen for each space. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}
