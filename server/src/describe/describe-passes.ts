import type { LoopPasses } from "../facts/requests/symbols";
import { amount, number } from "./amounts";
import type { Markup } from "./markup";

/** "12 passes, by estimates.loops in flow-license.json. At most 60: the loop's own limit." */
export function describePasses(passes: LoopPasses, setting: string, markup: Markup): string {
  const { value, from, why } = passes;
  const assumed = from === "default";
  const reason = assumed
    ? `assumed, for nothing in the export tells; set ${markup.setting(setting)}`
    : markup.name(why);
  return `${amount(value, "pass", "passes")}: ${reason}. ${describeBounds(passes)}`;
}

const boundWords = {
  literal: "the array in the flow",
  expression: "an expression in the flow",
  limit: "the limit that the loop sets",
  connector: "a row limit of the connector",
  trigger: "the schema of the trigger",
  note: "a note in the flow",
  setting: "a setting",
  default: "the limit of a loop that sets none",
} as const;

function describeBounds({ least, most, mostFrom }: LoopPasses): string {
  if (most === null) return `At least ${number(least)}; nothing in the export bounds it above.`;
  const by = mostFrom === null ? "" : `, by ${boundWords[mostFrom]}`;
  return least === most
    ? `Always ${number(most)}${by}.`
    : `At least ${number(least)} and at most ${number(most)}${by}.`;
}
