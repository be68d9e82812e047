/** What stands between the whole part of a number and its decimals. */
export type DecimalMark = "." | ",";

/**
 * The decimal mark of a column. One that a number shows beyond doubt goes first: `1.234,5` and `0,75` have a comma.
 * Where none does, it is a comma in tables whose columns semicolons part, as Excel writes them in such countries.
 */
export function decimalMarkOf(cells: Iterable<string>, delimiter: string): DecimalMark {
  for (const cell of cells) {
    const [, mark, decimals] = /^[^.,]*(?:.*)([.,])(\d*)$/.exec(cell) ?? [];
    if (mark === undefined || decimals === undefined) continue;
    const marks = cell.replace(/[^.,]/g, "");
    const isOnly = marks.length === 1;
    const endsThousands = isOnly && decimals.length === 3 && !cell.startsWith("0");
    const isRepeated = !isOnly && new Set(marks).size === 1;
    if (!endsThousands && !isRepeated) return mark as DecimalMark;
    if (isRepeated) return mark === "," ? "." : ",";
  }
  return delimiter === ";" ? "," : ".";
}

/** A number that is not negative, as spreadsheets write it: `1,234.5`, `1.234,5`, `1 234`, `1E+05`. Null where it is none. */
export function readNumber(cell: string, mark: DecimalMark): number | null {
  const thousands = mark === "." ? "," : ".";
  const groups = new RegExp(`^\\d{1,3}(?:[${thousands}\\s'\u2019]\\d{3})+(?=$|[${mark}Ee])`);
  const grouped = groups.exec(cell)?.[0];
  const plain = grouped === undefined ? cell : grouped.replace(/\D/g, "") + cell.slice(grouped.length);
  const written = mark === "," ? plain.replace(",", ".") : plain;
  if (!/^(?:\d+(?:\.\d*)?|\.\d+)(?:E\+?\d{1,3})?$/i.test(written)) return null;
  const value = Number(written);
  return Number.isFinite(value) ? value : null;
}
