import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import headings from "../../server/data/source-headings.json";
import coverage from "./faq-headings.json";

/*
 * Every heading of the licensing FAQ, of the AI Builder overview and of the page about Copilot Credits is either
 * reached by tests or has a reason why no tool can answer it from an export. A test is named by its file and title, or
 * by the worked example, the row of "whose license, whose limit", or the step of the decision that it is about.
 */

type Pointer = string | { readonly file: string; readonly title: string };
interface Heading {
  readonly heading: string;
  readonly title: string;
  readonly reachedBy?: readonly Pointer[];
  readonly reason?: string;
}

const rows = coverage.headings as readonly Heading[];
const root = join(import.meta.dirname, "../..");
const testFiles = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !/^licensing|^host|node_modules|^exports.[^/\\]+[/\\]/.test(name),
);
const tests = testFiles.map((name) => readFileSync(join(root, "test", name), "utf8")).join("\n");
const words = [...new Set(rows.flatMap(({ reachedBy }) => reachedBy ?? []).filter((it) => typeof it === "string"))];

/** A title names the word, or a table of cases has the row or step that its titles are made of. */
function isNamed(word: string): boolean {
  const asTitle = new RegExp(`["\`][^"\`\n]*\\b${word}\\b`, "i");
  const asCase = new RegExp(`\\b${word.replace(" ", ": ")}\\b`);
  return asTitle.test(tests) || (word.includes(" ") && asCase.test(tests));
}

describe("the headings of the seeds", () => {
  it("are all told of, with the titles of the reference data", () => {
    const known = headings.rows.filter(({ id }) => /^(?:faq|cc)#/.test(id));
    expect(rows).toEqual(
      expect.arrayContaining(known.map(({ id, title }) => expect.objectContaining({ heading: id, title }))),
    );
    const ids = rows.map(({ heading }) => heading);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("are reached by tests or have a reason, and never both", () => {
    for (const { heading, reachedBy, reason } of rows) {
      expect((reachedBy === undefined) !== (reason === undefined), heading).toBe(true);
      expect(reachedBy?.length, heading).not.toBe(0);
    }
  });

  it("name tests that exist", () => {
    const missing = rows.flatMap(({ heading, reachedBy }) =>
      (reachedBy ?? []).flatMap((pointer) => {
        if (typeof pointer === "string") return [];
        const file = join(root, pointer.file);
        const text = existsSync(file) ? readFileSync(file, "utf8") : "";
        return text.includes(`"${pointer.title}`) ? [] : [{ heading, ...pointer }];
      }),
    );
    expect(missing).toEqual([]);
  });

  it("name examples, rows and steps that a test is about", () => {
    expect(words.filter((word) => !isNamed(word))).toEqual([]);
  });

  it("have a reason in at most 15 cases", () => {
    const reasons = rows.filter(({ reason }) => reason !== undefined);
    const reached = rows.filter(({ reason }) => reason === undefined);
    console.log(
      [
        `${reached.length} headings are reached by tests:`,
        ...reached.map((row) => `  ${row.title} - ${(row.reachedBy ?? []).map(nameOf).join("; ")}`),
        `${reasons.length} headings have a reason:`,
        ...reasons.map(({ title, reason }) => `  ${title} - ${reason}`),
      ].join("\n"),
    );
    expect(reasons.length).toBeLessThanOrEqual(15);
  });
});

function nameOf(pointer: Pointer): string {
  return typeof pointer === "string" ? pointer : pointer.title;
}
