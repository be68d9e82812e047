import type { ActionList, Trigger } from "../../flow/flow";
import type { JsonNode, PlacePart } from "../../syntax/json-node";

/** An action or a trigger; or another part of a definition, which has no type. */
export type TextOwner = Pick<Trigger, "node" | "type"> & { readonly lists?: readonly ActionList[] };

/**
 * Takes a text that the service may read as expressions, and where it stands. `isOwn`: in it, `item()` means an item of
 * the list that the data operation itself goes through.
 */
export type TextVisitor = (text: string, isOwn: boolean, node: JsonNode, part: PlacePart) => void;

/** Hands over each text of an owner that may hold expressions; the actions inside of it speak for themselves. */
export function eachText(owner: TextOwner, visit: TextVisitor): void {
  const parts = owner.node.partsWithAtSign();
  if (parts.length === 0) return;
  const type = owner.type.toLowerCase();
  const search: Search = { owner, visit, own: ownItems.get(type), isParseJson: type === "parsejson", lists: undefined };
  for (const part of parts) if (!leftOut.has(String(part.key))) look(part, false, search);
}

interface Search {
  readonly owner: TextOwner;
  readonly visit: TextVisitor;
  /** The member in which `item()` is an item of the operation's own list. */
  readonly own: string | undefined;
  readonly isParseJson: boolean;
  /** Pointers of the lists of actions, once they are asked for. */
  lists: ReadonlySet<string> | undefined;
}

function look(node: JsonNode, isInsideOwn: boolean, search: Search): void {
  const { key, kind } = node;
  if (key === "actions" && isList(node, search)) return;
  const isOwn = isInsideOwn || key === search.own;
  if (typeof key === "string" && key.includes("@")) search.visit(key, isOwn, node, "key");
  if (kind === "string") {
    const text = node.value as string;
    if (text.includes("@")) search.visit(text, isOwn, node, "value");
  } else if (!(kind === "object" && key === "schema" && search.isParseJson)) {
    for (const part of node.partsWithAtSign()) look(part, isOwn, search);
  }
}

function isList({ pointer }: JsonNode, search: Search): boolean {
  search.lists ??= pointersOfLists(search.owner);
  return search.lists.has(pointer);
}

/** Data operations that go through a list themselves, and where `item()` means an item of it. */
const ownItems: ReadonlyMap<string, string> = new Map([
  ["query", "where"],
  ["select", "select"],
  ["table", "columns"],
]);

/** Members of an action that hold other actions, or no expression. */
const leftOut: ReadonlySet<string> = new Set([
  "actions",
  "cases",
  "default",
  "description",
  "else",
  "kind",
  "metadata",
  "runAfter",
  "type",
]);

/** Those of a type that the reference does not know, or of an older form, stand where others have texts. */
function pointersOfLists({ lists = [] }: TextOwner): ReadonlySet<string> {
  return new Set(lists.flatMap(({ node }) => (node === null ? [] : [node.pointer])));
}
