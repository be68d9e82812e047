import type { JsonNode } from "../syntax/json-node";
import type { Flow } from "./flow";

/** What the trigger or action that a node holds is called: its key, but a copied action stands under none of its own. */
export function stepName(node: JsonNode, { allActions }: Flow): string {
  const [first] = allActions;
  return first?.node === node ? first.name : String(node.key);
}
