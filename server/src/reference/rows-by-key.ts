/**
 * Reads the rows of a data file by key. The map is built on the first look-up, so that loading the program stays
 * cheap for those who never ask. Of several rows with one key the first is kept.
 */
export function rowsByKey<Row>(
  rows: () => readonly Row[],
  keysOf: (row: Row) => readonly string[],
): (key: string) => Row | undefined {
  let byKey: Map<string, Row> | undefined;
  return (key) => {
    if (!byKey) {
      byKey = new Map();
      for (const row of rows()) {
        for (const rowKey of keysOf(row)) if (!byKey.has(rowKey)) byKey.set(rowKey, row);
      }
    }
    return byKey.get(key);
  };
}

/** The same for keys that rows share: all of them, in their order. */
export function allRowsByKey<Row>(
  rows: () => readonly Row[],
  keyOf: (row: Row) => string,
): (key: string) => readonly Row[] {
  let byKey: Map<string, Row[]> | undefined;
  return (key) => {
    if (!byKey) {
      byKey = new Map();
      for (const row of rows()) {
        const same = byKey.get(keyOf(row));
        if (same) same.push(row);
        else byKey.set(keyOf(row), [row]);
      }
    }
    return byKey.get(key) ?? [];
  };
}

/** The part of a row's id before the first slash. What follows tells rows of one figure apart. */
export function nameInId(id: string): string {
  const slash = id.indexOf("/");
  return slash < 0 ? id : id.slice(0, slash);
}
