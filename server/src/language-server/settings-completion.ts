import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  type Position,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type OfferedConnector, offeredConnectors } from "../describe/describe-catalogue";
import { placeInJson } from "../syntax/place-in-json";
import type { Client } from "./client-abilities";
import { rangeOf } from "./to-lsp";

/**
 * The ids of connectors in a settings file, with their names. All else is completed by the schema, which an editor
 * keeps in memory as a whole; of these there are too many for that, so only those that fit what was typed are sent.
 */
export function settingsCompletion(document: TextDocument, position: Position, client: Client): CompletionList {
  const text = document.getText();
  const offset = document.offsetAt(position);
  const { path, isName, token } = placeInJson(text, offset);
  if (!isName || path.length !== 2 || path[0] !== "connectors") return { isIncomplete: false, items: [] };
  const bare = /[\w.-]*$/.exec(text.slice(Math.max(0, offset - longestId), offset))?.[0] ?? "";
  const span = token ?? { offset: offset - bare.length, length: bare.length };
  const typed = text.slice(span.offset, offset).replaceAll('"', "");
  const hasValue = /^\s*:/.test(text.slice(span.offset + span.length, span.offset + span.length + longestId));
  const offers = offeredConnectors(typed);
  const place: Place = { document, span, typed, hasValue, client };
  const items = offers.slice(0, mostOffers).map((offer, index) => itemOf(offer, index, place));
  return { isIncomplete: offers.length > mostOffers, items };
}

const mostOffers = 100;
/** In characters: beyond that nothing is looked for. */
const longestId = 1000;

interface Place {
  readonly document: TextDocument;
  readonly span: { readonly offset: number; readonly length: number };
  readonly typed: string;
  readonly hasValue: boolean;
  readonly client: Client;
}

function itemOf({ id, name, tier, words }: OfferedConnector, index: number, place: Place): CompletionItem {
  const { document, span, hasValue, client } = place;
  const value = client.snippets
    ? `: { "tier": "\${1|standard,premium,custom|}" }`
    : `: { "tier": "${tier === "unknown" ? "premium" : tier}" }`;
  const isQuoted = document.getText()[span.offset] === '"';
  return {
    label: id,
    labelDetails: { description: name },
    detail: `${name} · ${words}`,
    kind: CompletionItemKind.Property,
    // What is typed may be of the name; editors compare it with the text they replace, its quote included.
    filterText: `${isQuoted ? '"' : ""}${id} ${name}`,
    sortText: String(index).padStart(4, "0"),
    insertTextFormat: client.snippets && !hasValue ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: rangeOf(span, document), newText: `"${id}"${hasValue ? "" : value}` },
  };
}
