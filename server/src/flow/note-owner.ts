import { type JsonNode, textAt } from "../syntax/json-node";
import type { Flow } from "./flow";

/** The innermost action or trigger that a place lies in, whose note speaks for it; null outside of all. */
export function noteOwner(node: JsonNode, { definition }: Pick<Flow, "definition">): JsonNode | null {
  for (let at: JsonNode | null = node; at; at = at.parent) {
    if (at.kind !== "object" || textAt(at, "type") === null) continue;
    const holder = at.parent?.key;
    if (holder === "actions" || holder === "triggers" || at.pointer === definition.pointer) return at;
  }
  return null;
}
