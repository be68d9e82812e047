import type { Decision } from "./decision";
import { isUnsaid } from "./entitlements";
import { heldByOthers } from "./held-licenses";
import type { Missing } from "./missing";
import { isRunByAUser } from "./premium-features";

export type Verdict = "covered" | "not-covered" | null;

/**
 * Null where the licenses that are declared tell neither that they are enough nor that they are not: where the
 * sources differ or are silent about them, where others behind an account need a license too, and where the user
 * of a desktop flow does.
 */
export function verdictOf(
  held: readonly string[],
  missing: readonly Missing[],
  { question, payer, features }: Pick<Decision, "question" | "payer" | "features">,
): Verdict {
  if (held.length === 0) return null;
  const { context } = question.settings;
  if (missing.length === 0) {
    const needsUser = payer.flowLicense !== null && features.some(isRunByAUser);
    return heldByOthers(payer)?.length === 0 || needsUser ? null : "covered";
  }
  if (missing.every(({ what }) => held.some((id) => isUnsaid(id, what)))) return null;
  const isTeams = context.environment === "dataverseForTeams" && held.includes("microsoft-365");
  if (isTeams && missing.every(({ what }) => what === "premium-connector")) return null;
  return "not-covered";
}
