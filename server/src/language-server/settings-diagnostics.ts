import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { settingsFileName } from "../../../shared/protocol";
import { describeExpired, isExpired } from "../findings/select-findings";
import { readSettingsFile } from "../settings/read-settings-file";
import type { SettingsLayer } from "../settings/settings-layer";
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
export function settingsDiagnostics(document: TextDocument, today: string): Diagnostic[] {
  const place = { name: settingsFileName, folder: "", isRoot: true };
  const { problems, layer } = readSettingsFile(document.getText(), place);
  return [
    ...problems.map(({ message, severity, offset, length }) => ({
      range: rangeOf({ offset, length }, document),
      severity: severities[severity],
      code: "settings",
      source: diagnosticSource,
      message,
    })),
    ...expiredEntries(layer, today),
  ];
}

/** Entries of `ignore` that hold no more, each marked at its opening bracket. */
function expiredEntries({ values: { ignore, asOf }, ignoreAt }: SettingsLayer, today: string): Diagnostic[] {
  return (ignore ?? []).flatMap((entry, index) => {
    const at = ignoreAt[index];
    if (at === undefined || !isExpired(entry, asOf ?? today)) return [];
    const start = { line: at.line - 1, character: at.column - 1 };
    return {
      range: { start, end: { ...start, character: at.column } },
      severity: severities.information,
      code: "expired-suppression",
      source: diagnosticSource,
      message: describeExpired(entry),
    };
  });
}
