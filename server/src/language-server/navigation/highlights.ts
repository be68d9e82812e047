import { type DocumentHighlight, DocumentHighlightKind, type Position } from "vscode-languageserver";
import type { Mention } from "../../facts/uses/mentions";
import type { KnownDocument } from "../analyses";
import { rangeOf } from "../to-lsp";
import { mentionAt, mentionsNow } from "./placed-mentions";

/** The places that name what stands at a position, told apart by what they do with it. */
export function highlights(known: KnownDocument, position: Position): DocumentHighlight[] {
  const at = mentionAt(known, position);
  if (!at) return [];
  return mentionsNow(known, at.mention.of).map(({ mention: { role }, span }) => ({
    range: rangeOf(span, known.document),
    kind: kinds[role],
  }));
}

const kinds: Readonly<Record<Mention["role"], DocumentHighlightKind>> = {
  definition: DocumentHighlightKind.Write,
  write: DocumentHighlightKind.Write,
  read: DocumentHighlightKind.Read,
  order: DocumentHighlightKind.Text,
};
