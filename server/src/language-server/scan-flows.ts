import type { CancellationToken } from "vscode-languageserver";
import type { FlowRow } from "../../../shared/flow-row";
import { outermostZip } from "../../../shared/package-address";
import type { ScanProblem } from "../../../shared/protocol";
import { number } from "../describe/amounts";
import { type LintedFile, lintFiles } from "../estate/lint-files";
import type { ExportFile, InputProblem } from "../exports/export-file";
import type { FileAccess } from "../exports/file-access";
import { listExportFiles } from "../exports/list-export-files";
import { joinPath } from "../exports/paths";
import { lineIndexOf } from "../syntax/source-range";
import { Cancelled, orCancelled } from "./cancelled";
import { pathOf, uriOf } from "./document-path";
import { editorLimits } from "./editor-limits";
import { type EditorSettings, folderOf } from "./editor-settings";
import { flowRows } from "./flow-rows";

export interface ScanParts {
  readonly filesOf: (origin: string) => FileAccess;
  readonly settings: Pick<EditorSettings, "of">;
  readonly token: CancellationToken;
  /** Told how far it is: `percentage` is undefined while nobody knows how many files there are. */
  readonly onProgress: (message: string, percentage?: number) => void;
  /** Told the flows as they are found; nothing keeps them here. */
  readonly onRows: (rows: readonly FlowRow[]) => void;
}

/**
 * Finds the flows of folders and zips and lints them as the command does: each folder by itself, as it is saved. Returns
 * what could not be read.
 */
export async function scanFlows(folders: readonly string[], parts: ScanParts): Promise<ScanProblem[] | "cancelled"> {
  const seen = new Set<string>();
  const problems: ScanProblem[] = [];
  for (const folder of folders) {
    const { origin, path } = pathOf(folder);
    const isNew = ({ label }: ExportFile): boolean => !seen.has(`${origin} ${label}`);
    const told = (problem: InputProblem): void => {
      if (isWorthTelling(problem)) problems.push(toScanProblem(problem, origin));
    };
    parts.onProgress("looking for flows");
    const root = outermostZip(path) ?? path;
    const listing = await listExportFiles([root], orCancelled(parts.filesOf(origin), parts.token), editorLimits);
    if (parts.token.isCancellationRequested) return "cancelled";
    listing.problems.forEach(told);
    const files = listing.files.filter(isNew);
    for (const { label } of files) seen.add(`${origin} ${label}`);
    try {
      for await (const linted of lint(files, origin, root, parts)) {
        if (linted.problem) told(linted.problem);
        const rows = rowsOf(linted, origin);
        if (rows.length > 0) parts.onRows(rows);
      }
    } catch (error) {
      if (error instanceof Cancelled) return "cancelled";
      throw error;
    }
  }
  return problems;
}

async function* lint(
  listed: readonly ExportFile[],
  origin: string,
  root: string,
  { settings, token, onProgress }: ScanParts,
): AsyncGenerator<LintedFile> {
  const own = await settings.of(uriOf({ origin, path: joinPath(root, "flow.json") }));
  await own.lookInto([...new Set(listed.map(({ label }) => folderOf(label)))]);
  let [read, linted] = [0, 0];
  const tell = (): void => {
    // The first pass takes a third of the time.
    const share = Math.min(1, read / listed.length) / 3 + (linted / listed.length) * (2 / 3);
    const files = Math.max(linted, Math.min(read, listed.length));
    onProgress(`${number(linted === 0 ? files : linted)} of ${number(listed.length)} files`, Math.floor(share * 100));
  };
  const files = listed.map((file) => ({
    ...file,
    async read() {
      if (token.isCancellationRequested) throw new Cancelled();
      if (read++ % toldEach === 0) tell();
      return file.read();
    },
  }));
  for await (const file of lintFiles(files, own.of)) {
    if (linted++ % toldEach === 0) {
      tell();
      await otherQuestions();
      if (token.isCancellationRequested) throw new Cancelled();
    }
    yield file;
  }
}

/** Files between two words about the progress. */
const toldEach = 10;

/** Lets the server answer what was asked meanwhile: someone may type beside a scan. */
function otherQuestions(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function rowsOf({ file, text, analysis }: LintedFile, origin: string): FlowRow[] {
  if (analysis.flows.length === 0) return [];
  const lines = lineIndexOf(text);
  return flowRows(uriOf({ origin, path: file }), analysis.flows, (offset) => {
    const { line, column } = lines.positionOf(offset);
    return { line: line - 1, character: column - 1 };
  });
}

/** That a zip or a file is no export is no news in a workspace. */
function isWorthTelling({ severity }: InputProblem): boolean {
  return severity === "error" || severity === "warning";
}

function toScanProblem({ file, message, severity }: InputProblem, origin: string): ScanProblem {
  return { uri: uriOf({ origin, path: file }), message, isError: severity === "error" };
}
