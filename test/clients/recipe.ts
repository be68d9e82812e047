import { readFileSync } from "node:fs";

const page = readFileSync(new URL("../../docs/editors.md", import.meta.url), "utf8");

/** The first block of code below a heading of docs/editors.md: what people put into the settings of their editor. */
export function recipeOf(heading: string): string {
  const from = page.indexOf(`\n## ${heading}\n`);
  const section = from < 0 ? "" : page.slice(from, page.indexOf("\n## ", from + 1));
  const block = /```\w+\n(.*?)```/s.exec(section)?.[1];
  if (block === undefined) throw new Error(`docs/editors.md has no recipe below "${heading}".`);
  return block;
}
