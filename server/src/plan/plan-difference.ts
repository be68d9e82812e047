import type { LicensePlan } from "./license-plan";
import type { PlanLine } from "./plan-lines";

/** What a plan without some licenses costs more than the plan with all of them, and what is bought in their place. */
export interface PlanDifference {
  /** Of the plan with all licenses, a month. */
  readonly pricePerMonth: number;
  readonly lowerBound: number;
  /** What is bought in another number, the largest change of price first, without what is held. */
  readonly licenses: readonly LicenseChange[];
  /** Flows that other licenses cover, or that are covered no more, by their place in the graph. */
  readonly flows: readonly number[];
}

export interface LicenseChange extends Pick<PlanLine, "license" | "name"> {
  /** More or, below 0, fewer than with all licenses. */
  readonly quantity: number;
  /** Null where no price is known. */
  readonly pricePerMonth: number | null;
}

export function planDifference(withAll: LicensePlan, plan: LicensePlan): PlanDifference {
  const changes = new Map<string, { -readonly [Key in keyof LicenseChange]: LicenseChange[Key] }>();
  for (const [lines, sign] of [[withAll.lines, -1] as const, [plan.lines, 1] as const]) {
    for (const { license, name, quantity, pricePerMonth, held } of lines) {
      if (held) continue;
      const change = changes.get(license) ?? { license, name, quantity: 0, pricePerMonth: 0 };
      change.quantity += sign * quantity;
      if (pricePerMonth === null || change.pricePerMonth === null) change.pricePerMonth = null;
      else change.pricePerMonth = Math.round((change.pricePerMonth + sign * pricePerMonth) * 100) / 100;
      changes.set(license, change);
    }
  }
  const coversOf = ({ flows, lines }: LicensePlan, at: number): string =>
    JSON.stringify([flows[at]?.by, flows[at]?.lines.map((line) => lines[line]?.license).sort()]);
  return {
    pricePerMonth: withAll.pricePerMonth,
    lowerBound: withAll.lowerBound,
    licenses: [...changes.values()]
      .filter(({ quantity }) => quantity !== 0)
      .sort((a, b) => Math.abs(b.pricePerMonth ?? 0) - Math.abs(a.pricePerMonth ?? 0)),
    flows: plan.flows.flatMap((_, at) => (coversOf(withAll, at) === coversOf(plan, at) ? [] : at)),
  };
}
