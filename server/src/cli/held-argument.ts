import type { HeldLicense } from "../holdings/held-license";
import { allLicenses, type LicenseRow, lookUpLicense } from "../reference/licenses";
import { productLineOf } from "../reference/product-lines";
import { nearestName } from "../syntax/nearest-name";
import { UsageError } from "./exit-code";

/**
 * Reads `--held` and `--attach`: ids of licenses, each with or without a number (`dynamics-365-enterprise:2500`),
 * separated by commas. Without a number a user license is held by each of `users` people, and any other once; an id
 * that is named again adds to the former.
 */
export function readHeld(held: string, attach: string | undefined, users: number): readonly HeldLicense[] {
  const base = readList(held, false, users);
  const attached = attach === undefined ? [] : readList(attach, true, users);
  for (const { license } of attached) {
    const line = productLineOf(license.id);
    if (!line) throw new UsageError(`--attach: ${license.id} is no license of a product line.`);
    if (!base.some((it) => line.licenses.includes(it.license.id))) {
      throw new UsageError(`--attach ${license.id} needs a base license of ${line.name} in --held.`);
    }
  }
  return [...base, ...attached];
}

function readList(text: string, attach: boolean, users: number): HeldLicense[] {
  const counts = new Map<LicenseRow, number>();
  const words = text.split(",").map((word) => word.trim());
  for (const word of words.filter((it) => it !== "")) {
    const [id = "", number] = word.split(":");
    const license = licenseNamed(id);
    const isAssigned = license.holder === "user" && productLineOf(license.id) !== undefined;
    const count = number === undefined ? (isAssigned && !counts.has(license) ? users : 1) : wholeNumber(number, word);
    counts.set(license, (counts.get(license) ?? 0) + count);
  }
  if (counts.size === 0) throw new UsageError(`${attach ? "--attach" : "--held"} needs the id of a license.`);
  return [...counts].map(([license, count]) => ({ license, count, attach }));
}

function licenseNamed(id: string): LicenseRow {
  const license = lookUpLicense(id.toLowerCase());
  if (license) return license;
  const near = nearestName(
    id,
    allLicenses().map((it) => it.id),
  );
  throw new UsageError(`${id} is no license that is known${near ? `; did you mean ${near}?` : "."}`);
}

function wholeNumber(text: string, word: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new UsageError(`${word}: the number of licenses must be a whole number from 1.`);
  return Number(text);
}
