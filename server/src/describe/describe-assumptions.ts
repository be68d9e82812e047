import type { Assumption } from "../facts/assumption";
import { list } from "./amounts";
import type { Markup } from "./markup";

/** "Assumed: owner = user (context.owner)." Empty where nothing is assumed. */
export function describeAssumptions(assumptions: readonly Assumption[], markup: Markup): string {
  if (assumptions.length === 0) return "";
  const words = assumptions.map(({ what, value, setting }) => {
    const told = markup.name(`${what} = ${value}`);
    return setting === null ? told : `${told} (${markup.setting(setting)})`;
  });
  return `Assumed: ${list(words)}.`;
}
