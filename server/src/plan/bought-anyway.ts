import { canShare, coversStandard } from "../facts/license/entitlements";
import type { PlanProblem, Purchase } from "./plan-problem";

/**
 * Licenses without a price for people who get another one that includes standard connectors, and that other one, by
 * their places: nobody takes a second license for what the first includes.
 */
export function boughtAnyway(
  purchases: PlanProblem["purchases"],
  units: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const bought = new Map<string, number>();
  for (const [at, count] of units) {
    const { license, price } = purchases[at] as Purchase;
    const party = partyOf(purchases[at] as Purchase);
    if (party === null || count === 0 || price === null) continue;
    if (coversStandard(license) && canShare(license)) bought.set(party, at);
  }
  const replaced = new Map<number, number>();
  purchases.forEach((purchase, at) => {
    const other = bought.get(partyOf(purchase) ?? "");
    if (purchase.price === null && other !== undefined) replaced.set(at, other);
  });
  return replaced;
}

function partyOf({ holder }: Purchase): string | null {
  return holder.kind === "people" ? holder.party.id : null;
}
