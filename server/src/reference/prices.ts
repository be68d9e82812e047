import data from "../../data/prices.json";
import { type Edition, holdsIn } from "./edition";
import { nameInId, rowsByKey } from "./rows-by-key";
import { lookUpSource } from "./sources";

export type PriceUnit =
  | "user/month"
  | "user/app/month"
  | "flow/month"
  | "bot/month"
  | "add-on/month"
  | "tenant/month"
  | "run"
  | "request"
  | "credit";

/** A list price in the United States. */
export interface Price {
  readonly amount: number;
  readonly currency: "USD";
  readonly per: PriceUnit;
  readonly note: string | null;
  readonly source: string;
  /** The date of the source, as exact as it states it; null when it states none. */
  readonly date: string | null;
}

interface PriceRow {
  readonly id: string;
  readonly edition?: Edition;
  readonly amount: number;
  readonly currency: "USD";
  readonly per: PriceUnit;
  readonly source: string;
  /** A later page with the same price, which then dates it in the newer edition. */
  readonly confirmed?: string;
  readonly note?: string;
}

const rows = data.rows as readonly PriceRow[];
const pricesIn = (edition: Edition) =>
  rowsByKey(
    () => rows.filter((row) => holdsIn(row, edition)),
    (row) => [nameInId(row.id)],
  );
const rowOf = { "2025-06": pricesIn("2025-06"), "2026-11": pricesIn("2026-11") };

/** The price of a license or of a pay-as-you-go meter (`payg-...`), null for what has no published price. */
export function priceOf(id: string, edition: Edition): Price | null {
  const row = rowOf[edition](id);
  if (!row) return null;
  const source = edition === "2026-11" && row.confirmed ? row.confirmed : row.source;
  const date = lookUpSource(source)?.date ?? null;
  return { amount: row.amount, currency: row.currency, per: row.per, note: row.note ?? null, source, date };
}
