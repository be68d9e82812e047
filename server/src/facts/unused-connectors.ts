import type { FlowSettings } from "../../../shared/settings";
import type { ConnectorUse, Flow } from "../flow/flow";
import type { JsonNode } from "../syntax/json-node";
import { connectorTier, type TierFact } from "./connector-tier";

/** A connector that the flow has a connection for, while no operation uses it. */
export interface UnusedConnector extends TierFact {
  readonly id: string;
  /** The connection reference. */
  readonly at: JsonNode;
}

/**
 * The connectors that only `connectionReferences` names, each once. Empty where a part of the flow could not be read,
 * for it may use them.
 */
export function unusedConnectors(flow: Flow, settings: FlowSettings): UnusedConnector[] {
  const isPartlyRead = flow.problems.some(({ code }) => code === "broken-action") || flow.byKind.unknown.length > 0;
  if (isPartlyRead) return [];
  const uses = usesOf(flow);
  const keys = new Set(uses.map(({ reference }) => reference));
  const ids = new Set(uses.map(({ connectorId }) => connectorId));
  const found = new Map<string, UnusedConnector>();
  for (const [key, { connectorId: id, custom, node }] of flow.connectionReferences) {
    if (id === null || keys.has(key) || ids.has(id) || found.has(id)) continue;
    found.set(id, { id, at: node, ...connectorTier(id, custom, settings) });
  }
  return [...found.values()];
}

function usesOf({ trigger, byKind }: Flow): ConnectorUse[] {
  const ofActions = byKind.connector.map(({ connector }) => connector);
  return trigger?.connector ? [trigger.connector, ...ofActions] : ofActions;
}
