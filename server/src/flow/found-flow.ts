import type { JsonNode } from "../syntax/json-node";
import type { JsonTree } from "../syntax/json-tree";
import type { FlowMetadata } from "./flow-metadata";
import type { FlowSource } from "./read-flow";

/** The form in which a flow was exported. */
export type ExportShape =
  | "solution"
  | "package"
  | "api"
  | "dataverse-row"
  | "template"
  | "logic-apps"
  | "run"
  | "clipboard"
  | "definition";

/** One flow found in a document, before it is read. */
export interface FoundFlow {
  readonly shape: ExportShape;
  /** The tree that the definition is in: the document's, or that of a text embedded in it. */
  readonly tree: JsonTree;
  readonly source: FlowSource;
  readonly metadata: FlowMetadata;
  /** Type or id around the definition name a resource of Azure Logic Apps. */
  readonly isLogicApp: boolean;
}

/** Something that looks like a flow and is none, or a flow without its definition. */
export interface PassedOver {
  readonly code: "not-a-flow" | "definition-missing" | "broken-json";
  readonly message: string;
  readonly at: JsonNode;
}

export interface FlowSearch {
  readonly flows: readonly FoundFlow[];
  readonly passedOver: readonly PassedOver[];
}

export const noFlows: FlowSearch = { flows: [], passedOver: [] };

/** Tells what one object of a document is; undefined where the shape does not fit. */
export type Recognizer = (node: JsonNode, tree: JsonTree) => FlowSearch | undefined;
