import { parse } from "papaparse";
import { describe, expect, it } from "vitest";
import type { FlowReport } from "../../shared/flow-report";
import { csvOf } from "../../webview/src/exports/csv";
import { example, part } from "./flow-parts";

describe("the parts as CSV", () => {
  const report = (parts: FlowReport["parts"]) => ({ name: "My flow", parts, words: { noun: "request" } }) as FlowReport;
  const rowsOf = (parts: FlowReport["parts"]) =>
    parse<Record<string, string>>(csvOf(report(parts)).slice(1), { header: true, skipEmptyLines: true }).data;

  it("have a row each, with the container they stand in", () => {
    const rows = rowsOf(example);
    expect(rows).toHaveLength(example.parts.length);
    expect(rows[2]).toMatchObject({
      flow: "My flow",
      part: "Get a row",
      inside: "Apply to each",
      premium: "yes",
      "requests a run by itself": "4",
      "times a run": "4",
    });
  });

  it("leave empty what is not known, and never say 0 for it", () => {
    const [row] = rowsOf({ ...example, parts: [part(0, "Endless", "applyToEach", { itself: null, inside: null })] });
    expect(row).toMatchObject({ "requests a run by itself": "", "requests a run with all inside": "", line: "" });
  });

  it("have no name that a spreadsheet takes for a formula", () => {
    const names = ['=HYPERLINK("https://example.org")', "+1", "-1", "@SUM(A1)", "\t=1"];
    const text = csvOf(report({ ...example, parts: names.map((name, id) => part(id, name)) }));
    expect(text).not.toMatch(/(^|,|")[=+@\t]/m);
    expect(text).toContain("'+1");
  });

  it("begin with the mark by which Excel knows UTF-8", () => expect(csvOf(report(example)).charCodeAt(0)).toBe(0xfeff));
});
