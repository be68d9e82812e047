import type { FlowSettings } from "../../../shared/settings";
import type { EstateFlow } from "../estate/estate-flow";
import type { EstateGraph } from "../estate/estate-graph";
import { type CreditSupply, creditSupply } from "../facts/credits/credit-supply";
import { priceIn } from "../facts/license/option-price";
import { creditsPerMonth } from "../reference/license-credits";
import { type LicenseId, lookUpLicense } from "../reference/licenses";
import type { PlanLine } from "./plan-lines";

/** What AI steps of all flows draw in a month, and what brings the credits that are missing. */
export interface CreditPlan {
  /** Flows with a known number of credits. */
  readonly flows: number;
  /** Flows that use credits, of which the number is not known. */
  readonly notKnown: number;
  /** As if the one kind or the other paid for all. */
  readonly aiBuilder: number;
  readonly copilot: number;
  readonly supply: CreditSupply;
  readonly buy: {
    readonly license: LicenseId;
    readonly name: string;
    readonly quantity: number;
    readonly pricePerMonth: number | null;
    readonly priceSource: string | null;
  } | null;
  /** Null where what is to buy has no price. */
  readonly pricePerMonth: number | null;
  readonly currency: string;
}

/**
 * Credits belong to the tenant, so that they are worked out after the licenses, out of those that are held and bought.
 * No license is bought for the credits that it brings. Null where no flow uses any.
 */
export function creditPlan({ flows }: EstateGraph, lines: readonly PlanLine[]): CreditPlan | null {
  // A child flow's credits are those of the flows that call it, and a copied action runs nowhere by itself.
  const using = flows.filter(({ credits, isChild, kind }) => credits !== null && !isChild && kind !== "fragment");
  const [first] = using;
  if (!first) return null;
  const known = using.filter(({ credits }) => credits?.aiBuilder != null || credits?.copilot != null);
  const aiBuilder = sumOf(known, "aiBuilder");
  const copilot = sumOf(known, "copilot");
  const settings = declaring(using, lines);
  const need = { aiBuilder: aiBuilder > 0 ? aiBuilder : null, copilot: copilot > 0 ? copilot : null };
  const supply = creditSupply(need, settings);
  if (supply === null) return null;
  const buy = cheapest(supply, settings);
  return {
    flows: known.length,
    notKnown: using.length - known.length,
    aiBuilder,
    copilot,
    supply,
    buy,
    pricePerMonth: buy === null ? 0 : buy.pricePerMonth,
    currency: priceIn("copilot-credit-pack", settings).currency,
  };
}

function sumOf(flows: readonly EstateFlow[], kind: "aiBuilder" | "copilot"): number {
  const sum = flows.reduce((total, { credits }) => total + (credits?.[kind] ?? 0), 0);
  return Math.round(sum * 10_000) / 10_000;
}

/** Credits that are declared count for the tenant; without them those that the licenses of the plan bring. */
function declaring(flows: readonly EstateFlow[], lines: readonly PlanLine[]): FlowSettings {
  const { settings } = flows[0] as EstateFlow;
  const most = (kind: "aiBuilderCreditsHeld" | "copilotCreditsHeld"): number | null => {
    const told = flows.filter((flow) => flow.settings.origins.has(`context.${kind}`));
    return told.length === 0 ? null : Math.max(...told.map((flow) => flow.settings.context[kind]));
  };
  const counts = lines.map(({ license, quantity }) => ({ license, quantity }));
  const brought = creditsPerMonth("aiBuilder", counts, settings);
  return {
    ...settings,
    context: {
      ...settings.context,
      aiBuilderCreditsHeld: most("aiBuilderCreditsHeld") ?? brought,
      copilotCreditsHeld: most("copilotCreditsHeld") ?? 0,
    },
    origins: new Map([
      ...settings.origins,
      ["context.aiBuilderCreditsHeld", "the plan"],
      ["context.copilotCreditsHeld", "the plan"],
    ]),
  };
}

function cheapest({ toBuy }: CreditSupply, settings: FlowSettings): CreditPlan["buy"] {
  const ways = [
    { license: "ai-builder-addon", quantity: toBuy.addOns },
    { license: "copilot-credit-pack", quantity: toBuy.packs },
  ].flatMap(({ license, quantity }) => {
    if (!quantity) return [];
    const { amount, source } = priceIn(license, settings);
    const name = lookUpLicense(license)?.name ?? license;
    return [
      { license, name, quantity, pricePerMonth: amount === null ? null : amount * quantity, priceSource: source },
    ];
  });
  return ways.sort((a, b) => (a.pricePerMonth ?? Infinity) - (b.pricePerMonth ?? Infinity))[0] ?? null;
}
