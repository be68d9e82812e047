import type { Location, Position } from "vscode-languageserver";
import type { KnownDocument } from "../analyses";
import { rangeOf } from "../to-lsp";
import { mentionAt, mentionsNow } from "./placed-mentions";

/** Every place that names what stands at a position. */
export function references(known: KnownDocument, position: Position, withDefinition: boolean): Location[] {
  const at = mentionAt(known, position);
  if (!at) return [];
  return mentionsNow(known, at.mention.of)
    .filter(({ mention: { role } }) => withDefinition || role !== "definition")
    .map(({ span }) => ({ uri: known.document.uri, range: rangeOf(span, known.document) }));
}
