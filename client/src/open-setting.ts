import { commands, type Extension, Range, Uri, WorkspaceEdit, window, workspace } from "vscode";
import {
  type FlowArgument,
  type SettingPlace,
  type SettingPlaceParams,
  settingPlaceRequest,
  settingsSection,
} from "../../shared/protocol";
import type { LaunchedServer } from "./launch";

/**
 * Shows a setting, named as in `flow-license.json`: the settings file above a flow, at the key, which is put there with
 * its default where it is missing. The file stays unsaved, so that nothing counts which a person has not looked at.
 * Where no such file can be, the setting is shown among those of the editor.
 */
export async function openSetting(
  extension: Extension<unknown>,
  server: LaunchedServer | undefined,
  name: unknown,
  flow: unknown,
): Promise<void> {
  const place = typeof name === "string" && isFlow(flow) ? await placeOf(server, { ...flow, name }) : null;
  if (place === null || !(await show(place))) {
    await commands.executeCommand("workbench.action.openSettings", queryFor(extension, name));
  }
}

async function placeOf(server: LaunchedServer | undefined, params: SettingPlaceParams): Promise<SettingPlace | null> {
  return (await server?.request<SettingPlace | null>(settingPlaceRequest, params)) ?? null;
}

async function show({ uri, text, value }: SettingPlace): Promise<boolean> {
  const file = Uri.parse(uri);
  if (text !== null && !(await write(file, text))) return false;
  const document = await workspace.openTextDocument(file);
  const selection = value
    ? new Range(document.positionAt(value.offset), document.positionAt(value.offset + value.length))
    : undefined;
  await window.showTextDocument(document, { preview: false, ...(selection && { selection }) });
  return true;
}

/** False where the file system takes no files. */
async function write(file: Uri, text: string): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(file.scheme) === false) return false;
  const edit = new WorkspaceEdit();
  const exists = await workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  if (exists) {
    const { lineCount } = await workspace.openTextDocument(file);
    edit.replace(file, new Range(0, 0, lineCount, 0), text);
  } else {
    edit.createFile(file, { ignoreIfExists: true });
    edit.insert(file, new Range(0, 0, 0, 0).start, text);
  }
  return workspace.applyEdit(edit);
}

function isFlow(value: unknown): value is FlowArgument {
  return typeof value === "object" && value !== null && "uri" in value && "flow" in value;
}

function queryFor(extension: Extension<unknown>, name: unknown): string {
  const all = contributedSettings(extension.packageJSON);
  const parts = typeof name === "string" ? name.split(".") : [];
  for (let count = parts.length; count > 0; count--) {
    const setting = [settingsSection, ...parts.slice(0, count)].join(".");
    if (all.has(setting)) return `@id:${setting}`;
  }
  return `@ext:${extension.id}`;
}

function contributedSettings(manifest: Manifest): ReadonlySet<string> {
  return new Set(manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties)));
}

interface Manifest {
  readonly contributes: { readonly configuration: readonly { readonly properties: object }[] };
}
