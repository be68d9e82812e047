import { l10n, Range, type TextDocumentShowOptions, Uri, window, workspace } from "vscode";
import type { FlowRow } from "../../../shared/flow-row";
import { type ScanResult, scanRequest } from "../../../shared/protocol";
import { folderOfZip } from "./package-files";
import type { PackageTree } from "./package-tree";
import type { ViewParts } from "./view-parts";

/**
 * Opens a zip as a folder of the tree of packages; where it holds a single flow, that too. One that cannot be read is
 * told instead. Returns the folder, null where none was opened.
 */
export async function openPackage(
  server: ViewParts["server"],
  packages: PackageTree,
  given: unknown,
): Promise<Uri | null> {
  const zip = given instanceof Uri ? given : await pickZip();
  if (!zip) return null;
  const folder = folderOfZip(zip);
  const result = await scan(server, folder);
  if ("fault" in result) {
    void window.showErrorMessage(`Flow License Lint: ${result.fault}`);
    return null;
  }
  const [only] = result.rows;
  if (!only && !(await wantsNoFlows(nameOf(zip)))) return null;
  await packages.open(folder);
  if (only && result.rows.length === 1) await showFlow(only);
  return folder;
}

/** Makes an open package a folder of the workspace, for which the editor may start all extensions anew. */
export function addToWorkspace(folder: Uri): void {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.some(({ uri }) => uri.toString() === folder.toString())) return;
  workspace.updateWorkspaceFolders(folders.length, 0, { uri: folder, name: nameOf(folder).replace(/!$/, "") });
}

async function pickZip(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t("Open Flow Package"),
    openLabel: l10n.t("Open"),
    filters: { [l10n.t("Exported packages")]: ["zip"] },
  });
  return chosen?.[0];
}

/** A zip of which nothing can be read has a fault and no rows. */
async function scan(
  server: ViewParts["server"],
  folder: Uri,
): Promise<{ readonly rows: readonly FlowRow[] } | { readonly fault: string }> {
  try {
    await workspace.fs.readDirectory(folder);
    const { request } = await server();
    const { rows, problems } = await request<ScanResult>(scanRequest, { folders: [folder.toString()] });
    const problem = problems.find(({ isError }) => isError);
    return rows.length === 0 && problem ? { fault: problem.message } : { rows };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

async function showFlow({ uri, line, character }: FlowRow): Promise<void> {
  const options: TextDocumentShowOptions = { selection: new Range(line, character, line, character), preview: false };
  await window.showTextDocument(Uri.parse(uri), options);
}

async function wantsNoFlows(name: string): Promise<boolean> {
  const open = l10n.t("Open Anyway");
  const message = l10n.t("{0} holds no flow that can be read.", name);
  return (await window.showWarningMessage(`Flow License Lint: ${message}`, open)) === open;
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
