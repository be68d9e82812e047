import { licenseCalled } from "../../reference/license-names";
import { type LicenseId, lookUpLicense } from "../../reference/licenses";
import { userKey } from "../user-key";
import type { ColumnNames } from "./columns";
import { readTable, type TableFile } from "./read-table";
import { quoted, type TableProblems } from "./table-problems";

/** The licenses of each user, found by any of the user's names. */
export interface HeldByUsers {
  /** Null where the list does not have the user. */
  licensesOf(user: string): readonly LicenseId[] | null;
}

const columnNames: ColumnNames<"user" | "license"> = {
  user: [
    "userprincipalname",
    "upn",
    "email",
    "emailaddress",
    "mail",
    "objectid",
    "userid",
    "user",
    "username",
    "owner",
    "account",
    "displayname",
    "name",
  ],
  license: [
    "licenses",
    "license",
    "assignedlicenses",
    "assignedproducts",
    "products",
    "product",
    "productname",
    "skus",
    "sku",
    "skupartnumber",
    "skupartnumbers",
    "licences",
    "licence",
  ],
};

/** Reads who holds what; null where the table has no such columns. A user may stand in several lines. */
export function readHeldByUsers(file: TableFile): { table: HeldByUsers; problems: TableProblems } | null {
  const { table, columns, problems } = readTable(file, columnNames);
  if (!columns.has("user") || !columns.has("license")) return null;
  const users = new Map<string, User | null>();
  const unknown = new Map<string, { readonly line: number; lines: number }>();
  for (const { line, cells } of table.rows) {
    const names = columns.cells(cells, "user").map(userKey);
    const [name] = names;
    if (name === undefined) {
      problems.tell(line, "error", "The line names no user, and does not count.");
      continue;
    }
    const user = users.get(name) ?? { name, licenses: new Set<LicenseId>() };
    for (const key of names) {
      // Two people of one name are told apart by nothing that the name says.
      users.set(key, (users.get(key) ?? user) === user && users.get(key) !== null ? user : null);
    }
    for (const called of columns.cells(cells, "license").flatMap(licenseNames)) {
      const license = licenseCalled(called);
      if (license === null) noteUnknown(unknown, called, line);
      else if (lookUpLicense(license)?.holder === "user") user.licenses.add(license);
    }
  }
  for (const [called, { line, lines }] of unknown) {
    const also = lines === 1 ? "" : `, here and in ${lines - 1} more`;
    const message = `${quoted(called)} is no license of which anything is known${also}; it counts for nothing.`;
    problems.tell(line, "information", message);
  }
  return {
    table: {
      licensesOf: (name) => {
        const user = users.get(userKey(name));
        return user ? [...user.licenses].sort() : null;
      },
    },
    problems,
  };
}

interface User {
  readonly name: string;
  readonly licenses: Set<LicenseId>;
}

/** Microsoft 365 admin center parts licenses by `+`; people take commas, semicolons, bars and lines. */
function licenseNames(cell: string): string[] {
  return cell
    .split(/[+,;|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "" && !/^(?:unlicensed|none|-)$/i.test(name));
}

function noteUnknown(unknown: Map<string, { readonly line: number; lines: number }>, called: string, line: number) {
  const before = unknown.get(called);
  if (before) before.lines++;
  else unknown.set(called, { line, lines: 1 });
}
