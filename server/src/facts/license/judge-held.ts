import type { LicenseId } from "../../reference/licenses";
import type { Decision } from "./decision";
import { heldByOthers } from "./held-licenses";
import type { LicenseOption } from "./license-options";
import { type Missing, missingIn, missingInFlow } from "./missing";
import { type Verdict, verdictOf } from "./verdict";
import type { DailyNeed } from "./volume";

/** Whether licenses that are declared are enough. */
export interface Judgment {
  readonly verdict: Verdict;
  /** What they lack, told or not: a verdict of null leaves open whether it is lacking. */
  readonly missing: readonly Missing[];
  /** The licenses that are judged, and whose they are. */
  readonly held: readonly LicenseId[];
  readonly holder: "payer" | "othersBehindAccount";
}

/**
 * Judges what the payer is declared to hold. Where that is enough, and others are behind the account that pays, what
 * they hold has to be enough too; their requests are the account's.
 */
export function judgeHeld(
  held: readonly LicenseId[],
  options: readonly LicenseOption[],
  need: DailyNeed,
  base: Pick<Decision, "question" | "payer" | "features">,
): Judgment {
  const { question, payer, features } = base;
  const judged = (held: readonly LicenseId[], holder: Judgment["holder"], need: DailyNeed): Judgment => {
    const missing = held.length === 0 ? [] : missingIn(held, features, payer, question, need);
    return { verdict: verdictOf(held, missing, base), missing, held, holder };
  };
  if (payer.flowLicense !== null) {
    const missing = held.length === 0 ? [] : missingInFlow(options, need);
    return { verdict: verdictOf(held, missing, base), missing, held, holder: "payer" };
  }
  const own = judged(held, "payer", need);
  const others = heldByOthers(payer) ?? [];
  if (own.verdict !== "covered" || others.length === 0) return own;
  return judged(others, "othersBehindAccount", { ...need, perDay: null, perPerson: null });
}
