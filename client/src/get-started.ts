import { commands, type ExtensionContext, Uri, window, workspace } from "vscode";

const sample = "samples/BuildingInspections/Workflows/RecordInspection-073D6236-6A03-4531-8E2F-8E9944E6A98D.json";

/** Opens a flow to look around in; as a new document, so that nobody changes the one of the extension. */
export async function openSample({ extensionUri }: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, sample));
  const document = await workspace.openTextDocument({ language: "json", content: new TextDecoder().decode(bytes) });
  await window.showTextDocument(document);
}

/** Opens the walkthrough that package.json contributes. */
export async function getStarted({ extension }: ExtensionContext): Promise<void> {
  await commands.executeCommand("workbench.action.openWalkthrough", `${extension.id}#getStarted`, false);
}
