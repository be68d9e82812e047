import type { ExportFile } from "../exports/export-file";
import { type FlowMetadata, noMetadata } from "../flow/flow-metadata";
import type { ConnectorOf } from "../flow/read-connections";

/** What stands beside a file about the flow in it. */
export function metadataOf(file: ExportFile): FlowMetadata {
  return file.package?.metadataOf(file) ?? noMetadata;
}

export function connectorOf(file: ExportFile): ConnectorOf {
  return (logicalName) => file.package?.connectorOf(logicalName) ?? null;
}
