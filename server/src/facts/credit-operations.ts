import type { FlowSettings } from "../../../shared/settings";
import type { Flow } from "../flow/flow";
import { lookUpAiRate } from "../reference/ai-rates";
import type { JsonNode } from "../syntax/json-node";
import type { SpecialOperations } from "./special-operation";

/** An action that uses AI Builder credits or Copilot Credits. */
export interface CreditOperation {
  readonly action: string;
  readonly operation: string;
  /** What the operation does, in the words of the rate card; null where its id is on none. */
  readonly capability: string | null;
  /** What the rate is counted in, such as pages; null where no rate is known. */
  readonly unit: string | null;
  readonly paidIn: "aiBuilder" | "copilot";
  readonly at: JsonNode;
}

export function creditOperations(flow: Flow, specials: SpecialOperations, settings: FlowSettings): CreditOperation[] {
  const found: CreditOperation[] = [];
  for (const action of flow.allActions) {
    if (action.kind !== "connector") continue;
    const special = specials.get(action.node);
    if (special?.what !== "ai-builder" && special?.what !== "copilot-studio-agent") continue;
    const operation = action.connector.operationId ?? special.title;
    const rate = lookUpAiRate(operation, settings.estimates.promptModel);
    found.push({
      action: action.name,
      operation,
      capability: rate?.capability ?? (special.what === "copilot-studio-agent" ? special.title : null),
      unit: rate?.unit ?? null,
      paidIn: special.what === "ai-builder" ? "aiBuilder" : "copilot",
      at: action.node,
    });
  }
  return found;
}
