import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../server/src/estate/inputs/csv";
import { decimalMarkOf, readNumber } from "../../server/src/estate/inputs/numbers";

/** Cells as people have them: anything but spaces around them, with what is special in some dialect. */
const cell = fc
  .array(
    fc.constantFrom("a", "Ü", "7", " ", ",", ";", "\t", "|", '"', "\n", "'", "=", "@", "-", "\u202e", "😀", "\0"),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join("").trim())
  .filter((text) => !/^="/.test(text));
const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 12 });
const dialect = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  newline: fc.constantFrom("\n", "\r\n", "\r"),
  quotes: fc.boolean(),
  mark: fc.boolean(),
  stated: fc.boolean(),
  trailing: fc.integer({ min: 0, max: 3 }),
  ending: fc.boolean(),
});

const header = ["Flow ID", "Owner", "Owner type"];
const known = new Set(header);

describe("a table", () => {
  it("reads back the same from any dialect that it is written in", () => {
    fc.assert(
      fc.property(rows, dialect, (cells, { delimiter, newline, quotes, mark, stated, trailing, ending }) => {
        const empty = Array.from({ length: trailing }, () => "");
        const inDialect = [header, ...cells].map((row) =>
          [...row, ...empty].map((text) => text.replaceAll("\n", newline)),
        );
        const text = Papa.unparse(inDialect, { delimiter, newline, quotes });
        const first = stated ? `sep=${delimiter}${newline}` : "";
        const table = readCsv(`${mark ? "\ufeff" : ""}${first}${text}${ending ? newline : ""}`, (it) => known.has(it));
        const wanted = cells.map((row) => {
          const kept = [...row];
          while (kept.at(-1) === "") kept.pop();
          return kept;
        });
        expect(table.header).toEqual(header);
        expect(table.rows.map((row) => row.cells)).toEqual(wanted.filter((row) => row.length > 0));
        expect(table.faults).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("tells each row's own line", () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const text = Papa.unparse([header, ...cells], { newline: "\n" });
        const lines = text.split("\n");
        for (const { line, cells: read } of readCsv(text, (it) => known.has(it)).rows) {
          const [start = ""] = read.join("").split(/[\n"]/);
          if (read[0] !== "" && start !== "") expect(lines[line - 1]).toContain(start[0]);
          expect(line).toBeGreaterThan(1);
        }
      }),
    );
  });
});

describe("a number", () => {
  it("reads back the same with either decimal mark and any thousands, once the column shows its mark", () => {
    const value = fc.integer({ min: 0, max: 999_999_999_999 }).map((n) => n / 100);
    const style = fc.record({
      mark: fc.constantFrom(".", ","),
      group: fc.constantFrom("", "other", " ", "'", "\u00a0"),
    });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), style, (values, { mark, group }) => {
        const thousands = group === "other" ? (mark === "." ? "," : ".") : group;
        const cells = values.map((it) => {
          const [whole = "", decimals = ""] = it.toFixed(2).split(".");
          return `${whole.replace(/\B(?=(?:\d{3})+$)/g, thousands)}${mark}${decimals}`;
        });
        const found = decimalMarkOf(cells, "\t");
        expect(found).toBe(mark);
        expect(cells.map((it) => readNumber(it, found))).toEqual(values);
      }),
      { numRuns: 500 },
    );
  });

  it("is nothing but a number", () => {
    for (const text of [
      "",
      "-1",
      "1-",
      "1 2",
      "1,2,3",
      "0x10",
      "NaN",
      "Infinity",
      "1e400",
      "=1+1",
      "12 runs",
      "1.2.3",
    ]) {
      expect([text, readNumber(text, ".")]).toEqual([text, null]);
    }
  });
});
