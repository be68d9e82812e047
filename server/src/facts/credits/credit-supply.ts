import type { FlowSettings } from "../../../../shared/settings";
import { type CreditDate, creditChange } from "../../reference/credit-dates";
import {
  type CreditKind,
  creditsOfLicense,
  creditsPerMonth,
  type LicenseCount,
  licensesForCredits,
} from "../../reference/license-credits";
import { copilotFollows } from "./credits-per-run";

export type CreditsOfKinds = Readonly<Record<CreditKind, number>>;

/** What a month needs in each kind, as if that kind paid for all of it; null where it is not used or not known. */
export type CreditNeed = Readonly<Record<CreditKind, number | null>>;

/**
 * What the declared credits cover of a month. Both kinds are reset on the first of the month and nothing rolls over,
 * so each month is like the other.
 */
export interface CreditSupply {
  /** Credits a month that are declared as held, for all flows of the tenant; null where nothing is declared. */
  readonly held: Readonly<Record<CreditKind, number | null>>;
  /** What the flow draws of them: AI Builder credits first, then Copilot Credits. */
  readonly drawn: CreditsOfKinds;
  /** What the flow lacks beyond what is declared: either the one or the other; null where nothing is missing. */
  readonly missing: CreditNeed | null;
  /** What brings the missing credits; null where it is not sold any more, or where nothing is missing. */
  readonly toBuy: { readonly addOns: number | null; readonly packs: number | null };
  /** Held licenses have stopped to bring credits on this day. */
  readonly ended: CreditDate | null;
}

/** Nothing is declared but licenses that have stopped to bring credits. */
export function hasOnlyEndedCredits({ held, ended }: CreditSupply): boolean {
  return ended !== null && held.aiBuilder === null && held.copilot === null;
}

/** Null where no credits are declared as held that could be drawn, or the need is not known. */
export function creditSupply(need: CreditNeed, settings: FlowSettings): CreditSupply | null {
  const licenses = heldLicenses(settings);
  const held = {
    aiBuilder: heldCredits("aiBuilder", licenses, settings),
    copilot: heldCredits("copilot", licenses, settings),
  };
  // What draws no AI Builder credits misses none that licenses brought.
  const ended = need.aiBuilder === null ? null : endedCredits(licenses, settings);
  if (need.aiBuilder === null && need.copilot === null) return null;
  const declares = held.copilot !== null || (need.aiBuilder !== null && held.aiBuilder !== null);
  if (!declares && ended === null) return null;
  const declared = { aiBuilder: held.aiBuilder ?? 0, copilot: held.copilot ?? 0 };
  return { held, ...draw(need, declared, settings), ended };
}

/** AI Builder credits pay for the part that they reach for, and Copilot Credits for the rest of it, where they follow. */
function draw(
  need: CreditNeed,
  held: CreditsOfKinds,
  { asOf, edition }: FlowSettings,
): Pick<CreditSupply, "drawn" | "missing" | "toBuy"> {
  const first = need.aiBuilder === null ? 0 : Math.min(need.aiBuilder, held.aiBuilder);
  const rest = need.aiBuilder === null ? 1 : share(need.aiBuilder - first, need.aiBuilder);
  const left = (need.copilot ?? 0) * rest;
  const follows = need.aiBuilder === null || copilotFollows(asOf) !== null;
  const second = follows ? Math.min(left, held.copilot) : 0;
  const drawn = { aiBuilder: rounded(first), copilot: rounded(second) };
  const lacking = rest * (left === 0 ? 1 : share(left - second, left));
  if (lacking === 0) return { drawn, missing: null, toBuy: { addOns: null, packs: null } };
  const missing = {
    aiBuilder: need.aiBuilder && rounded(need.aiBuilder * lacking),
    copilot: need.copilot && rounded(need.copilot * lacking),
  };
  const isSold = creditChange("addons-not-renewed", asOf) === null;
  return {
    drawn,
    missing,
    toBuy: {
      addOns: isSold && missing.aiBuilder ? licensesForCredits(missing.aiBuilder, "ai-builder-addon", edition) : null,
      packs: missing.copilot ? licensesForCredits(missing.copilot, "copilot-credit-pack", edition) : null,
    },
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function rounded(credits: number): number {
  return Math.round(credits * 10_000) / 10_000;
}

/** A setting says what the tenant holds in all; without it the declared licenses count, null where they bring none. */
function heldCredits(kind: CreditKind, licenses: readonly LicenseCount[], settings: FlowSettings): number | null {
  const name = kind === "aiBuilder" ? "aiBuilderCreditsHeld" : "copilotCreditsHeld";
  if (settings.origins.has(`context.${name}`)) return settings.context[name];
  const credits = creditsPerMonth(kind, licenses, settings);
  return credits === 0 ? null : credits;
}

function heldLicenses({ context, estimates }: FlowSettings): LicenseCount[] {
  return [
    ...context.ownerLicenses.map((license) => ({ license, quantity: 1 })),
    ...context.userLicenses.map((license) => ({ license, quantity: estimates.invokingUsers })),
  ];
}

/** Contracts begun before 2025-11-01 may keep them to the end of their term; the page contradicts itself. */
function endedCredits(licenses: readonly LicenseCount[], { asOf, edition }: FlowSettings): CreditDate | null {
  const had = licenses.some(({ license }) => {
    const credits = creditsOfLicense(license, edition);
    return credits?.until !== undefined && asOf >= credits.until;
  });
  return had ? creditChange("no-seeded-credits", asOf) : null;
}
