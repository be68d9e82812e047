import type { FlowSettings } from "../../../../shared/settings";
import type { AiRateRow } from "../../reference/ai-rates";
import { type JsonNode, textAt } from "../../syntax/json-node";
import type { Assumption } from "../assumption";

/** Units of the rate card that one call uses, and where the figure is from. */
export interface UnitsPerCall {
  /** Each started unit counts. */
  readonly units: number;
  /** What is counted, before it is made into units: pages, characters, tokens, images or calls. */
  readonly amount: number;
  /** Units of the greatest input that is allowed; null where no source bounds it. */
  readonly most: number | null;
  readonly from: "literal" | "rate" | "setting" | "default";
  /** What stands in for what the export does not tell; empty where a setting or the flow says it. */
  readonly assumptions: readonly Assumption[];
}

/** Of pages the flow itself may name the range; everything else about an input is told by a setting alone. */
export function unitsPerCall(
  rate: AiRateRow,
  pagesParameter: string | undefined,
  action: JsonNode,
  settings: FlowSettings,
): UnitsPerCall {
  const most = rate.most ?? null;
  const range = rate.unit === "pages" && pagesParameter !== undefined ? pagesIn(action, pagesParameter) : null;
  const literal = range === unreadable ? null : range;
  const { amount, from, assumptions } =
    literal === null
      ? amountBySettings(rate, settings, range === unreadable)
      : { amount: literal, from: "literal" as const, assumptions: [] };
  const bounded = most === null ? amount : Math.min(amount, most);
  return {
    units: Math.ceil(bounded / rate.unitSize),
    amount: bounded,
    // A range bounds what is read, however long the document.
    most: literal === null ? most && Math.ceil(most / rate.unitSize) : bounded,
    from,
    assumptions,
  };
}

/** A range of pages is there, as an expression or in a form that is not known. */
const unreadable = "unreadable";

/** The pages of `2` or `3-5`; null where no range is given. */
function pagesIn(action: JsonNode, parameter: string): number | typeof unreadable | null {
  const text = textAt(action, "inputs", "parameters", parameter)?.trim() ?? "";
  if (text === "") return null;
  const range = /^(\d{1,6})\s*(?:-\s*(\d{1,6}))?$/.exec(text);
  if (!range) return unreadable;
  const first = Number(range[1]);
  const pages = Number(range[2] ?? first) - first + 1;
  return first >= 1 && pages >= 1 ? pages : unreadable;
}

/** The setting that tells how much of each is read. A call and an image are one of their kind. */
const settingOf = {
  pages: "pagesPerDocument",
  characters: "charactersPerText",
  tokens: "tokensPerPrompt",
  images: null,
  calls: null,
} as const;

function amountBySettings(
  { unit, unitSize, model }: AiRateRow,
  { estimates, origins }: FlowSettings,
  isRangeUnreadable: boolean,
): Pick<UnitsPerCall, "amount" | "from" | "assumptions"> {
  const name = settingOf[unit];
  if (name === null) return { amount: unitSize, from: "rate", assumptions: [] };
  const what = `${assumedWords[name]}${isRangeUnreadable ? " (its range cannot be read)" : ""}`;
  const assumed: Assumption[] = [{ what, value: estimates[name], setting: `estimates.${name}` }];
  if (model) assumed.push({ what: assumedWords.promptModel, value: model, setting: "estimates.promptModel" });
  const from = origins.has(`estimates.${name}`) ? "setting" : "default";
  const assumptions = assumed.filter(({ setting }) => setting !== null && !origins.has(setting));
  return { amount: estimates[name], from, assumptions };
}

const assumedWords = {
  pagesPerDocument: "pages of a document",
  charactersPerText: "characters of a text",
  tokensPerPrompt: "tokens of a prompt",
  promptModel: "model of prompts",
} as const;
