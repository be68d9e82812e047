import type { FlowSettings } from "../../../../shared/settings";
import type { Flow } from "../../flow/flow";
import { type CopilotRateRow, lookUpCopilotRate } from "../../reference/ai-rates";
import type { CreditKind } from "../../reference/license-credits";
import { ownCopy } from "../../syntax/own-copy";
import type { FlowKind } from "../flow-kind";
import type { OwnCost, OwnCredits } from "../flow-summary";
import { constant } from "../requests/count";
import { costOf, symbolsOfLoops } from "../requests/own-cost";
import { type CountingContext, countList } from "../requests/run-outcome";
import { type CreditOperation, creditsPerCall, inCreditParts } from "./credit-operations";

/**
 * The credits of a run of a flow by itself, counted as its requests are: each kind as if it paid for all. Null where
 * neither the flow nor a call of a child flow can use any.
 */
export function ownCredits(
  flow: Flow,
  kind: FlowKind,
  cost: OwnCost,
  operations: readonly CreditOperation[],
  settings: FlowSettings,
): OwnCredits | null {
  const isAgentFlow = kind === "agent-flow";
  if (operations.length === 0 && cost.calls.length === 0 && !isAgentFlow) return null;
  const symbols = symbolsOfLoops(flow, cost);
  const countIn = (costs: CreditCosts): OwnCredits["aiBuilder"] =>
    costOf(flow.allActions, (context) => countList(flow.actions, context), symbols, settings, costs).counts;
  return {
    aiBuilder: countIn(inCredits("aiBuilder", kind, operations)),
    copilot: countIn(inCredits("copilot", kind, operations)),
    usesAiBuilder: !isAgentFlow && operations.some(({ paidIn }) => paidIn === "aiBuilder"),
    usesCopilot: isAgentFlow || operations.length > 0,
    unrated: operations.filter(({ rate }) => rate === null).map(({ action }) => ownCopy(action)),
  };
}

type CreditCosts = Pick<CountingContext, "plainCost" | "containerCost" | "passCost">;

/**
 * AI steps count by their units. In agent flows each executed action counts besides; the trigger does not, for the
 * rate is one of actions and no source says that it is one.
 */
function inCredits(kind: CreditKind, flowKind: FlowKind, operations: readonly CreditOperation[]): CreditCosts {
  const ofSteps = new Map(
    operations.map((operation) => {
      const credits = creditsPerCall(operation, kind);
      return [operation.at, credits === null ? Number.POSITIVE_INFINITY : inCreditParts(credits)];
    }),
  );
  const rate = agentFlowRate();
  const ofAction = kind === "copilot" && flowKind === "agent-flow" ? inCreditParts(rate.credits / rate.per) : 0;
  return {
    plainCost: ({ node }) => constant(ofAction + (ofSteps.get(node) ?? 0)),
    containerCost: ofAction,
    passCost: 0,
  };
}

/** What the executed actions of an agent flow cost. */
export function agentFlowRate(): CopilotRateRow {
  const rate = lookUpCopilotRate("agent-flow-actions");
  if (!rate) throw new Error('No rate "agent-flow-actions" in the reference data');
  return rate;
}
