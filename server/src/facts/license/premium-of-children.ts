import type { FlowSummary } from "../flow-summary";
import type { PremiumFeatureName } from "./premium-features";

/** A called flow whose premium features the payer of the parent has to license. */
export interface PremiumChild {
  readonly name: string;
  readonly features: readonly PremiumFeatureName[];
}

/** Whether the flow, or a child flow that uses its license, needs a premium license. */
export function isPremium({ premium, premiumChildren }: PremiumParts): boolean {
  return premium.length + premiumChildren.length > 0;
}

interface PremiumParts {
  readonly premium: readonly unknown[];
  readonly premiumChildren: readonly PremiumChild[];
}

/**
 * After the transition period a child flow uses the license of its parent, or of whoever pays for the parent
 * (`faq#who-needs-to-purchase-a-premium-license`), unless it carries a Process license of its own. Children of
 * children count too, each once.
 */
export function premiumOfChildren(
  calls: readonly string[],
  childFlow: (id: string) => FlowSummary | undefined,
): PremiumChild[] {
  const found: PremiumChild[] = [];
  const seen = new Set<FlowSummary>();
  const visit = (ids: readonly string[], find: (id: string) => FlowSummary | undefined): void => {
    for (const id of ids) {
      const child = find(id);
      if (child?.kind !== "cloud-flow" || child.processLicense || seen.has(child)) continue;
      seen.add(child);
      if (child.premium.length > 0) found.push({ name: child.name, features: child.premium });
      visit(child.cost.calls, child.childFlow);
    }
  };
  visit(calls, childFlow);
  return found;
}
