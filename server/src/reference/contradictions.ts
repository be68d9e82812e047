import data from "../../data/contradictions.json";
import type { Edition } from "./edition";
import { rowsByKey } from "./rows-by-key";
import { lookUpSource } from "./sources";

/** What another source says about something, where the sources differ. */
export interface Contradiction {
  /** `X-01` and so on. */
  readonly id: string;
  readonly topic: string;
  readonly says: string;
  readonly source: string;
}

/** What one page says. */
export interface Statement {
  readonly dissent?: boolean;
  /** The documents that the page belongs to. */
  readonly edition: string;
  readonly says: string;
  readonly source: string;
}

/** Everything that pages say about a topic on which they differ. */
export interface ContradictedTopic {
  readonly id: string;
  readonly topic: string;
  /** Those of the earlier edition first, each with the one that counts at its head. */
  readonly statements: readonly Statement[];
}

const rowOf = rowsByKey(
  () => data.rows,
  (row) => [row.id],
);

/**
 * The statement that disagrees with the one that counts in an edition: the one marked so, else the latest of the
 * other edition's, else a second one of its own.
 */
export function contradiction(id: string, edition: Edition): Contradiction {
  const row = contradictedTopic(id);
  const statements: readonly Statement[] = row.statements;
  const others = statements.filter((it) => it.edition !== edition);
  const [latest] = [...others].sort((a, b) => compareDates(dateOf(b), dateOf(a)));
  const marked = statements.find(({ dissent }) => dissent);
  const { says, source } = marked ?? latest ?? statements[1] ?? (statements[0] as Statement);
  return { id, topic: row.topic, says, source };
}

export function contradictedTopic(id: string): ContradictedTopic {
  const row = rowOf(id);
  if (!row) throw new Error(`No contradiction "${id}" in the reference data`);
  return row;
}

function dateOf({ source }: Statement): string {
  return lookUpSource(source)?.date ?? "";
}

function compareDates(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
