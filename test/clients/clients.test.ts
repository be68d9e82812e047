import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Editor, runEditor, type Shown } from "./editor";
import { editors } from "./editors";
import {
  type OpenedExport,
  openedExports,
  placeExports,
  program,
  type ReportedFinding,
  reportedFindings,
} from "./exports";

const temporary = realpathSync(mkdtempSync(`${tmpdir()}/flow-license-lint-clients-`));
const opened = `${temporary}/opened`;

beforeAll(() => {
  mkdirSync(opened);
  placeExports(opened);
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe.each(editors)("$name", (editor) => {
  const shown = shownBy(editor);

  it.each(openedExports)("shows what the report says of $name", (it) => {
    const expected = findingsOf(it).map((finding) => reportLine(finding, editor));
    expect(shownOf(it, shown()).diagnostics.map(diagnosticLine).sort()).toEqual(expected.sort());
  });

  if (editor.leavesPlaces) {
    it.each(openedExports)("follows an edit of $name", (it) => {
      const expected = findingsOf(it).map((finding) => reportLine(finding, editor, 1));
      expect(shownOf(it, shown()).afterEdit?.map(diagnosticLine).sort()).toEqual(expected.sort());
    });
  }

  if (editor.showsHovers) {
    it.each(openedExports)("shows a hover in $name", (it) => {
      const { hover } = shownOf(it, shown());
      expect(hover?.kind).toBe("markdown");
      expect(hover?.value).toMatch(/\*\*.*\*\*/);
    });
  }
});

const findings = new Map<OpenedExport, readonly ReportedFinding[]>();

function findingsOf(it: OpenedExport): readonly ReportedFinding[] {
  const known = findings.get(it) ?? reportedFindings(it, opened);
  findings.set(it, known);
  return known;
}

/** Runs the editor once, when the first test asks; a failure to run fails each test that asks. */
function shownBy(editor: Editor): () => readonly Shown[] {
  let result: { readonly shown: readonly Shown[] } | { readonly error: unknown } | undefined;
  return () => {
    try {
      result ??= { shown: runEditor(editor, task(), `${temporary}/${editor.program}`, program) };
    } catch (error) {
      result = { error };
    }
    if ("error" in result) throw result.error;
    return result.shown;
  };
}

function task() {
  const files = openedExports.map((it) => {
    const expected = findingsOf(it);
    const { line, column } = (expected[0] as ReportedFinding).range.start;
    return { path: pathOf(it), diagnostics: expected.length, hover: { line: line - 1, character: column } };
  });
  return { folder: opened, files };
}

function shownOf(it: OpenedExport, all: readonly Shown[]): Shown {
  const found = all.find(({ path }) => path === pathOf(it));
  if (!found) throw new Error(`The editor told nothing of ${it.file}.`);
  return found;
}

function pathOf({ folder, file }: OpenedExport): string {
  return `${opened}/${folder}/${file}`;
}

function reportLine(finding: ReportedFinding, editor: Editor, linesAbove = 0): string {
  const { severity, rule, message } = finding;
  const { start, end } = finding.range;
  const place = `${start.line + linesAbove}:${start.column}-${end.line + linesAbove}:${end.column}`;
  return `${place} ${editor.severity(severity)} ${rule} ${message}`;
}

/** The first line of a diagnostic is the message of the finding; below it stands why, and what to do. */
function diagnosticLine({ line, column, endLine, endColumn, severity, code, message }: Shown["diagnostics"][number]) {
  return `${line}:${column}-${endLine}:${endColumn} ${severity} ${code} ${message.split("\n", 1)[0]}`;
}
