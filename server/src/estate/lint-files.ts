import { type Analysis, analyze, noAnalysis, type SettingsOf } from "../analyze";
import type { ExportFile, InputProblem } from "../exports/export-file";
import { eachFile } from "./each-file";

/** One input file with what was found in it. */
export interface LintedFile {
  readonly file: string;
  /** Empty where the file could not be read. */
  readonly text: string;
  readonly analysis: Analysis;
  readonly problem: InputProblem | null;
}

/** Lints files one after the other in the given order. `onRead` is told the length of each text that is read. */
export async function* lintFiles(
  files: readonly ExportFile[],
  settings: SettingsOf,
  onRead: (length: number) => void = () => {},
): AsyncGenerator<LintedFile> {
  const looked = eachFile(files, settings, (document, beside) => analyze(document, beside, settings), onRead);
  for await (const { file, text, result, problem } of looked) {
    yield { file: file.label, text, analysis: result ?? noAnalysis, problem };
  }
}
