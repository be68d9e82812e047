import { creditChange } from "../reference/credit-dates";
import type { Edition } from "../reference/edition";
import { type CreditKind, creditsOfLicense, creditsPerMonth, licensesForCredits } from "../reference/license-credits";
import type { LicenseId, LicenseRow } from "../reference/licenses";
import { priceOf } from "../reference/prices";
import type { HeldLicense } from "./held-license";

/** Credits a month that the licenses held bring to the tenant. */
export interface HeldCredits {
  readonly license: LicenseRow;
  readonly kind: CreditKind;
  readonly count: number;
  /** For all of them together, whether or not their time is over. */
  readonly perMonth: number;
  /** False from the day on which they are no longer included. */
  readonly included: boolean;
  readonly until: string | null;
  readonly sources: readonly string[];
}

/** `asOf` is the day, YYYY-MM-DD, on which it is asked. Licenses that bring no credits are left out. */
export function creditsHeld(held: readonly HeldLicense[], edition: Edition, asOf: string): readonly HeldCredits[] {
  return held.flatMap(({ license, count }) => {
    const credits = creditsOfLicense(license.id, edition);
    if (!credits || credits.creditsPerMonth === 0) return [];
    const { kind, until, source } = credits;
    const included = until === undefined || asOf < until;
    const perMonth = credits.creditsPerMonth * count;
    return [{ license, kind, count, perMonth, included, until: until ?? null, sources: [source] }];
  });
}

/** What a number of credits a month takes. */
export interface CreditNeed {
  readonly kind: CreditKind;
  readonly perMonth: number;
  readonly perYear: number;
  /** Credits a month that are held; unused ones do not roll over. */
  readonly held: number;
  readonly shortfall: number;
  readonly addOn: LicenseId;
  /** Add-ons that would be enough by themselves. */
  readonly addOns: number;
  /** Add-ons that are missing besides what is held. */
  readonly furtherAddOns: number;
  /** A month, for the further add-ons; null where no price is published. */
  readonly pricePerMonth: number | null;
  /** What keeps the add-on from being bought, or renewed, on the day on which it is asked. */
  readonly restrictions: readonly string[];
  readonly sources: readonly string[];
}

const addOnOf = { aiBuilder: "ai-builder-addon", copilot: "copilot-credit-pack" } as const;

export function creditNeed(
  kind: CreditKind,
  perMonth: number,
  licenses: readonly HeldLicense[],
  edition: Edition,
  asOf: string,
): CreditNeed {
  const addOn = addOnOf[kind];
  const unit = creditsOfLicense(addOn, edition);
  if (!unit) throw new Error(`No credits of "${addOn}" in the reference data`);
  const price = priceOf(addOn, edition);
  const counts = licenses.map(({ license, count }) => ({ license: license.id, quantity: count }));
  const held = creditsPerMonth(kind, counts, { asOf, edition });
  const shortfall = Math.max(0, perMonth - held);
  const restrictions = kind === "copilot" ? [] : endsOfAddOns.flatMap((end) => creditChange(end, asOf) ?? []);
  const furtherAddOns = licensesForCredits(shortfall, addOn, edition) ?? 0;
  return {
    kind,
    perMonth,
    perYear: perMonth * monthsOfYear,
    held,
    shortfall,
    addOn,
    addOns: licensesForCredits(perMonth, addOn, edition) ?? 0,
    furtherAddOns,
    pricePerMonth: price && price.amount * furtherAddOns,
    restrictions: restrictions.map(({ from, what }) => `since ${from} ${what}`),
    sources: [...new Set([unit.source, ...(price ? [price.source] : []), ...restrictions.map(({ source }) => source)])],
  };
}

const endsOfAddOns = ["addons-not-sold", "addons-not-renewed"] as const;
const monthsOfYear = 12;
