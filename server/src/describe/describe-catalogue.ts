import type { ConnectorTier } from "../../../shared/settings";
import { allConnectors, type ConnectorRow, connectorsReadOn, lookUpConnector } from "../reference/connectors";
import { tierWords } from "./describe-connector";
import { describeSources } from "./describe-sources";
import { type Markup, paragraphs } from "./markup";

/** A connector of the catalogue, as a person is offered it. */
export interface OfferedConnector {
  readonly id: string;
  readonly name: string;
  readonly tier: ConnectorTier;
  /** "premium connector" */
  readonly words: string;
}

/** The connectors whose id or name has every word of what was typed, those that begin with it first. */
export function offeredConnectors(typed: string): readonly OfferedConnector[] {
  const wanted = typed.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const begins = ({ id, name }: ConnectorRow): boolean =>
    [name.toLowerCase(), id, id.replace(/^shared_/, "")].some((it) => it.startsWith(wanted));
  const found = allConnectors().filter((row) =>
    words.every((word) => `${row.id} ${row.name}`.toLowerCase().includes(word)),
  );
  const [first, others] = [found.filter(begins), found.filter((row) => !begins(row))];
  return [...first, ...others].map(({ id, name, tier }) => ({ id, name, tier, words: tierWords(tier) }));
}

/** The card of a connector by its id alone; null for one that is not in the catalogue. */
export function describeCatalogued(id: string, markup: Markup): string | null {
  const row = lookUpConnector(id);
  if (!row) return null;
  return paragraphs([
    `${markup.strong(row.name)} · ${tierWords(row.tier)} in the table of connectors of ${connectorsReadOn}`,
    "What stands here counts more, for your tenant.",
    describeSources(row.sources.slice(0, 1), markup),
  ]);
}
