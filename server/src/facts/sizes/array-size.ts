import type { PassesFrom } from "../requests/symbols";

/** How many items an array can have, and what says so. */
export interface ArraySize {
  readonly least: number;
  /** Null where nothing in the export bounds it. */
  readonly most: number | null;
  /** What the bound is from; null where there is none. */
  readonly mostFrom: PassesFrom | null;
  /** The rule that decided, bounded or not; stable, for tables of reasons. */
  readonly rule: SizeRule;
  /** How the bound comes about, or why there is none, the nearest reason first. Quotes nothing but names and numbers. */
  readonly because: readonly string[];
}

export type SizeRule =
  | "literal"
  | "range"
  | "create-array"
  | "one-element"
  | "split"
  | "take"
  | "skip"
  | "chunk"
  | "union"
  | "intersection"
  | "choice"
  | "scope-result"
  | "row-limit"
  | "page"
  | "pagination"
  | "fetch-xml"
  | "schema"
  | "variable"
  | "passes"
  | "selected"
  | "no-array"
  | "list-without-limit"
  | "paginated-list"
  | "answer"
  | "trigger-input"
  | "parameter"
  | "item"
  | "circle"
  | "text-expression"
  | "not-followed";

export function exactly(
  count: number,
  rule: SizeRule,
  because: string,
  mostFrom: PassesFrom = "expression",
): ArraySize {
  return { least: count, most: count, mostFrom, rule, because: [because] };
}

export function atMost(most: number, rule: SizeRule, because: string, mostFrom: PassesFrom = "expression"): ArraySize {
  return { least: 0, most, mostFrom, rule, because: [because] };
}

export function unbounded(rule: SizeRule, because: string): ArraySize {
  return { least: 0, most: null, mostFrom: null, rule, because: [because] };
}

/** The size after a step that can only take away, or change what is inside. */
export function derived(
  size: ArraySize,
  because: string,
  change: Partial<Pick<ArraySize, "least" | "most">> = {},
): ArraySize {
  return { ...size, ...change, because: [because, ...size.because] };
}

/** Never more than `most`, which counts where it is the lower bound. */
export function cappedAt(size: ArraySize, cap: ArraySize): ArraySize {
  if (cap.most === null || (size.most !== null && size.most <= cap.most)) return size;
  return { ...cap, least: Math.min(size.least, cap.most), because: [...cap.because, ...size.because] };
}

/** One of several, of which nobody knows which. */
export function oneOf(sizes: readonly ArraySize[]): ArraySize {
  const [first] = sizes;
  if (first === undefined) return unbounded("no-array", "it is no array");
  if (sizes.length === 1) return first;
  const open = sizes.find(({ most }) => most === null);
  const largest = open ?? sizes.reduce((a, b) => ((b.most ?? 0) > (a.most ?? 0) ? b : a));
  const least = sizes.reduce((least, size) => Math.min(least, size.least), first.least);
  return { ...largest, least, because: ["the largest of several that it may be", ...largest.because] };
}
