import type { ExportFile } from "../exports/export-file";
import type { FlowSummary } from "../facts/flow-summary";
import type { Caller, Surroundings } from "../facts/surroundings";
import { type FlowMetadata, noMetadata } from "../flow/flow-metadata";
import type { ConnectorOf } from "../flow/read-connections";

/** What stands beside a file about the flow in it. */
export function metadataOf(file: ExportFile): FlowMetadata {
  return file.package?.metadataOf(file) ?? noMetadata;
}

export function connectorOf(file: ExportFile): ConnectorOf {
  return (logicalName) => file.package?.connectorOf(logicalName) ?? null;
}

/** Who calls whom among the inputs, as one file is told it. */
interface Calls {
  childFlow(from: ExportFile, id: string): FlowSummary | undefined;
  callersOf(file: ExportFile, id: string): readonly Caller[];
}

export function surroundingsOf(file: ExportFile, calls: Calls): Surroundings {
  return {
    metadata: metadataOf(file),
    connectorOf: connectorOf(file),
    childFlow: (id) => calls.childFlow(file, id),
    callersOf: (id) => calls.callersOf(file, id),
  };
}
