import aiBuilder from "../../data/ai-builder-rates.json";
import copilot from "../../data/copilot-credits.json";
import { rowsByKey } from "./rows-by-key";

/** The model behind a prompt. No export tells it, so a setting does. */
export type PromptModel = "basic" | "standard" | "premium";

/** What one unit of an AI Builder model or prompt costs. */
export interface AiRateRow {
  readonly id: string;
  readonly capability: string;
  /** What is counted. A unit is `unitSize` of them, and each started unit counts. */
  readonly unit: "tokens" | "characters" | "images" | "pages" | "calls";
  readonly unitSize: number;
  readonly aiBuilderCredits: number;
  readonly copilotCredits: number;
  /** AI Builder credits per unit of input and of output, where they differ. */
  readonly inputCredits?: number;
  readonly outputCredits?: number;
  /** The greatest input of one call, in what `unit` names. */
  readonly most?: number;
  readonly mostSource?: string;
  readonly model?: PromptModel;
  /** The operation ids that are known; for some models none is. */
  readonly operations: readonly string[];
  readonly source: string;
}

/** Copilot Credits for `per` of what `unit` names. */
export interface CopilotRateRow {
  readonly id: string;
  readonly credits: number;
  readonly per: number;
  readonly unit: "actions" | "messages" | "minutes" | "pages or images" | "responses" | "tokens";
  readonly note?: string;
  readonly source: string;
}

const aiRateOf = rowsByKey(
  () => aiBuilder.rows as readonly AiRateRow[],
  (row) => row.operations.map((operation) => keyOf(operation, row.model)),
);
const copilotRateOf = rowsByKey(
  () => copilot.rows as readonly CopilotRateRow[],
  (row) => [row.id],
);

/** The rate of an AI Builder operation. Undefined where no source ties the operation to a model. */
export function lookUpAiRate(operationId: string, promptModel: PromptModel): AiRateRow | undefined {
  return aiRateOf(keyOf(operationId, undefined)) ?? aiRateOf(keyOf(operationId, promptModel));
}

/** The rate of an event of Copilot Studio, by its id: `agent-flow-actions`, `ai-tools-basic` and others. */
export function lookUpCopilotRate(event: string): CopilotRateRow | undefined {
  return copilotRateOf(event);
}

function keyOf(operationId: string, model: PromptModel | undefined): string {
  return `${operationId.toLowerCase()}/${model ?? ""}`;
}
