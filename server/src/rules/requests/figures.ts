import { describeAssumedPasses } from "../../describe/describe-passes";
import type { LoopSymbol } from "../../facts/requests/symbols";
import type { RuleFinding } from "../../findings/finding";

/** How sure a figure is that counts with these loops, and on what it rests: `because` is followed by what is assumed. */
export function restingOn(loops: readonly LoopSymbol[], because: string): Pick<RuleFinding, "because" | "confidence"> {
  const assumed = describeAssumedPasses(loops);
  return { because: `${because} ${assumed}`.trim(), confidence: assumed === "" ? "certain" : "assumed" };
}
