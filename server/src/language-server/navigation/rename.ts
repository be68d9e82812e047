import type { Position, Range, WorkspaceEdit } from "vscode-languageserver";
import { neverRenamed, type Refusal, rename as renameFix } from "../../fixes/rename";
import { writeFix } from "../../fixes/written-fix";
import type { KnownDocument } from "../analyses";
import type { Client } from "../client-abilities";
import { isInPackage } from "../document-path";
import { rangeOf } from "../to-lsp";
import { mentionAt, mentionsInFlow, type PlacedMention } from "./placed-mentions";

/** The name that would be changed, and what it is now; null where no name stands. */
export function prepareRename(
  known: KnownDocument,
  position: Position,
): { readonly range: Range; readonly placeholder: string } | Refusal | null {
  const at = namedAt(known, position);
  if (at === null || "refusal" in at) return at;
  return { range: rangeOf(at.span, known.document), placeholder: at.mention.of.name };
}

/** Gives what stands at a position another name, wherever the flow names it. */
export function rename(
  known: KnownDocument,
  position: Position,
  newName: string,
  client: Client,
): WorkspaceEdit | Refusal | null {
  const at = namedAt(known, position);
  if (at === null || "refusal" in at) return at;
  const { document } = known;
  const { facts, written } = at.flow;
  const fix = renameFix(at.mention.of, newName, mentionsInFlow(known.analysis, at.flow), facts);
  if ("refusal" in fix) return fix;
  const made = writeFix(fix, { file: facts.identity.file, written, settings: () => null });
  if (made.withheld !== null) return { refusal: made.withheld };
  const edits = made.edits.map(({ newText, ...span }) => ({ range: rangeOf(span, document), newText }));
  if (!client.versionedChanges) return { changes: { [document.uri]: edits } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}

function namedAt(known: KnownDocument, position: Position): PlacedMention | Refusal | null {
  if (isInPackage(known.document.uri)) return { refusal: "The flow lies in a zip, which can only be read." };
  if (known.mistake !== null) return { refusal: "The text is no sound JSON at the moment, so a name could be missed." };
  const at = mentionAt(known, position);
  if (!at || at.mention.spelled === null) return null;
  return neverRenamed(at.mention.of) ?? at;
}
