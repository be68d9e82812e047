import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { FlowAnalysis } from "../analyze";
import type { Fix } from "../findings/finding";
import { type WrittenFix, writeFix } from "../fixes/written-fix";
import type { TextEdit as OffsetEdit } from "../syntax/text-edit";
import type { Client } from "./client-abilities";
import { isInPackage } from "./document-path";
import type { SettingsTarget } from "./editor-settings";
import { rangeOf } from "./to-lsp";

/** A fix as the client makes it; null where it cannot be made here, in a zip for one. `target` is the settings file, null where none can be. */
export function editOf(
  fix: Fix,
  { facts, written }: FlowAnalysis,
  document: TextDocument,
  client: Client,
  target: SettingsTarget | null,
): WorkspaceEdit | null {
  if (fix.settings.length > 0 && target === null) return null;
  const made = writeFix(fix, { file: facts.identity.file, written, settings: () => target?.text ?? null });
  if (made.edits.length > 0 && isInPackage(document.uri)) return null;
  return made.withheld === null ? workspaceEdit(made, document, client, target) : null;
}

/** Null where the client cannot make the file that is missing. */
export function workspaceEdit(
  { edits, settings }: Pick<WrittenFix, "edits" | "settings">,
  document: TextDocument,
  { createsFiles }: Client,
  target: SettingsTarget | null,
): WorkspaceEdit | null {
  const own = edits.map((edit) => toLsp(edit, document));
  if (settings.length === 0 || target === null) return { changes: { [document.uri]: own } };
  const file = TextDocument.create(target.uri, "jsonc", 0, target.text ?? "");
  const inSettings = settings.map((edit) => toLsp(edit, file));
  if (target.text !== null) {
    return { changes: { ...(own.length > 0 && { [document.uri]: own }), [target.uri]: inSettings } };
  }
  if (!createsFiles) return null;
  const documentOf = (uri: string, version: number | null) => ({ uri, version });
  return {
    documentChanges: [
      { kind: "create", uri: target.uri, options: { ignoreIfExists: true } },
      { textDocument: documentOf(target.uri, null), edits: inSettings },
      ...(own.length > 0 ? [{ textDocument: documentOf(document.uri, document.version), edits: own }] : []),
    ],
  };
}

export function toLsp({ newText, ...span }: OffsetEdit, document: TextDocument): TextEdit {
  return { range: rangeOf(span, document), newText };
}
