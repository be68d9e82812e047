import type { Edition, Period } from "../reference/edition";
import type { LicenseRow } from "../reference/licenses";
import { type ProductLine, productLineOf } from "../reference/product-lines";
import { dailyLimit } from "./daily-limit";
import { type HeldLicense, ofPeople } from "./held-license";

/** What a person may use who holds several licenses, and by which rule. */
export interface PersonEntitlement {
  /** Requests in 24 hours: of all flows of the person officially, of each flow in the transition period. */
  readonly value: number;
  readonly per: "user" | "flow";
  /**
   * `single`: one license. `sum`: the base licenses of different product lines are added. `base`: within one product
   * line the base license alone counts. `paid`: beside a paid license those that are free of charge or trials add
   * nothing. `highest`: the highest plan alone counts. `own-context`: each license counts
   * for the flows in its own context, and the value is that of the highest.
   */
  readonly rule: "single" | "sum" | "base" | "paid" | "highest" | "own-context";
  /** What the value is made of. */
  readonly parts: readonly EntitlementPart[];
  readonly sources: readonly string[];
}

export interface EntitlementPart {
  readonly license: LicenseRow;
  readonly value: number;
  readonly source: string;
}

interface Part extends EntitlementPart {
  readonly line: ProductLine | undefined;
  readonly attach: boolean;
}

const severalPlans = "faq#what-happens-to-my-power-platform-requests-if-i-have-multiple-plans";
const ownContext = "ppr26#power-automate-transition-period";

/** Null where no license of a person with a limit is held. */
export function personEntitlement(
  held: readonly HeldLicense[],
  edition: Edition,
  period: Period,
): PersonEntitlement | null {
  const parts = ofPeople(held).flatMap((it) => partOf(it, edition, period));
  const [first] = parts;
  if (!first) return null;
  const per = period === "official" ? "user" : "flow";
  if (parts.length === 1) return entitlement("single", parts, per, []);
  const paid = parts.filter(isPaid);
  if (period === "transition" || paid.length === 0) {
    return entitlement("highest", [highestOf(parts)], per, [severalPlans]);
  }
  const bases = basesByLine(paid);
  if (bases.length === 1) return entitlement(paid.length === 1 ? "paid" : "base", bases, per, [severalPlans]);
  return edition === "2025-06"
    ? entitlement("sum", bases, per, [severalPlans])
    : entitlement("own-context", [highestOf(bases)], per, [ownContext]);
}

function partOf({ license, attach }: HeldLicense, edition: Edition, period: Period): Part[] {
  const limit = dailyLimit(license, period, edition);
  if (limit === null) return [];
  return [{ license, attach, line: productLineOf(license.id), value: limit.value, source: limit.source }];
}

function isPaid({ license, line }: Part): boolean {
  return !line?.notPaid.includes(license.id);
}

/** The highest base license of each product line. */
function basesByLine(paid: readonly Part[]): Part[] {
  const bases = paid.filter(({ attach }) => !attach);
  if (bases.length === 0) return [highestOf(paid)];
  const lines = [...new Set(bases.map(({ line }) => line))];
  return lines.map((line) => highestOf(bases.filter((it) => it.line === line)));
}

function highestOf(parts: readonly Part[]): Part {
  return parts.reduce((highest, part) => (part.value > highest.value ? part : highest));
}

function entitlement(
  rule: PersonEntitlement["rule"],
  parts: readonly Part[],
  per: PersonEntitlement["per"],
  sources: readonly string[],
): PersonEntitlement {
  return {
    value: parts.reduce((sum, part) => sum + part.value, 0),
    per,
    rule,
    parts: parts.map(({ license, value, source }) => ({ license, value, source })),
    sources: [...new Set([...sources, ...parts.map(({ source }) => source)])],
  };
}
