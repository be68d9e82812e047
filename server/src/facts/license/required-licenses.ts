import {
  heldLicenses,
  type LicenseOption,
  type LicenseQuestion,
  licenseOptions,
  processLicense,
} from "./license-options";
import type { Payer, PayerName } from "./payer";
import type { PremiumFeatureName } from "./premium-features";

/** What comes on top of any option. */
export interface FurtherNeed {
  readonly need: string;
  readonly because: string;
}

/** Who needs which license for a flow. */
export interface RequiredLicenses extends Payer {
  /** People whose license counts; 1 where the payer is one person or one flow. */
  readonly runners: number;
  /** Ids of the licenses that the payer is declared to hold, whether they suffice or not. */
  readonly held: readonly string[];
  /** Held ones first, then those that cost nothing, then unpriced ones, then by price. */
  readonly options: readonly LicenseOption[];
  /** The first option that rests on nothing but what is declared. */
  readonly recommended: string | null;
  readonly verdict: "covered" | "not-covered" | null;
  readonly also: readonly FurtherNeed[];
}

/** The acceptable licenses, from premium or not and from who pays (licensing reference, section 4.2). */
export function requiredLicenses(question: LicenseQuestion): RequiredLicenses {
  const { payer, premium, premiumChildren } = question;
  const runners = runnersOf(question);
  const ofChildren = premiumChildren.flatMap((child) => child.features);
  const features = [...new Set([...premium.map(({ feature }) => feature), ...ofChildren])];
  const options = licenseOptions(question, features, runners);
  const held = payer.flowLicense === "held" ? [processLicense] : heldLicenses(question);
  return {
    ...payer,
    runners,
    held,
    options,
    recommended: options[0]?.license ?? null,
    verdict: held.length === 0 ? null : options.some((it) => it.held) ? "covered" : "not-covered",
    also: furtherNeeds(question, features),
  };
}

function runnersOf({ payer, settings }: LicenseQuestion): number {
  const byPeople: readonly PayerName[] = ["invokingUser", "parentInvoker"];
  return byPeople.includes(payer.payer) ? settings.estimates.invokingUsers : 1;
}

function furtherNeeds(
  { payer, usesAiBuilder }: LicenseQuestion,
  features: readonly PremiumFeatureName[],
): FurtherNeed[] {
  const needs: FurtherNeed[] = [];
  if (payer.payer === "agentCapacity") {
    needs.push({
      need: "copilot-credits",
      because: "an agent flow pays for its actions and AI steps in Copilot Credits",
    });
  }
  if (usesAiBuilder && payer.payer !== "agentCapacity") {
    needs.push({
      need: "ai-builder-credits",
      because: "AI Builder operations use AI Builder credits or Copilot Credits",
    });
  }
  if (features.some((feature) => feature.startsWith("desktop-flow"))) {
    const because = "the user whose connection runs the desktop flow, and its developers, need Power Automate Premium";
    needs.push({ need: "power-automate-premium", because });
  }
  return needs;
}
