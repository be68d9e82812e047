import { type JsonNode, nodeAt, objectAt, textAt } from "../syntax/json-node";
import { onceForText } from "../syntax/once-for-text";
import type { ConnectionReference, ConnectorUse } from "./flow";

/** What a package declares for the logical name of a connection reference. */
export type ConnectorOf = (logicalName: string) => { readonly connectorId: string; readonly custom: boolean } | null;

/** Reads every form of `connectionReferences`: an object by key, or the array of some API answers. */
export function readConnectionReferences(
  node: JsonNode | undefined,
  connectorOf: ConnectorOf,
): Map<string, ConnectionReference> {
  const found = new Map<string, ConnectionReference>();
  for (const reference of node?.entries() ?? [])
    found.set(String(reference.key), readReference(reference, connectorOf));
  for (const reference of node?.items() ?? []) {
    const key = textAt(reference, "connectionReferenceLogicalName") ?? textAt(reference, "connectionName");
    if (key) found.set(key, readReference(reference, connectorOf));
  }
  return found;
}

function readReference(node: JsonNode, connectorOf: ConnectorOf): ConnectionReference {
  const id =
    textAt(node, "api", "name") ??
    textAt(node, "id") ??
    textAt(node, "api", "id") ??
    textAt(node, "apiDefinition", "name");
  const logicalName =
    textAt(node, "connection", "connectionReferenceLogicalName") ?? textAt(node, "connectionReferenceLogicalName");
  const declared = logicalName === null ? null : connectorOf(logicalName);
  return {
    node,
    connectorId: id === null ? (declared?.connectorId.toLowerCase() ?? null) : connectorIdOf(id),
    custom:
      nodeAt(node, "api", "logicalName") !== undefined ||
      nodeAt(node, "apiDefinition", "properties", "isCustomApi")?.value === true ||
      declared?.custom === true,
    invoker:
      isInvoker(textAt(node, "runtimeSource")) ||
      isInvoker(textAt(node, "source")) ||
      isInvoker(textAt(node, "impersonation", "source")),
  };
}

function isInvoker(source: string | null): boolean {
  return source?.toLowerCase() === "invoker";
}

/**
 * The last segment of an API id in lower case; `managedApis/office365` becomes `shared_office365`. Null where a
 * deployment template works it out.
 */
const connectorIdOf = onceForText((apiId): string | null => {
  const text = apiId.startsWith("[") ? lastLiteral(apiId) : apiId;
  if (text === null) return null;
  const last = text.slice(text.lastIndexOf("/") + 1).toLowerCase();
  if (last.startsWith("shared_")) return last;
  return /\/managedapis\b/i.test(apiId) ? `shared_${last}` : last;
});

/** Of a text that stands at thousands of actions one copy, which is soon compared with itself. */
const oneCopyOf = onceForText((text) => text);

/** The text at the end of an expression of a deployment template, where it is no name of a parameter or variable. */
function lastLiteral(expression: string): string | null {
  const [, before, text] = /(\w*\(?)\s*'([^']+)'\s*\)*\s*\]$/.exec(expression) ?? [];
  return text === undefined || /^(parameters|variables)\($/i.test(before ?? "") ? null : text;
}

/** Reads `inputs.host` of a connector operation, newer and older form. */
export function readConnectorUse(body: JsonNode, references: ReadonlyMap<string, ConnectionReference>): ConnectorUse {
  const inputs = objectAt(body, "inputs");
  const host = objectAt(inputs, "host");
  const key = referenceKey(host);
  const reference = key === null ? undefined : references.get(key);
  // The last form is that of an action copied in the newer designer.
  const apiId = textAt(host, "apiId") ?? textAt(host, "api", "id") ?? textAt(body, "connectorId");
  const operationId =
    textAt(host, "operationId") ??
    textAt(inputs, "operationId") ??
    textAt(body, "operationId") ??
    textAt(body, "metadata", "flowSystemMetadata", "swaggerOperationId");
  const named = apiId && !apiId.startsWith("@") ? connectorIdOf(apiId) : reference?.connectorId;
  return {
    connectorId: named ?? (key === null ? null : connectorIdInKey(key)),
    custom: reference?.custom ?? false,
    fromKeyAlone: !named && key !== null,
    operationId: operationId === null ? null : oneCopyOf(operationId),
    operationGroup: readOperationGroup(body, apiId),
    invoker: (reference?.invoker ?? false) || usesInvokerConnection(inputs),
    reference: key === null ? null : oneCopyOf(key),
  };
}

/** Newer flows name the group in the place of a connector; older ones leave it in the metadata. */
function readOperationGroup(body: JsonNode, apiId: string | null): string | null {
  const inApiId = apiId?.includes("operationGroups/") ? apiId.slice(apiId.lastIndexOf("/") + 1) : null;
  return (
    inApiId ??
    textAt(body, "metadata", "portalOperationGroup") ??
    textAt(body, "metadata", "flowSystemMetadata", "portalOperationGroup")
  );
}

function referenceKey(host: JsonNode | undefined): string | null {
  const direct = textAt(host, "connectionName") ?? textAt(host, "connection", "referenceName");
  if (direct !== null) return direct;
  const expression = textAt(host, "connection", "name");
  // The key stands in `...['<key>']['connectionId']`, whatever comes before.
  return expression === null ? null : (/\['([^']+)'\]\['connectionId'\]/.exec(expression)?.[1] ?? null);
}

/** A key without a counter names the connector as a rule; it is all there is in files without references. */
function connectorIdInKey(key: string): string | null {
  const plain = key.toLowerCase().replace(/_\d+$/, "");
  return plain.startsWith("shared_") ? plain : `shared_${plain.replace(/-\d+$/, "")}`;
}

/** Older flows name the invoker's connection in the operation: a token from the trigger's headers. */
function usesInvokerConnection(inputs: JsonNode | undefined): boolean {
  return (
    (textAt(inputs, "authentication", "value")?.includes(tokenHeader) ?? false) ||
    (textAt(inputs, "host", "connection", "name")?.includes(tokenHeader) ?? false)
  );
}

const tokenHeader = "X-MS-APIM-Tokens";
