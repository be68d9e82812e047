/** Rows of one shape, column by column: of many flows most say the same, and what is the same stands there once. */
export interface PackedRows {
  readonly count: number;
  readonly columns: Readonly<Record<string, PackedColumn>>;
}

/** Each value once, and where in `values` that of each row stands; null where each row has one of its own. */
export interface PackedColumn {
  readonly values: readonly unknown[];
  readonly at: readonly number[] | null;
}

/** Values have to be what JSON knows, and each row has to have the same names. */
export function packRows(rows: readonly object[]): PackedRows {
  const columns: Record<string, PackedColumn> = {};
  for (const name of Object.keys(rows[0] ?? {})) {
    columns[name] = packColumn(rows.map((row) => (row as Readonly<Record<string, unknown>>)[name]));
  }
  return { count: rows.length, columns };
}

export function unpackRows<Row>({ count, columns }: PackedRows): Row[] {
  const entries = Object.entries(columns);
  return Array.from(
    { length: count },
    (_, row) =>
      Object.fromEntries(entries.map(([name, { values, at }]) => [name, values[at ? (at[row] ?? -1) : row]])) as Row,
  );
}

function packColumn(all: readonly unknown[]): PackedColumn {
  const places = new Map<string, number>();
  const values: unknown[] = [];
  const at = all.map((value) => {
    const text = JSON.stringify(value);
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, values.length);
    return values.push(value) - 1;
  });
  return values.length === all.length ? { values, at: null } : { values, at };
}
