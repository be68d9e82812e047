import data from "../../data/credit-dates.json";

export type CreditChange = "addons-not-renewed" | "addons-not-sold" | "copilot-credits-follow" | "no-seeded-credits";

/** A change in how credits are sold, included or drawn. */
export interface CreditDate {
  /** The first day on which it is so, as YYYY-MM-DD. */
  readonly from: string;
  /** What is so from that day on, as a clause. */
  readonly what: string;
  readonly source: string;
}

/** The change, where it is in force on a day; null before. */
export function creditChange(change: CreditChange, asOf: string): CreditDate | null {
  const row = data.rows.find(({ id }) => id === change);
  if (!row) throw new Error(`No date "${change}" in the reference data`);
  return asOf >= row.from ? row : null;
}
