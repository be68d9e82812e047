import type { JsonNode } from "../syntax/json-node";
import type { JsonTree } from "../syntax/json-tree";
import { type FlowSearch, noFlows } from "./found-flow";
import { recognizers } from "./recognizers";

/** Finds the flows of a document by its keys: of an object, of each item of a list, of each item of `value`. */
export function findFlows(tree: JsonTree): FlowSearch {
  const { root } = tree;
  if (!root) return noFlows;
  if (root.kind === "array") return findInList(root, tree);
  if (root.kind !== "object") return noFlows;
  const values = root.get("value");
  return values?.kind === "array" && root.get("definition") === undefined
    ? findInList(values, tree)
    : recognize(root, tree);
}

function findInList(list: JsonNode, tree: JsonTree): FlowSearch {
  const found = list.items().map((item) => (item.kind === "object" ? recognize(item, tree) : noFlows));
  return {
    flows: found.flatMap((search) => search.flows),
    passedOver: found.flatMap((search) => search.passedOver),
  };
}

/** The first shape that fits wins. */
function recognize(node: JsonNode, tree: JsonTree): FlowSearch {
  for (const recognizer of recognizers) {
    const found = recognizer(node, tree);
    if (found) return found;
  }
  return noFlows;
}
