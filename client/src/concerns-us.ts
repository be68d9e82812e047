import type { TextDocument } from "vscode";
import { mayHoldFlow } from "../../shared/may-hold-flow";
import { settingsFileName } from "../../shared/protocol";

/** The languages in which VS Code shows exported flows and settings files. */
export const documentSelector = [{ language: "json" }, { language: "jsonc" }];

/** Whether the server has something to say about a document; any other document is kept from it. */
export function concernsUs(document: TextDocument): boolean {
  if (!isJson(document)) return false;
  return isSettingsFile(document) || mayHoldFlow(document.getText());
}

/**
 * The same, asked after each change of a document that was not our concern so far. A long text is not looked at again
 * until it is saved, so that typing into it stays free.
 */
export function concernsUsByNow(document: TextDocument): boolean {
  return isJson(document) && lengthOf(document) < longestLookedAtWhileTyping && concernsUs(document);
}

const longestLookedAtWhileTyping = 1024 * 1024;

function isJson({ languageId }: TextDocument): boolean {
  return documentSelector.some(({ language }) => language === languageId);
}

export function isSettingsFile({ uri }: TextDocument): boolean {
  return uri.path.endsWith(`/${settingsFileName}`);
}

/** The editor knows where lines begin, so no text is put together to measure it. */
function lengthOf(document: TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
