import type { CodeAction, CodeActionParams, Diagnostic, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { onceFor } from "../../../shared/once-for";
import { type ExplanationParams, explainCommand, fixAllKind } from "../../../shared/protocol";
import type { Analysis, FlowAnalysis, PlacedFinding } from "../analyze";
import { fixesOf } from "../fixes/fixes-of";
import { writeFix } from "../fixes/written-fix";
import { type TextEdit as OffsetEdit, SeparateEdits } from "../syntax/text-edit";
import { amountActions } from "./amounts";
import type { KnownDocument } from "./analyses";
import type { Client } from "./client-abilities";
import { isInPackage } from "./document-path";
import type { SettingsTarget } from "./editor-settings";
import { cardAt } from "./hover";
import { rangeOf } from "./to-lsp";
import { editOf, toLsp } from "./workspace-edit";

/**
 * What can be done about the findings in a range, and what can be said and asked of what stands there. Nothing is
 * offered while the text is no sound JSON, and no change of a text in a zip. `settings` is the file that fixes change.
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
    const target = await settings();
    for (const one of found) actions.push(...quickFixes(one, document, context.diagnostics, client, target));
    const titles = new Set(actions.map(({ title }) => title));
    actions.push(...amountActions(known, range, client, target).filter(({ title }) => !titles.has(title)));
    if (client.commands)
      actions.push(
        ...explanations(
          known,
          range,
          found.map(({ finding }) => finding.rule),
        ),
      );
  }
  if (asked(fixAllKind) && !isInPackage(document.uri)) {
    const all = allSafe(analysis, document);
    if (all) actions.push(all);
  }
  return actions;
}

function quickFixes(
  { flow: one, finding }: { readonly flow: FlowAnalysis; readonly finding: PlacedFinding },
  document: TextDocument,
  diagnostics: readonly Diagnostic[],
  client: Client,
  target: SettingsTarget | null,
): CodeAction[] {
  const { flow, facts } = one;
  const range = rangeOf(finding.span, document);
  const about = diagnostics.filter(({ code, range: marked }) => code === finding.rule && sameRange(marked, range));
  return fixesOf(finding, flow, facts).flatMap((fix) => {
    const edit = editOf(fix, one, document, client, target);
    if (edit === null) return [];
    const preferred = fix.safe && !fix.choice;
    return [{ title: fix.title, kind: "quickfix", diagnostics: about, isPreferred: preferred, edit }];
  });
}

/** The page of each rule that found something here, and how the figures come about. */
function explanations(known: KnownDocument, { start }: Range, rules: readonly string[]): CodeAction[] {
  const { uri } = known.document;
  const explain = (title: string, about: ExplanationParams["about"]): CodeAction => {
    const argument: ExplanationParams = { uri, about };
    return { title, kind: "quickfix", command: { title, command: explainCommand, arguments: [argument] } };
  };
  return [
    ...[...new Set(rules)].map((rule) => explain(`Explain ${rule}`, rule)),
    ...(cardAt(known, start) === null ? [] : [explain("Explain the figures here", start)]),
  ];
}

function allSafe(analysis: Analysis, document: TextDocument): CodeAction | null {
  const edits = safeEdits(analysis);
  if (edits.length === 0) return null;
  const changes = { [document.uri]: edits.map((edit) => toLsp(edit, document)) };
  return { title: "Make all safe fixes of Flow License Lint", kind: fixAllKind, edit: { changes } };
}

/**
 * Those that nobody has to decide on; of two that touch each other, the first. An editor asks whenever the cursor
 * moves.
 */
const safeEdits = onceFor(({ flows }: Analysis): readonly OffsetEdit[] => {
  const separate = new SeparateEdits();
  for (const { flow, facts, findings, written } of flows) {
    for (const finding of findings) {
      const fix = fixesOf(finding, flow, facts).find(({ safe, choice }) => safe && !choice);
      if (!fix) continue;
      const made = writeFix(fix, { file: facts.identity.file, written, settings: () => null });
      if (made.withheld === null) separate.add(made.edits);
    }
  }
  return separate.edits;
});

function touches(a: Range, b: Range): boolean {
  return compare(a.start, b.end) <= 0 && compare(b.start, a.end) <= 0;
}

function sameRange(a: Range, b: Range): boolean {
  return compare(a.start, b.start) === 0 && compare(a.end, b.end) === 0;
}

function compare(a: Range["start"], b: Range["start"]): number {
  return a.line - b.line || a.character - b.character;
}
