import type { Hover, Position } from "vscode-languageserver";
import type { KnownDocument } from "./analyses";
import type { Client } from "./client-abilities";

export function hoverAt(_known: KnownDocument, _position: Position, _client: Client): Hover | null {
  return null;
}
