import { lookUpLicense } from "../../reference/licenses";
import type { FlowFacts } from "../flow-facts";
import { isPremium } from "./premium-of-children";

/**
 * Whether a license is enough for a flow: it is among the ways to license it, or something free of charge or lesser is.
 * Null where no license is needed.
 */
export function licenseBudget(
  facts: Pick<FlowFacts, "license" | "premium" | "premiumChildren">,
  budget: string,
): "within" | "exceeded" | null {
  const { license } = facts;
  if (license === null || license.options.length === 0) return null;
  if (license.options.some((option) => option.license === budget || option.held)) return "within";
  // A license with premium connectors includes whatever a flow with standard connectors needs.
  if (!isPremium(facts) && lookUpLicense(budget)?.premiumConnectors === true) return "within";
  return "exceeded";
}
