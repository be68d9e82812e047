import data from "../../data/payer-rows.json";

/** A row of "Whose license, whose limit". */
export interface PayerRow {
  /** 1 to 16: the first that fits decides. 17 to 27 hold besides. */
  readonly row: number;
  readonly when: string;
  /** Whose license and whose limit then counts, as a reader is told. */
  readonly says: string;
  readonly source: string;
}

/** A row by its number. */
export function payerRow(row: number): PayerRow {
  const found = data.rows.find((it) => it.row === row);
  if (!found) throw new Error(`No row ${row} in payer-rows.json`);
  return found;
}
