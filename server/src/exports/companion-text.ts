import { decodeText } from "./decode-text";
import type { InputProblem } from "./export-file";
import type { FileTree } from "./file-tree";
import { problemBehind } from "./unreadable";

/** Takes a problem up; one of the same file and code is taken up once. */
export type Report = (problem: InputProblem) => void;

/** The text of a file that says something about flows beside it; null, and a problem, where it cannot be read. */
export async function readCompanion(tree: FileTree, path: string, report: Report): Promise<string | null> {
  try {
    tree.admit(path);
    return decodeText(await tree.read(path));
  } catch (failure) {
    report(problemBehind(failure, tree.labelOf(path), "unreadable-file"));
    return null;
  }
}

/** The problem of a companion whose text is not what its name says; its content is never quoted. */
export function malformed(file: string, language: "XML" | "YAML", line: number, column: number): InputProblem {
  const message = `${file} cannot be read as ${language} (line ${line}, column ${column}); what it says about flows is unknown.`;
  return { file, code: `unreadable-${language.toLowerCase()}`, severity: "error", message };
}
