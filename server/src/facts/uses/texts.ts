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
  const type = owner.type.toLowerCase();
  const own = ownItems.get(type);
  let listsInside: ReadonlySet<string> | undefined;
  const isList = (node: JsonNode): boolean => {
    listsInside ??= pointersOfLists(owner);
    return listsInside.has(node.pointer);
  };
  const look = (node: JsonNode, isInsideOwn: boolean): void => {
    const { key, kind } = node;
    if (key === "actions" && isList(node)) return;
    const isOwn = isInsideOwn || key === own;
    if (typeof key === "string" && key.includes("@")) visit(key, isOwn, node, "key");
    if (kind === "string") {
      const text = node.value as string;
      if (text.includes("@")) visit(text, isOwn, node, "value");
    } else if (kind === "array") for (const item of node.items()) look(item, isOwn);
    else if (kind === "object" && !(key === "schema" && type === "parsejson")) {
      for (const member of node.entries()) look(member, isOwn);
    }
  };
  for (const member of owner.node.entries()) if (!leftOut.has(String(member.key))) look(member, false);
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
