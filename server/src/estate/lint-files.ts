import { type Analysis, analyze, noAnalysis, type SettingsOf } from "../analyze";
import type { ExportFile, InputProblem } from "../exports/export-file";
import { cloudFlowCategory } from "../flow/flow-metadata";
import { metadataOf, surroundingsOf } from "./file-surroundings";
import { indexFlows } from "./flow-index";
import { KeptTexts } from "./kept-texts";

/** One input file with what was found in it. */
export interface LintedFile {
  readonly file: string;
  /** Empty where the file could not be read. */
  readonly text: string;
  readonly analysis: Analysis;
  readonly problem: InputProblem | null;
}

/**
 * Lints files one after the other in the given order, after a first pass over all of them. Only a fixed amount of
 * text is held at a time, so memory does not grow with the inputs. `onRead` is told the length of each text that is read.
 */
export async function* lintFiles(
  files: readonly ExportFile[],
  settings: SettingsOf,
  onRead: (length: number) => void = () => {},
): AsyncGenerator<LintedFile> {
  const texts = new KeptTexts(onRead);
  const index = await indexFlows(files, settings, texts);
  for (const file of files) {
    const read = await texts.take(file);
    if ("problem" in read) {
      yield { file: file.label, text: "", analysis: noAnalysis, problem: read.problem };
      continue;
    }
    const calls = index.callsOf(file);
    if (calls.length > 0) await index.prepare(file, calls);
    const document = { uri: file.label, version: 0, text: read.text };
    const analysis = analyze(document, surroundingsOf(file, index), settings);
    const problem = analysis.flows.length + analysis.problems.length === 0 ? declaredInVain(file) : null;
    index.remember(
      file,
      analysis.flows.map(({ facts }) => facts),
    );
    yield { file: file.label, text: read.text, analysis, problem };
  }
}

/** A file that its package declares as a cloud flow, and from which none can be read, is not passed over. */
function declaredInVain(file: ExportFile): InputProblem | null {
  const isDeclared = metadataOf(file).category === cloudFlowCategory || legacyFlowFile.test(file.label);
  if (file.package === null || !isDeclared) return null;
  const message = "The package says that this is a cloud flow, but no flow can be read from it.";
  return { file: file.label, code: "unreadable-flow", severity: "error", message };
}

const legacyFlowFile = /(?:^|\/)Microsoft\.Flow\/flows\/[^/]+\/definition\.json$/i;
