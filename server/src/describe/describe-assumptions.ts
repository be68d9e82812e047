import type { Assumption } from "../facts/assumption";
import { list } from "./amounts";
import type { Markup } from "./markup";

/** "Assumed: owner = user (context.owner)." Empty where nothing is assumed. */
export function describeAssumptions(assumptions: readonly Assumption[], markup: Markup): string {
  if (assumptions.length === 0) return "";
  const words = assumptions.map(({ what, value, setting }) => {
    if (setting === null) return markup.name(`${what} is ${value}`);
    return `${markup.name(`${what} = ${value}`)} (${markup.setting(setting)})`;
  });
  return `Assumed: ${list(words)}.`;
}
