import type { Location, Position } from "vscode-languageserver";
import type { Action } from "../../flow/flow";
import type { TextSpan } from "../../syntax/json-tree";
import type { KnownDocument } from "../analyses";
import { rangeOf } from "../to-lsp";
import { childCallPlaces } from "./child-calls";
import type { FlowsAround } from "./flows-around";
import { mentionAt, mentionsNow } from "./placed-mentions";

/** Where that is made which stands at a position. The call of a child flow leads to that flow. */
export async function definition(known: KnownDocument, position: Position, flows: FlowsAround): Promise<Location[]> {
  const { document } = known;
  const at = mentionAt(known, position);
  const called = calledAt(known, position, at?.mention.role === "definition" ? at.mention.of.action : null);
  const child = called === null ? null : await flows.child(document.uri, called);
  if (child) return [{ uri: child.uri, range: child.head }];
  if (!at) return [];
  return mentionsNow(known, at.mention.of)
    .filter(({ mention: { role } }) => role === "definition")
    .map(({ span }) => ({ uri: document.uri, range: rangeOf(span, document) }));
}

/** The child flow whose id, or the key before it, stands at a position, or that an action calls whose name stands there. */
function calledAt(
  { analysis, document, drift }: KnownDocument,
  position: Position,
  action: Action | null,
): string | null {
  if (action) return action.kind === "childFlow" ? action.childId : null;
  const offset = drift.toThen(document.offsetAt(position));
  if (offset === null) return null;
  const holds = (span: TextSpan): boolean => span.offset <= offset && offset <= span.offset + span.length;
  return childCallPlaces(analysis).find(({ key, id }) => holds(key) || holds(id))?.childId ?? null;
}
