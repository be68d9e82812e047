import { readEmbeddedJson } from "../syntax/embedded-json";
import { type JsonNode, nodeAt, objectAt, textAt } from "../syntax/json-node";
import type { JsonTree } from "../syntax/json-tree";
import { flowOfApi, flowOfRow } from "./api-metadata";
import { cloudFlowCategory, type FlowMetadata, noMetadata } from "./flow-metadata";
import { type ExportShape, type FlowSearch, noFlows, type PassedOver, type Recognizer } from "./found-flow";
import { holdsActions } from "./read-action";
import { findArmWorkflows } from "./read-arm-template";
import { fragmentOf, isTriggerCode } from "./read-clipboard";

/** A deployment template: none, one or several workflows of Logic Apps. */
const armTemplate: Recognizer = (node, tree) => {
  if (!/deploymentTemplate\.json/i.test(textAt(node, "$schema") ?? "")) return undefined;
  if (node.get("resources")?.kind !== "array") return undefined;
  const found = findArmWorkflows(node).flatMap(({ definition, references, name }) =>
    isDefinition(definition) ? one("logic-apps", tree, definition, references, { ...noMetadata, name }).flows : [],
  );
  return { flows: found, passedOver: [] };
};

/**
 * A row of the Dataverse table `workflow`, which holds the solution's flow file, or the definition alone, as text. Tools
 * that keep rows in files unpack the text.
 */
const dataverseRow: Recognizer = (node, tree) => {
  const clientData = node.get("clientdata");
  if (clientData === undefined || (textAt(node, "workflowid") === null && !holdsObject(clientData))) return undefined;
  const metadata = flowOfRow(node);
  if (metadata.category !== null && metadata.category !== cloudFlowCategory) return noFlows;
  for (const column of [clientData, node.get("definition")]) {
    if (!column || !holdsObject(column)) continue;
    const isUnpacked = column.kind === "object";
    const inner = isUnpacked ? tree : readEmbeddedJson(tree, column);
    const root = isUnpacked ? column : (inner.root ?? undefined);
    const properties = objectAt(root, "properties");
    const definition = objectAt(properties, "definition") ?? root;
    if (isDefinition(definition)) {
      return one("dataverse-row", inner, definition, properties?.get("connectionReferences"), metadata);
    }
    if (!isUnpacked && inner.problems.length > 0) {
      return passOver("broken-json", `The flow in ${column.key} is no sound JSON and cannot be read.`, column);
    }
  }
  const name = metadata.name ?? metadata.id ?? "A flow";
  const message = `${name} stands in this row without a readable definition (clientdata is empty or compressed).`;
  return passOver("definition-missing", message, clientData);
};

/** An object, or text that begins as one does. */
function holdsObject(node: JsonNode): boolean {
  if (node.kind === "object") return node.get("properties") !== undefined || node.get("triggers") !== undefined;
  return typeof node.value === "string" && node.value.trimStart().startsWith("{");
}

const apiFlow: Recognizer = (node, tree) => {
  const isFlow =
    textAt(node, "type") === "Microsoft.ProcessSimple/environments/flows" ||
    textAt(node, "id")?.includes("/providers/Microsoft.ProcessSimple/");
  if (!isFlow) return undefined;
  const metadata = flowOfApi(node);
  const definition = objectAt(node, "properties", "definition");
  if (isDefinition(definition)) {
    return one("api", tree, definition, nodeAt(node, "properties", "connectionReferences"), metadata);
  }
  const name = metadata.name ?? metadata.id ?? "A flow";
  const message = `${name} stands in this answer without its definition, so neither its requests nor its premium features can be read.`;
  return passOver("definition-missing", message, node);
};

const agentScriptMacro: Recognizer = (node) => {
  const definition = objectAt(node, "properties", "definition") ?? objectAt(node, "definition") ?? node;
  const triggers = objectAt(definition, "triggers")?.entries() ?? [];
  if (!triggers.some((trigger) => textAt(trigger, "type") === "Start")) return undefined;
  return passOver("not-a-flow", "This is an agent-script macro, not a cloud flow: nothing to license here.", node);
};

const legacyPackage: Recognizer = (node, tree) => {
  const isFlow =
    textAt(node, "type") === "Microsoft.Flow/flows" ||
    textAt(node, "id")?.startsWith("/providers/Microsoft.Flow/flows/");
  const definition = objectAt(node, "properties", "definition");
  if (!isFlow || !isDefinition(definition)) return undefined;
  return one("package", tree, definition, nodeAt(node, "properties", "connectionReferences"), flowOfApi(node));
};

const galleryTemplate: Recognizer = (node, tree) => {
  const definition = objectAt(node, "properties", "definition");
  if (!/\/galleries\/templates$/i.test(textAt(node, "type") ?? "") || !isDefinition(definition)) return undefined;
  const references = nodeAt(node, "properties", "connectionReferences");
  return one("template", tree, definition, references, flowOfApi(node));
};

