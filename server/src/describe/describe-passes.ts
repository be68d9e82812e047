import type { LoopPasses, LoopSymbol } from "../facts/requests/symbols";
import { amount, list, number, shownName } from "./amounts";
import type { Markup } from "./markup";

/** "12 passes, by estimates.loops in flow-license.json. At most 60: the loop's own limit." */
export function describePasses(passes: LoopPasses, setting: string, markup: Markup): string {
  const { value, from, why, most, mostFrom } = passes;
  const counted = amount(value, "pass", "passes");
  // What bounds the loop tells the value too.
  if (value === most && from === mostFrom) return `${counted}. ${describeBounds(passes, markup)}`;
  if (from === "default") {
    return `${counted}, assumed: the export does not say. Set ${markup.setting(setting)}. ${describeBounds(passes, markup)}`;
  }
  return `${counted}: ${markup.name(why)}. ${describeBounds(passes, markup)}`;
}

/** "Assumed passes: 10 for Apply to each (estimates.loops)."; empty where nothing is assumed. */
export function describeAssumedPasses(loops: readonly LoopSymbol[]): string {
  const assumed = loops.filter(({ from }) => from === "default");
  if (assumed.length === 0) return "";
  const words = assumed.slice(0, mostLoops).map(({ value, action }) => `${number(value)} for ${shownName(action)}`);
  const more = assumed.length > mostLoops ? [`${number(assumed.length - mostLoops)} loops more`] : [];
  return `Assumed passes: ${list([...words, ...more])} (estimates.loops).`;
}

const mostLoops = 3;

/** "At most 50: Get items has Top Count 50." */
function describeBounds({ least, most, mostBecause }: LoopPasses, markup: Markup): string {
  const chain = mostBecause.map((reason) => markup.name(reason)).join("; ");
  if (most === null) return `Nothing bounds it: ${chain}.`;
  const range = least === most ? `Always ${number(most)}` : `At least ${number(least)} and at most ${number(most)}`;
  return `${range}: ${chain}.`;
}
