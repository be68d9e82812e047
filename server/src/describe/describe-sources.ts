import { listIn } from "../../../shared/list-in";
import { agentFlowRate } from "../facts/credits/own-credits";
import type { FlowFacts } from "../facts/flow-facts";
import type { Action } from "../flow/flow";
import { lookUpSource, type Source, type SourceKind } from "../reference/sources";
import type { Markup } from "./markup";

/** A sentence with the keys of its sources. */
export interface SourcedLine {
  readonly text: string;
  readonly sources: readonly string[];
}

/** What says how requests are counted; null for flows that use none. */
export function requestsSource({ kind }: FlowFacts): string | null {
  return kind === "cloud-flow" ? "faq#what-counts-as-power-platform-request" : null;
}

/** What says how the credits of a flow, or of one action, are counted; none where none are used. */
export function creditSources({ credits, creditOperations, kind }: FlowFacts, action?: Action): readonly string[] {
  if (credits === null) return [];
  const uses = creditOperations.filter(({ at }) => action === undefined || at === action.node);
  const ofActions = kind === "agent-flow" ? [agentFlowRate().source] : [];
  return [...ofActions, ...uses.flatMap(({ rate }) => rate?.source ?? [])];
}

/** "Source: Power Automate licensing FAQ (2025-06-03): Who needs ...?", page by page; empty where none is known. */
export function describeSources(keys: readonly (string | null)[], markup: Markup): string {
  const pages = new Map<string, Source[]>();
  for (const key of new Set(keys)) {
    const source = key === null ? undefined : lookUpSource(key);
    if (source) listIn(pages, source.title).push(source);
  }
  const named = [...pages].map(([title, sources]) => describePage(title, sources, markup));
  return named.length === 0 ? "" : `Source: ${named.join("; ")}`;
}

/** "Power Automate licensing FAQ, 2025-06-03; Pay-as-you-go meters, 2025-02-07": each page once, with its date and what keeps it from being sure. */
export function citation(keys: readonly string[]): string {
  const pages = keys.flatMap((key) => lookUpSource(key) ?? []);
  return [...new Set(pages.map((page) => citedPage(page)))].join("; ");
}

/** "Limits and allocations, 2026-07-17, known through quotations". */
export function citedPage(page: Source): string {
  const trust = trustOf(page.kind);
  return `${page.title}, ${page.date ?? `undated, read on ${page.readOn}`}${trust === null ? "" : `, ${trust}`}`;
}

/** Why a page is less than documentation that was read in full; null for what is. */
export function trustOf(kind: SourceKind): string | null {
  return kind === "documentation" ? null : trustWords[kind];
}

const trustWords: Readonly<Record<Exclude<SourceKind, "documentation">, string>> = {
  superseded: "an older revision",
  quoted: "known through quotations or an undated copy",
  "third-party": "not by Microsoft",
  list: "a machine-made list",
  "source-code": "source code",
  observation: "seen in real flows",
  judgment: "no published figure",
};

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
