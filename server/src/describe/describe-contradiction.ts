import type { ContradictedTopic } from "../reference/contradictions";
import { lookUpSource, type Source } from "../reference/sources";
import { citedPage, type SourcedLine } from "./describe-sources";

/** "Several user licenses: ...; a later page (..., 2026-09-08) says: ...". No page is dropped in silence. */
export function describeContradiction({ topic, statements }: ContradictedTopic): SourcedLine {
  const [first, ...others] = statements.map(({ says, source }) => ({ says, source, page: pageOf(source) }));
  if (!first) throw new Error(`No statement about "${topic}" in the reference data`);
  const told = others.map(({ says, page }) => `${whichPage(first.page, page)} (${citedPage(page)}) says: ${says}`);
  return { text: `${[`${topic}: ${first.says}`, ...told].join("; ")}.`, sources: [first.source] };
}

function pageOf(key: string): Source {
  const page = lookUpSource(key);
  if (!page) throw new Error(`No source "${key}" in the reference data`);
  return page;
}

function whichPage(first: Source, other: Source): string {
  if (first.title === other.title && first.date === other.date) return "another section of the same page";
  return first.date !== null && other.date !== null && other.date > first.date ? "a later page" : "another page";
}
