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
    const connections = objectAt(node, "allConnectionData") ?? objectAt(node, "connectionReferences");
    return fragment(copied, connections, textAt(node, "nodeId") ?? textAt(node, "operationName"));
  }
  const operation = objectAt(node, "nodeOperationInfo") ?? objectAt(node, "operationInfo");
  if (operation && node.get("mslaNode")?.value === true && textAt(operation, "type") !== null) {
    return fragment(operation, undefined, textAt(node, "nodeId"));
  }
  return isPeekCode(node) ? fragment(node, undefined, null) : undefined;
}

/** The "peek code" of a trigger, which is no action that could be pasted. */
export function isTriggerCode(node: JsonNode): boolean {
  const type = textAt(node, "type") ?? "";
  if (!triggerTypes.test(type)) return false;
  const keys = node.entries().map(({ key }) => String(key));
  const isTrigger = triggerTypesAlone.test(type) || keys.some((key) => keysOfTriggers.has(key));
  return (
    isTrigger &&
    objectAt(node, "inputs") !== undefined &&
    keys.every((key) => keysOfTriggers.has(key) || sharedKeys.has(key))
  );
}

const triggerTypes = /^(Recurrence|Request|(Open)?ApiConnection(Webhook|Notification)?|Http(Webhook)?)$/;
const triggerTypesAlone = /^(Recurrence|Request)$/;
const keysOfTriggers: ReadonlySet<string> = new Set(["recurrence", "splitOn", "splitOnConfiguration", "conditions"]);
const sharedKeys: ReadonlySet<string> = new Set([
  "type",
  "kind",
  "inputs",
  "runtimeConfiguration",
  "operationOptions",
  "metadata",
  "description",
]);

function fragment(
  definition: JsonNode,
  connectionReferences: JsonNode | undefined,
  copiedName: string | null,
): FlowSource {
  return { definition, fragment: true, copiedName, connectionReferences };
}

/** `type` beside what only actions have, and nothing else: other JSON has a type too. */
function isPeekCode(node: JsonNode): boolean {
  const type = textAt(node, "type");
  if (type === null || !/^[A-Z][A-Za-z]+$/.test(type)) return false;
  const keys = node.entries().map(({ key }) => String(key));
  return keys.every((key) => actionKeys.has(key)) && tellingKeys.some((key) => keys.includes(key));
}

const tellingKeys = ["inputs", "actions", "runAfter"];
const actionKeys = new Set([
  ...tellingKeys,
  "type",
  "kind",
  "else",
  "cases",
  "default",
  "expression",
  "foreach",
  "limit",
  "runtimeConfiguration",
  "operationOptions",
  "trackedProperties",
  "metadata",
  "description",
]);
