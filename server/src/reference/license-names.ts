import data from "../../data/license-names.json";
import { allLicenses, type LicenseId } from "./licenses";
import { rowsByKey } from "./rows-by-key";

interface NamedLicense {
  readonly license: LicenseId;
  /** All that it is called. */
  readonly names: readonly string[];
}

const rowOf = rowsByKey<NamedLicense>(
  () => [
    ...allLicenses().map(({ id, name }) => ({ license: id, names: [id, name, name.replace(" (legacy)", "")] })),
    ...data.rows.map(({ license, name, skuPartNumbers }) => ({ license, names: [name, ...(skuPartNumbers ?? [])] })),
  ],
  ({ names }) => names.map(spelling),
);

/**
 * The license that goes by a name of admin centers, a part number of PowerShell, or our own id; in any letter case, and
 * with or without the maker's name in front of Power Automate and Power Apps.
 */
export function licenseCalled(name: string): LicenseId | null {
  return rowOf(spelling(name))?.license ?? null;
}

function spelling(name: string): string {
  const plain = name.trim().replace(/\s+/g, " ").toLowerCase();
  return plain.replace(/^microsoft (?=power)/, "");
}
