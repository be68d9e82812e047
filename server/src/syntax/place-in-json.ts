import { getLocation, type Node } from "jsonc-parser";

/** Where in a JSON text an offset is, broken texts included. */
export interface PlaceInJson {
  /** The names and positions that lead there. The last one is the name that stands, or would stand, at the offset. */
  readonly path: readonly (string | number)[];
  /** Whether a name of a property stands there, or would. */
  readonly isName: boolean;
  /** The name or value at the offset with its quotes; one whose quote is not closed yet ends at the offset. */
  readonly token: { readonly offset: number; readonly length: number; readonly value: unknown } | null;
}

export function placeInJson(text: string, offset: number): PlaceInJson {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  return { path, isName: isAtPropertyKey, token: previousNode ? tokenAt(previousNode, text, offset) : null };
}

function tokenAt(node: Node, text: string, at: number): PlaceInJson["token"] {
  const { offset, length, value } = node;
  if (at > offset + length) return null;
  const isOpen = text[offset] === '"' && (length === 1 || text[offset + length - 1] !== '"');
  return { offset, length: isOpen ? at - offset : length, value };
}
