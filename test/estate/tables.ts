import {
  type GivenTables,
  readInputs,
  type TableKind,
  type Inputs as Tables,
  tableKinds,
} from "../../server/src/estate/inputs/read-inputs";

/** Texts of tables by their kinds. */
export type TableTexts = Readonly<Partial<Record<TableKind, string>>>;

/** Reads tables in memory. */
export function tablesOf(texts: TableTexts): Tables {
  const given = Object.entries(texts).map(([kind, text]) => [
    kind,
    { name: `${kind}.csv`, bytes: new TextEncoder().encode(text) },
  ]);
  return readInputs(Object.fromEntries(given) as GivenTables);
}

/** As flags would name them. */
export const tableNames = Object.fromEntries(tableKinds.map((kind) => [kind, `${kind}.csv`]));
