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

/** Lints files one after the other in the given order. */
export async function* lintFiles(files: readonly ExportFile[], settings: SettingsOf): AsyncGenerator<LintedFile> {
  const looked = eachFile(files, settings, (document, beside) => analyze(document, beside, settings));
  for await (const { file, text, result, problem } of looked) {
    yield { file: file.label, text, analysis: result ?? noAnalysis, problem };
  }
}
