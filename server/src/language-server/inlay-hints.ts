import type { InlayHint, Range } from "vscode-languageserver";
import { onceFor } from "../../../shared/once-for";
import type { Analysis, FlowAnalysis } from "../analyze";
import { hintOfAction } from "../describe/describe-hint";
import type { Action } from "../flow/flow";
import { bodyOf } from "../syntax/json-node";
import type { TextSpan } from "../syntax/json-tree";
import type { KnownDocument } from "./analyses";

/** What each action in a range takes of a run, behind its opening brace. */
export function inlayHints({ document, analysis, drift }: KnownDocument, { start, end }: Range): InlayHint[] {
  const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
  return hintsOf(analysis).flatMap((hint) => {
    const brace = drift.toNow(hint.brace);
    if (brace === null || brace.offset < from || brace.offset > to) return [];
    return { position: document.positionAt(brace.offset + brace.length), label: labelOf(hint), paddingLeft: true };
  });
}

interface Hint {
  readonly action: Action;
  readonly in: FlowAnalysis;
  readonly brace: TextSpan;
  /** Worked out when it is first seen: an editor asks for a screenful. */
  label: string | null;
}

function labelOf(hint: Hint): string {
  hint.label ??= hintOfAction(hint.action, hint.in.flow, hint.in.facts);
  return hint.label;
}

/** By analysis: an editor asks again with each line that it scrolls. */
const hintsOf = onceFor(({ flows }: Analysis): readonly Hint[] =>
  flows.flatMap((one) => {
    const { allActions } = one.flow;
    const spans = one.spansOf(allActions.map(({ node }) => bodyOf(node)));
    const braceOf = (index: number): TextSpan => ({ offset: (spans[index] as TextSpan).offset, length: 1 });
    return allActions.map((action, index) => ({ action, in: one, brace: braceOf(index), label: null }));
  }),
);