const runRecord: Recognizer = (node, tree) => {
  const properties = objectAt(node, "properties", "workflow", "properties");
  const definition = objectAt(properties, "definition");
  return isDefinition(definition) ? one("run", tree, definition, properties?.get("connectionReferences")) : undefined;
};

/** `properties.definition`: a solution's flow file, or what a resource API of Logic Apps answers. */
const withProperties: Recognizer = (node, tree) => {
  const properties = objectAt(node, "properties");
  const definition = objectAt(properties, "definition");
  if (!isDefinition(definition)) return undefined;
  if (/^Microsoft\.Logic\/workflows$/i.test(textAt(node, "type") ?? "")) {
    return one("logic-apps", tree, definition, consumptionConnections(properties));
  }
  const references = properties?.get("connectionReferences");
  const shape = node.get("schemaVersion") !== undefined || references !== undefined ? "solution" : "definition";
  return one(shape, tree, definition, references, { ...noMetadata, name: textAt(properties, "displayName") || null });
};

const desktopFlow: Recognizer = (node) => {
  const definition = objectAt(node, "properties", "definition");
  if (definition?.get("package") === undefined || definition.get("isvalid") === undefined) return undefined;
  const message = "This is a desktop flow: its steps cost no requests; the cloud flow that starts it is what counts.";
  return passOver("not-a-flow", message, node);
};

/** `definition` beside `kind` (Standard) or `$connections` (Consumption), or a definition wrapped by hand. */
const wrapped: Recognizer = (node, tree) => {
  const definition = objectAt(node, "definition");
  if (!isDefinition(definition)) return undefined;
  const connections = consumptionConnections(node);
  const isLogicApp = connections !== undefined || node.get("kind")?.kind === "string";
  return one(
    isLogicApp ? "logic-apps" : "definition",
    tree,
    definition,
    connections ?? node.get("connectionReferences"),
  );
};

const bareDefinition: Recognizer = (node, tree) =>
  isDefinition(node) ? one("definition", tree, node, node.get("connectionReferences")) : undefined;

const triggerAlone: Recognizer = (node) => {
  if (!isTriggerCode(node)) return undefined;
  const message = "This is the code of a trigger by itself: what a run costs follows from the actions behind it.";
  return passOver("not-a-flow", message, node);
};

const clipboard: Recognizer = (node, tree) => {
  const source = fragmentOf(node);
  return (
    source && { flows: [{ shape: "clipboard", tree, source, metadata: noMetadata, isLogicApp: false }], passedOver: [] }
  );
};

/** In the order in which they are asked. */
export const recognizers: readonly Recognizer[] = [
  armTemplate,
  dataverseRow,
  apiFlow,
  agentScriptMacro,
  legacyPackage,
  galleryTemplate,
  runRecord,
  withProperties,
  desktopFlow,
  wrapped,
  bareDefinition,
  triggerAlone,
  clipboard,
];

function one(
  shape: ExportShape,
  tree: JsonTree,
  definition: JsonNode,
  connectionReferences: JsonNode | undefined,
  metadata: FlowMetadata = noMetadata,
): FlowSearch {
  const source = { definition, fragment: false, connectionReferences };
  const isLogicApp = shape === "logic-apps" || namesLogicApps(definition.parent);
  return { flows: [{ shape, tree, source, metadata, isLogicApp }], passedOver: [] };
}

/** A type such as `Microsoft.Logic/galleries/templates`, or the id of an Azure subscription, on any object around. */
function namesLogicApps(around: JsonNode | null): boolean {
  if (around === null) return false;
  const named =
    textAt(around, "type")?.startsWith("Microsoft.Logic/") || textAt(around, "id")?.includes("/subscriptions/");
  return named || namesLogicApps(around.parent);
}

function passOver(code: PassedOver["code"], message: string, at: JsonNode): FlowSearch {
  return { flows: [], passedOver: [{ code, message, at }] };
}

function consumptionConnections(node: JsonNode | undefined): JsonNode | undefined {
  return (
    nodeAt(node, "parameters", "$connections", "value") ??
    nodeAt(node, "$connections", "value") ??
    node?.get("$connections")
  );
}

/** An object with triggers and actions. A JSON schema of the language has both, but not as members with a type. */
function isDefinition(node: JsonNode | undefined): node is JsonNode {
  if (!node) return false;
  const triggers = node.get("triggers");
  const actions = node.get("actions");
  if (triggers === undefined && !(textAt(node, "$schema") ?? "").includes("workflowdefinition")) return false;
  if (triggers !== undefined && triggers.kind !== "object") return false;
  if (actions === undefined) return triggers?.entries().some(isTrigger) === true;
  return actions.kind === "object" && (actions.entries().some(isAction) || holdsActions(actions));
}

/** While someone types, one member may be unfinished; another one then tells what this is. */
function isAction(node: JsonNode): boolean {
  return textAt(node, "type") !== null && (node.get("runAfter") ?? node.get("inputs"))?.kind === "object";
}

function isTrigger(node: JsonNode): boolean {
  return textAt(node, "type") !== null && (node.get("inputs") ?? node.get("recurrence"))?.kind === "object";
}
