import type { FlowSettings } from "../../../shared/settings";
import type { ConnectorUse, Flow } from "../flow/flow";
import { compareText } from "../syntax/compare-text";
import type { JsonNode } from "../syntax/json-node";
import { connectorTier, type TierFact } from "./connector-tier";
import type { SpecialOperations } from "./special-operation";

/** A connector that at least one operation of the flow uses. */
export interface ConnectorFact extends TierFact {
  readonly id: string;
  readonly inTrigger: boolean;
  /** Number of actions that use it. */
  readonly actions: number;
  /** Operation ids, in alphabetical order. */
  readonly operations: readonly string[];
  /** No use of it names the connector; it is taken from the key of a connection reference that the file lacks. */
  readonly fromKeyAlone: boolean;
  /** The trigger and actions that use it, in the order of the text. */
  readonly uses: readonly JsonNode[];
}

/** The connectors in use, by id. One that is only referenced needs no license and is left out. */
export function connectorsInUse(flow: Flow, special: SpecialOperations, settings: FlowSettings): ConnectorFact[] {
  const found = new Map<string, Collected>();
  const add = (node: JsonNode, use: ConnectorUse, inTrigger: boolean): void => {
    // AI Builder is paid in credits, although its operations name the Dataverse connector.
    if (special.get(node)?.what === "ai-builder") return;
    const id = use.connectorId ?? unnamedConnector;
    const fact = found.get(id) ?? {
      custom: false,
      inTrigger: false,
      fromKeyAlone: true,
      operations: new Set<string>(),
      uses: [],
    };
    fact.fromKeyAlone &&= use.fromKeyAlone;
    fact.custom ||= use.custom;
    fact.inTrigger ||= inTrigger;
    if (use.operationId !== null) fact.operations.add(use.operationId);
    fact.uses.push(node);
    found.set(id, fact);
  };
  if (flow.trigger?.connector) add(flow.trigger.node, flow.trigger.connector, true);
  for (const { node, connector } of flow.byKind.connector) add(node, connector, false);
  return [...found]
    .sort(([a], [b]) => compareText(a, b))
    .map(([id, { custom, inTrigger, fromKeyAlone, operations, uses }]) => ({
      id,
      ...certainAs(connectorTier(id, custom, settings), fromKeyAlone),
      fromKeyAlone,
      inTrigger,
      actions: uses.length - (inTrigger ? 1 : 0),
      operations: [...operations].sort(),
      uses,
    }));
}

interface Collected {
  custom: boolean;
  inTrigger: boolean;
  fromKeyAlone: boolean;
  readonly operations: Set<string>;
  readonly uses: JsonNode[];
}

function certainAs(tier: TierFact, fromKeyAlone: boolean): TierFact {
  return fromKeyAlone && tier.confidence !== "setting" ? { ...tier, confidence: "inferred" } : tier;
}

/** Stands for operations whose connector the file does not name at all. */
const unnamedConnector = "unknown";
