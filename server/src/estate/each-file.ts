import type { SettingsOf } from "../analyze";
import type { ExportFile, InputProblem } from "../exports/export-file";
import type { FlowFacts } from "../facts/flow-facts";
import type { Surroundings } from "../facts/surroundings";
import { cloudFlowCategory } from "../flow/flow-metadata";
import type { SourceDocument } from "../syntax/document";
import { metadataOf, surroundingsOf } from "./file-surroundings";
import { type FlowIndex, indexFlows } from "./flow-index";
import { KeptTexts } from "./kept-texts";

/** What a look at a document tells at least. */
interface Looked {
  readonly flows: readonly { readonly facts: FlowFacts }[];
  readonly problems: readonly unknown[];
}

/** One input file with what a look at it told. */
export interface LookedAtFile<Result> {
  readonly file: ExportFile;
  /** Empty where the file could not be read. */
  readonly text: string;
  /** Null where the file could not be read. */
  readonly result: Result | null;
  readonly problem: InputProblem | null;
}

/**
 * Looks at files one after the other in the given order, after a first pass over all of them; `known` is what such a
 * pass has told before. Only a fixed amount of text is held at a time, so memory does not grow with the inputs.
 */
export async function* eachFile<Result extends Looked>(
  files: readonly ExportFile[],
  settings: SettingsOf,
  look: (document: SourceDocument, surroundings: Surroundings) => Result,
  known?: FlowIndex,
): AsyncGenerator<LookedAtFile<Result>> {
  const texts = new KeptTexts();
  const index = known ?? (await indexFlows(files, settings, texts));
  for (const file of files) {
    const read = await texts.take(file);
    if ("problem" in read) {
      yield { file, text: "", result: null, problem: read.problem };
      continue;
    }
    const calls = index.callsOf(file);
    if (calls.length > 0) await index.prepare(file, calls);
    const result = look({ uri: file.label, version: 0, text: read.text }, surroundingsOf(file, index));
    const problem = result.flows.length + result.problems.length === 0 ? declaredInVain(file) : null;
    index.remember(
      file,
      result.flows.map(({ facts }) => facts),
    );
    yield { file, text: read.text, result, problem };
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
