import type { FlowMetadata, SolutionIdentity } from "../flow/flow-metadata";
import { type CollectedXml, collectXml, type XmlRecord } from "./collect-xml";
import { flowMetadataFrom, type Said, solutionIdentityFrom } from "./declared-flow";
import type { DeclaredConnector } from "./export-file";
import { lastStep } from "./paths";

/** A flow's row in `customizations.xml`, or the whole of a `.data.xml`. */
export interface DeclaredFlow {
  /** Name of its file without folders; null where the row names none. */
  readonly fileName: string | null;
  readonly metadata: FlowMetadata;
}

const workflowParts = new Set([
  "JsonFileName",
  "StateCode",
  "Category",
  "ModernFlowType",
  "ThrottlingBehavior",
  "BillingContext",
]);
const inCustomizations = new Map([
  ["Workflow", workflowParts],
  ["connectionreference", new Set(["connectorid", "customconnectorid"])],
]);
const inWorkflow = new Map([["Workflow", workflowParts]]);
const inManifest = new Map([["SolutionManifest", new Set(["UniqueName", "Version", "Managed"])]]);

export function collectCustomizations(text: string): CollectedXml {
  return collectXml(text, inCustomizations);
}

export function collectWorkflow(text: string): CollectedXml {
  return collectXml(text, inWorkflow);
}

export function collectManifest(text: string): CollectedXml {
  return collectXml(text, inManifest);
}

export function flowsIn(records: readonly XmlRecord[]): DeclaredFlow[] {
  return records
    .filter(({ element, attributes }) => element === "Workflow" && attributes.WorkflowId !== undefined)
    .map((record) => {
      const said = saidBy(record);
      const file = said("JsonFileName")?.replaceAll("\\", "/");
      return { fileName: file === undefined ? null : lastStep(file), metadata: flowMetadataFrom(said) };
    });
}

/** By logical name, in lower case. */
export function connectorsIn(records: readonly XmlRecord[]): ReadonlyMap<string, DeclaredConnector> {
  const connectors = new Map<string, DeclaredConnector>();
  for (const { element, attributes, children } of records) {
    const logicalName = attributes.connectionreferencelogicalname;
    if (element !== "connectionreference" || logicalName === undefined) continue;
    const connectorId = lastStep((children.get("connectorid") ?? "").trim());
    // Custom connectors have their own row, and escape the publisher's characters in their name.
    const custom = children.has("customconnectorid") || /-5f/i.test(connectorId);
    if (connectorId !== "") connectors.set(logicalName.toLowerCase(), { connectorId, custom });
  }
  return connectors;
}

export function identityIn(records: readonly XmlRecord[]): SolutionIdentity | null {
  const manifest = records.find(({ element }) => element === "SolutionManifest");
  return manifest ? solutionIdentityFrom(saidBy(manifest)) : null;
}

function saidBy({ attributes, children }: XmlRecord): Said {
  return (name) => (children.get(name) ?? attributes[name])?.trim() || null;
}
