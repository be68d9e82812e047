import {
  commands,
  type Diagnostic,
  extensions,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { ExtensionApi } from "../../client/src/extend-editor";
import { until } from "./expect";

export const extensionId = "flow-license-lint.flow-license-lint";

/** Exports of the workspace that the hosts make from the samples, and JSON that is no flow. */
export const paths = {
  buttonFlow: "BuildingInspections/Workflows/RecordInspection-073D6236-6A03-4531-8E2F-8E9944E6A98D.json",
  loopFlow: "BuildingInspections/Workflows/RemindOverdueWorkOrders-E9B1C067-C554-431B-8363-2EA721F2D711.json",
  /** No test opens this one: what is open shows its own findings. */
  packagedFlow:
    "InvoiceMailbox_20260914081502/Microsoft.Flow/flows/23308941-12c6-44a0-8b15-221ca867a581/definition.json",
  settings: "flow-license.json",
  otherJson: "plain/other.json",
  otherSettings: "plain/settings.json",
};

export async function api(): Promise<ExtensionApi> {
  const extension = extensions.getExtension<ExtensionApi>(extensionId);
  if (!extension) throw new Error(`The extension ${extensionId} is not there.`);
  return extension.activate();
}

/** Whether Node runs the extension; else a browser does. */
export const isNode = typeof process === "object" && process.versions?.node !== undefined;

/** Whether tasks can run: the host without terminals says so. */
export const hasTerminals = isNode && process.env.FLOW_LICENSE_NO_TERMINALS === undefined;

/** The files of the extension that Node has read, from its folder on; what other hosts have read is not told. */
export function filesInUse(): string[] {
  const folder = `${extensions.getExtension(extensionId)?.extensionPath}/`;
  const files = isNode ? Object.keys(require.cache) : [];
  return files
    .filter((file) => file.startsWith(`${folder}dist/`))
    .map((file) => file.slice(folder.length))
    .sort();
}

export function uriOf(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("No folder is open.");
  return Uri.joinPath(folder.uri, path);
}

export async function show(path: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(uriOf(path)), { preview: false });
}

/** Takes back what was not saved, and closes everything. */
export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}

export function codesOf(uri: Uri): string[] {
  return diagnosticsOf(uri).map(codeOf).sort();
}

/** Our own diagnostics; the editor has some for JSON too. */
export function diagnosticsOf(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === "flow-license-lint");
}

export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

export async function untilCodes(
  uri: Uri,
  what: string,
  isWanted: (codes: readonly string[]) => boolean,
): Promise<void> {
  await until(what, () => codesOf(uri), isWanted);
}

/** Replaces every place of a text, as someone who types would. */
export async function replaceAll(document: TextDocument, old: string, by: string): Promise<void> {
  const edit = new WorkspaceEdit();
  const text = document.getText();
  for (let at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length)) {
    edit.replace(document.uri, rangeAt(document, at, old.length), by);
  }
  await workspace.applyEdit(edit);
}

/** Puts a text back as it was: an editor in a browser saves what is typed by itself, so that closing does not undo it. */
export async function restore(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeAt(document, 0, document.getText().length), text);
  await workspace.applyEdit(edit);
  await document.save();
}

export function positionOf(document: TextDocument, part: string): Position {
  const at = document.getText().indexOf(part);
  if (at < 0) throw new Error(`${part} is not in ${document.uri.path}`);
  return document.positionAt(at + 1);
}

export async function hoverText(document: TextDocument, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, position);
  const parts = hovers.flatMap(({ contents }) => contents);
  return parts.map((part) => (part instanceof MarkdownString ? part.value : String(part))).join("\n");
}

function rangeAt(document: TextDocument, offset: number, length: number): Range {
  return new Range(document.positionAt(offset), document.positionAt(offset + length));
}
