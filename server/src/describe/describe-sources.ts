import type { FlowFacts } from "../facts/flow-facts";
import { lookUpSource, type Source } from "../reference/sources";
import type { Markup } from "./markup";

/** What says how requests are counted; null for flows that use none. */
export function requestsSource({ kind }: FlowFacts): string | null {
  return kind === "cloud-flow" ? "faq#what-counts-as-power-platform-request" : null;
}

/** "Source: Power Automate licensing FAQ (2025-06-03): Who needs ...?", page by page; empty where none is known. */
export function describeSources(keys: readonly (string | null)[], markup: Markup): string {
  const pages = new Map<string, Source[]>();
  for (const key of new Set(keys)) {
    const source = key === null ? undefined : lookUpSource(key);
    if (source) pages.set(source.title, [...(pages.get(source.title) ?? []), source]);
  }
  const named = [...pages].map(([title, sources]) => describePage(title, sources, markup));
  return named.length === 0 ? "" : `Source: ${named.join("; ")}`;
}

function describePage(title: string, sources: readonly Source[], markup: Markup): string {
  const [{ date, readOn, url }] = sources as [Source];
  const dated = `(${date ?? `read on ${readOn}`})`;
  const headings = sources.filter(({ heading }) => heading !== null);
  if (headings.length === 0) return `${linked(title, url, markup)} ${dated}`;
  return `${markup.name(title)} ${dated}: ${headings.map((it) => linked(it.heading ?? "", it.url, markup)).join(" ")}`;
}

function linked(words: string, url: string | null, markup: Markup): string {
  return url === null ? markup.name(words) : markup.link(words, url);
}
