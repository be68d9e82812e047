import type { FlowSettings } from "../../../../shared/settings";
import type { Flow } from "../../flow/flow";
import { type AiRateRow, lookUpAiRate } from "../../reference/ai-rates";
import type { CreditKind } from "../../reference/license-credits";
import { type JsonNode, nodeAt } from "../../syntax/json-node";
import type { SpecialOperations } from "../special-operation";
import { type UnitsPerCall, unitsPerCall } from "./units-per-call";

/** An action that uses AI Builder credits or Copilot Credits. */
export interface CreditOperation {
  readonly action: string;
  readonly operation: string;
  /** What the operation does, in the words of the rate card; null where its id is on none. */
  readonly capability: string | null;
  /** Credits of a unit; null where no source ties the operation to a rate. */
  readonly rate: AiRateRow | null;
  /** Units that one execution uses; null where no rate is known. */
  readonly units: UnitsPerCall | null;
  /** AI Builder credits are followed by Copilot Credits; a call of an agent is paid in Copilot Credits alone. */
  readonly paidIn: CreditKind;
  /** Its pages are paid for, and nothing in the flow says which of them are read. */
  readonly readsAllPages: boolean;
  readonly at: JsonNode;
}

export function creditOperations(flow: Flow, specials: SpecialOperations, settings: FlowSettings): CreditOperation[] {
  const found: CreditOperation[] = [];
  for (const action of flow.byKind.connector) {
    const special = specials.get(action.node);
    if (special?.what !== "ai-builder" && special?.what !== "copilot-studio-agent") continue;
    const operation = action.connector.operationId ?? special.title;
    const rate = lookUpAiRate(operation, settings.estimates.promptModel) ?? null;
    found.push({
      action: action.name,
      operation,
      capability: rate?.capability ?? (special.what === "copilot-studio-agent" ? special.title : null),
      rate,
      units: rate && unitsPerCall(rate, special.pagesParameter, action.node, settings),
      paidIn: special.what === "ai-builder" ? "aiBuilder" : "copilot",
      readsAllPages: rate?.unit === "pages" && lacksParameter(action.node, special.pagesParameter),
      at: action.node,
    });
  }
  return found;
}

function lacksParameter(action: JsonNode, parameter: string | undefined): boolean {
  return parameter !== undefined && nodeAt(action, "inputs", "parameters", parameter) === undefined;
}

/** Credits of one execution, paid in one kind or the other; null where no rate is known. */
export function creditsPerCall({ rate, units, paidIn }: CreditOperation, kind: CreditKind): number | null {
  if (kind === "aiBuilder" && paidIn === "copilot") return 0;
  if (rate === null || units === null) return null;
  return (
    inCreditParts(units.units * (kind === "aiBuilder" ? rate.aiBuilderCredits : rate.copilotCredits)) / creditParts
  );
}

/** Credits are added up in ten-thousandths, for whole numbers stay exact. */
export const creditParts = 10_000;

export function inCreditParts(credits: number): number {
  return Math.round(credits * creditParts);
}
