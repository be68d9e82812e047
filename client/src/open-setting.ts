import { commands, type Extension } from "vscode";
import { settingsSection } from "../../shared/protocol";

/**
 * Shows a setting, named as in `flow-license.json`. A name below a setting, such as a single loop, leads to the setting
 * it belongs to; a name that only the file knows, to all of them.
 */
export async function openSetting(extension: Extension<unknown>, name: unknown): Promise<void> {
  await commands.executeCommand("workbench.action.openSettings", queryFor(extension, name));
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
