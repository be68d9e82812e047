import type { FlowSettings } from "../../../shared/settings";
import type { Flow } from "../flow/flow";
import type { FlowMetadata } from "../flow/flow-metadata";
import type { ExportShape } from "../flow/found-flow";
import type { FlowIdentity } from "./flow-identity";
import { flowKind } from "./flow-kind";
import type { FlowSummary } from "./flow-summary";
import { ownCost } from "./requests/own-cost";
import { directClass } from "./trigger-class";

/** Works out what other flows need to know of a flow, and no more. */
export function summarizeFlow(
  identity: FlowIdentity,
  shape: ExportShape,
  flow: Flow,
  metadata: FlowMetadata,
  settings: FlowSettings,
  childFlow: FlowSummary["childFlow"],
): FlowSummary {
  const { name, id, file } = identity;
  const { trigger } = flow;
  return {
    id,
    name,
    file,
    kind: flowKind(shape, flow, metadata),
    startedBy: trigger && directClass(trigger.type, trigger.typeKind),
    cost: ownCost(flow, file, settings),
    childFlow,
  };
}
