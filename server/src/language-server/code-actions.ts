import type { CodeAction, CodeActionParams, Diagnostic, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { fixAllKind } from "../../../shared/protocol";
import type { FlowAnalysis, PlacedFinding } from "../analyze";
import { fixesOf } from "../fixes/fixes-of";
import { type WrittenFix, writeFix } from "../fixes/written-fix";
import { type TextEdit as OffsetEdit, overlap } from "../syntax/text-edit";
import type { KnownDocument } from "./analyses";
import type { Client } from "./client-abilities";
import type { SettingsTarget } from "./editor-settings";
import { rangeOf } from "./to-lsp";

/**
 * What can be done about the findings in a range. Nothing is offered while the text is no sound JSON. `settings` is
 * asked only where a fix would change them.
 */
export async function codeActions(
  known: KnownDocument,
  { range, context }: Pick<CodeActionParams, "range" | "context">,
  client: Client,
  settings: () => Promise<SettingsTarget | null>,
): Promise<CodeAction[]> {
  const { document, analysis, mistake } = known;
  if (mistake !== null) return [];
  const asked = (kind: string): boolean =>
    context.only === undefined || context.only.some((it) => kind === it || kind.startsWith(`${it}.`) || it === "");
  const actions: CodeAction[] = [];
  if (asked("quickfix")) {
    const found = analysis.flows.flatMap((flow) =>
      flow.findings.filter(({ span }) => touches(rangeOf(span, document), range)).map((finding) => ({ flow, finding })),
    );
    const target = found.length === 0 ? null : await settings();
    for (const one of found) actions.push(...quickFixes(one, document, context.diagnostics, client, target));
  }
  if (asked(fixAllKind)) {
    const all = allSafe(analysis.flows, document);
    if (all) actions.push(all);
  }
  return actions;
}

function quickFixes(
  { flow: { flow, facts, written }, finding }: { readonly flow: FlowAnalysis; readonly finding: PlacedFinding },
  document: TextDocument,
  diagnostics: readonly Diagnostic[],
  client: Client,
  target: SettingsTarget | null,
): CodeAction[] {
  const range = rangeOf(finding.span, document);
  const about = diagnostics.filter(({ code, range: marked }) => code === finding.rule && sameRange(marked, range));
  return fixesOf(finding, flow, facts)
    .filter(({ settings }) => settings.length === 0 || target !== null)
    .map((fix) => writeFix(fix, { file: facts.identity.file, written, settings: () => target?.text ?? null }))
    .flatMap((fix) => {
      const edit = fix.withheld === null ? workspaceEdit(fix, document, client, target) : null;
      if (edit === null) return [];
      const preferred = fix.safe && !fix.choice;
      return [{ title: fix.title, kind: "quickfix", diagnostics: about, isPreferred: preferred, edit }];
    });
}

/** Those that nobody has to decide on; of two that touch each other, the first. */
function allSafe(flows: readonly FlowAnalysis[], document: TextDocument): CodeAction | null {
  const edits: OffsetEdit[] = [];
  for (const { flow, facts, findings, written } of flows) {
    for (const finding of findings) {
      const fix = fixesOf(finding, flow, facts).find(({ safe, choice }) => safe && !choice);
      if (!fix) continue;
      const made = writeFix(fix, { file: facts.identity.file, written, settings: () => null });
      if (made.withheld === null && !overlap(made.edits, edits)) edits.push(...made.edits);
    }
  }
  if (edits.length === 0) return null;
  const changes = { [document.uri]: edits.map((edit) => toLsp(edit, document)) };
  return { title: "Make all safe fixes of Flow License Lint", kind: fixAllKind, edit: { changes } };
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

function toLsp({ newText, ...span }: OffsetEdit, document: TextDocument): TextEdit {
  return { range: rangeOf(span, document), newText };
}

function touches(a: Range, b: Range): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
}

function sameRange(a: Range, b: Range): boolean {
  return compare(a.start, b.start) === 0 && compare(a.end, b.end) === 0;
}

function compare(a: Range["start"], b: Range["start"]): number {
  return a.line - b.line || a.character - b.character;
}
