import type { Hover, Position } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { describeCatalogued } from "../describe/describe-catalogue";
import { placeInJson } from "../syntax/place-in-json";
import type { Client } from "./client-abilities";
import { markupFor } from "./hover";
import { rangeOf } from "./to-lsp";

/** What the catalogue says of a connector that a settings file names; all else is told by the schema. */
export function settingsHover(document: TextDocument, position: Position, client: Client): Hover | null {
  const { path, isName, token } = placeInJson(document.getText(), document.offsetAt(position));
  if (!isName || token === null || path.length !== 2 || path[0] !== "connectors") return null;
  const value = describeCatalogued(String(token.value), markupFor(client));
  if (value === null) return null;
  return { contents: { kind: client.markdown ? "markdown" : "plaintext", value }, range: rangeOf(token, document) };
}
