import { addAll } from "../../../shared/add-all";
import { factsOf, type SettingsOf } from "../analyze";
import type { ExportFile, InputProblem } from "../exports/export-file";
import type { FlowFacts } from "../facts/flow-facts";
import { type Declarations, noDeclarations } from "./declarations";
import { eachFile } from "./each-file";
import { type EstateFlow, estateFlow } from "./estate-flow";
import { fileProblems } from "./file-problems";
import type { FlowIndex } from "./flow-index";
import { sharing } from "./share";

/** All flows of the inputs, each kept as a few lines. */
export interface Estate {
  /** In the order of the inputs; a flow that is among them more than once stands here as often. */
  readonly flows: readonly EstateFlow[];
  readonly files: number;
  readonly problems: readonly InputProblem[];
}

/**
 * Reads an estate of any size file by file. `onFlow` is told what was found out about each flow, of which little is
 * kept.
 */
export async function readEstate(
  files: readonly ExportFile[],
  settings: SettingsOf,
  declarations: Declarations = noDeclarations,
  onFlow: (facts: FlowFacts) => void = () => {},
  known?: FlowIndex,
): Promise<Estate> {
  const flows: EstateFlow[] = [];
  const problems: InputProblem[] = [];
  const share = sharing();
  const looked = eachFile(files, settings, (document, beside) => factsOf(document, beside, settings), known);
  for await (const { file, text, result, problem } of looked) {
    if (problem) problems.push(problem);
    addAll(problems, fileProblems(file.label, text, result?.problems ?? []));
    for (const one of result?.flows ?? []) {
      onFlow(one.facts);
      flows.push(estateFlow(one, text, solutionOf(one.facts.metadata.solution?.name, file), declarations, share));
    }
  }
  return { flows, files: files.length, problems };
}

/** A solution that does not tell its name goes by where it stands. */
function solutionOf(name: string | undefined, { package: around }: ExportFile): string | null {
  return name ?? (around?.kind === "solution" ? around.label : null);
}
