import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { settingsFileName } from "../../../shared/protocol";
import { readSettingsFile } from "../settings/read-settings-file";
import { diagnosticSource } from "./diagnostics";
import { pathOf } from "./document-path";
import { rangeOf, severities } from "./to-lsp";

export function isSettingsFile(uri: string): boolean {
  return pathOf(uri).path.endsWith(`/${settingsFileName}`);
}

/**
 * What is wrong in an open settings file. Whether another one above it forbids a setting is told where the flows are:
 * in the file alone it cannot be seen.
 */
export function settingsDiagnostics(document: TextDocument): Diagnostic[] {
  const { problems } = readSettingsFile(document.getText(), { name: settingsFileName, folder: "", isRoot: true });
  return problems.map(({ message, severity, offset, length }) => ({
    range: rangeOf({ offset, length }, document),
    severity: severities[severity],
    code: "settings",
    source: diagnosticSource,
    message,
  }));
}
