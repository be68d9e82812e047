import type { Hover, Position } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { describeCatalogued } from "../describe/describe-catalogue";
import { markdown, plainText } from "../describe/markup";
import { placeInJson } from "../syntax/place-in-json";
import type { Client } from "./client-abilities";
import { settingsPage } from "./hover";
import { rangeOf } from "./to-lsp";

/** What the catalogue says of a connector that a settings file names; all else is told by the schema. */
export function settingsHover(document: TextDocument, position: Position, client: Client): Hover | null {
  const { path, isName, token } = placeInJson(document.getText(), document.offsetAt(position));
  if (!isName || token === null || path.length !== 2 || path[0] !== "connectors") return null;
  const value = describeCatalogued(String(token.value), client.markdown ? markdown(addresses) : plainText);
  if (value === null) return null;
  return { contents: { kind: client.markdown ? "markdown" : "plaintext", value }, range: rangeOf(token, document) };
}

/** Beside a settings file no flow is known, so its links lead to the page of all settings. */
const addresses = { setting: () => settingsPage, file: () => null };
