import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** All files below a folder, with slashes, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1).replaceAll("\\", "/"))
    .sort();
}

/**
 * Compares the files of a package with a list in this folder, one path a line, so that nothing comes into it or gets
 * lost unnoticed. `UPDATE_EXPECTED=1 npm run package` writes the list anew.
 */
export function expectListed(found: readonly string[], listName: string): void {
  const list = fileURLToPath(new URL(listName, import.meta.url));
  if (process.env.UPDATE_EXPECTED === "1") writeFileSync(list, found.map((file) => `${file}\n`).join(""));
  const listed = existsSync(list) ? readFileSync(list, "utf8").split("\n").filter(Boolean) : [];
  const differences = [
    ...listed.filter((file) => !found.includes(file)).map((file) => `- ${file}`),
    ...found.filter((file) => !listed.includes(file)).map((file) => `+ ${file}`),
  ];
  if (differences.length === 0) return;
  const about = `- is listed in test/package/${listName} only, + is in the package only:`;
  throw new Error([about, ...differences].join("\n"));
}
