import type { CreditNeed, CreditSupply } from "../facts/credits/credit-supply";
import type { FlowFacts } from "../facts/flow-facts";
import { creditChange } from "../reference/credit-dates";
import { lookUpSource } from "../reference/sources";
import { amount, list, number } from "./amounts";

/**
 * What of a month the credits declared as held cover; empty where none are declared. They are held for all flows of
 * the tenant.
 */
export function describeCreditSupply({ credits, kind, settings }: FlowFacts): string {
  if (!credits?.supply) return "";
  const { held, missing, toBuy, ended } = credits.supply;
  const ends = ended === null ? "" : ` From ${ended.from} on ${ended.what}.`;
  // Agent flows draw no AI Builder credits, whoever holds them.
  const aiBuilder = kind === "agent-flow" ? null : held.aiBuilder;
  const declared = [...counted(aiBuilder, "AI Builder credits"), ...counted(held.copilot, "Copilot Credits")];
  if (declared.length === 0) return `What is held brings no credits any more.${ends}`;
  const both = `${list(declared)} held for a month`;
  if (missing === null) return `The ${both} cover it, if no other flow draws them.${ends}`;
  const unsold = toBuy.addOns === null ? null : creditChange("addons-not-sold", settings.asOf);
  const sale = unsold === null ? "" : ` From ${unsold.from} on ${unsold.what}.`;
  return `Beyond the ${both}, ${lackingCredits(missing, toBuy)} are missing.${ends}${sale} ${overage(kind)}`;
}

/** "24,000 AI Builder credits (1 add-on) or 1,500 Copilot Credits (1 pack)"; without what to buy where that is not asked. */
export function lackingCredits(
  missing: CreditNeed,
  toBuy: CreditSupply["toBuy"] = { addOns: null, packs: null },
): string {
  return [
    ...counted(missing.aiBuilder, "AI Builder credits", toBuy.addOns, "add-on"),
    ...counted(missing.copilot, "Copilot Credits", toBuy.packs, "pack"),
  ].join(" or ");
}

/** "24,000 AI Builder credits (1 add-on)" */
function counted(credits: number | null, kind: string, quantity: number | null = null, what = ""): string[] {
  if (credits === null) return [];
  // Nobody buys a part of a credit, and what is missing is that much only by what was assumed.
  return [`${number(Math.ceil(credits))} ${kind}${quantity === null ? "" : ` (${amount(quantity, what)})`}`];
}

/** The pages disagree on overage; the newest one comes first. */
function overage(kind: FlowFacts["kind"]): string {
  if (kind === "agent-flow") return "Without them new runs of an agent flow are blocked, and those under way finish.";
  const [newer, older] = ["aibcred", "aib"].map((key) => lookUpSource(key)?.date ?? "undated");
  const nothing = "Overage is not billed, and nothing rolls over into the next month.";
  return `Without them runs are blocked (page of ${newer}; by the page of ${older} a simple overage only blocks editing models). ${nothing}`;
}
