import { type JsonNode, objectAt, textAt } from "../syntax/json-node";
import type { FlowSource } from "./read-flow";

/**
 * A copied action: the newer designer's scope, the classic designer's copy, or the bare action of "peek code".
 * The newer designer writes single actions in a form of its own, in which nothing but the operation's name is safe.
 */
export function fragmentOf(node: JsonNode): FlowSource | undefined {
  const copied =
    objectAt(node, "serializedOperation") ?? objectAt(node, "serializedValue") ?? objectAt(node, "operationDefinition");
  if (copied && textAt(copied, "type") !== null && textAt(copied, "type") !== "object") {
    return fragment(copied, objectAt(node, "allConnectionData") ?? objectAt(node, "connectionReferences"));
  }
  return isPeekCode(node) ? fragment(node, undefined) : undefined;
}

function fragment(definition: JsonNode, connectionReferences: JsonNode | undefined): FlowSource {
  return { definition, fragment: true, connectionReferences };
}

/** `type` of an action beside what only actions have. `runAfter` is proof; else the inputs or the children tell. */
function isPeekCode(node: JsonNode): boolean {
  const type = textAt(node, "type");
  if (type === null || !/^[A-Z][A-Za-z]+$/.test(type)) return false;
  if (node.get("$schema") !== undefined || node.get("properties") !== undefined) return false;
  if (node.get("runAfter")?.kind === "object") return true;
  return (
    objectAt(node, "inputs", "host") !== undefined ||
    (actionWithChildren.test(type) && node.get("actions")?.kind === "object")
  );
}

const actionWithChildren = /^(?:If|Switch|Foreach|Until|Scope)$/;
