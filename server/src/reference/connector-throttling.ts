import data from "../../data/connector-throttling.json";
import { catalogueId } from "./connector-id";
import { rowsByKey } from "./rows-by-key";
import { rowsByOperation } from "./rows-by-operation";

/** How many calls a connector accepts. A connector may have several limits, for different operations. */
export interface CallLimit {
  readonly id: string;
  readonly connector: string;
  /** Calls in the period. */
  readonly calls: number;
  /** Length of the period. */
  readonly seconds: number;
  /** What the calls are counted for; `trigger` is how often a polling trigger looks. */
  readonly per: "connection" | "flow" | "trigger";
  /** The operations it holds for, in the words of the page; all where left out. */
  readonly appliesTo?: string;
  readonly source: string;
}

/** How many calls of one user may be under way at the same time. */
export interface AtOnceLimit {
  readonly connector: string;
  readonly atOnce: number;
  readonly source: string;
}

interface ThrottlingRow extends Partial<CallLimit> {
  readonly id: string;
  readonly connector: string;
  readonly atOnce?: number;
  /** `*` stands for all that no other row names; left out where no source tells the ids. */
  readonly operations?: readonly string[];
  readonly source: string;
}

const rows = (): readonly ThrottlingRow[] => data.rows as readonly ThrottlingRow[];
const isCallLimit = (row: ThrottlingRow): row is ThrottlingRow & CallLimit => row.calls !== undefined;
const isAtOnceLimit = (row: ThrottlingRow): row is ThrottlingRow & AtOnceLimit => row.atOnce !== undefined;

const limitOf = rowsByOperation(
  () => rows().filter(isCallLimit),
  ({ operations }) => operations ?? [],
);
const firstLimitOf = rowsByKey(
  () => rows().filter(isCallLimit),
  ({ connector }) => [connector],
);
const atOnceOf = rowsByKey(
  () => rows().filter(isAtOnceLimit),
  ({ connector }) => [connector],
);

/** The limit that holds for an operation; undefined where no source tells one. `null` is an operation without an id. */
export function lookUpCallLimit(connectorId: string, operationId: string | null): CallLimit | undefined {
  return limitOf(connectorId, operationId ?? "*");
}

/** The limit of every custom connector, of which the id says nothing. */
export function customCallLimit(): CallLimit {
  return firstLimitOf("custom") as CallLimit;
}

/** All limits of a connector, those included of which no source tells the ids of the operations; not those of triggers. */
export function callLimitsOf(connectorId: string): readonly CallLimit[] {
  const id = catalogueId(connectorId);
  return rows().filter((row): row is ThrottlingRow & CallLimit => row.connector === id && isActionLimit(row));
}

export function lookUpAtOnceLimit(connectorId: string): AtOnceLimit | undefined {
  return atOnceOf(catalogueId(connectorId));
}

function isActionLimit(row: ThrottlingRow): boolean {
  return isCallLimit(row) && row.per !== "trigger";
}
