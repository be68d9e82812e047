import type { DocumentProblem } from "../analyze";
import type { InputProblem } from "../exports/export-file";
import { lineIndexOf } from "../syntax/source-range";

/** The problems of a file's text as reports tell them, with line and column. */
export function fileProblems(file: string, text: string, problems: readonly DocumentProblem[]): InputProblem[] {
  if (problems.length === 0) return [];
  const lines = lineIndexOf(text);
  return problems.map(({ code, severity, message, span }) => {
    const { line, column } = lines.positionOf(span.offset);
    return { file, code, severity, message: `${message} (line ${line}, column ${column})` };
  });
}
