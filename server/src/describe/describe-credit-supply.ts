import type { FlowFacts } from "../facts/flow-facts";
import { lookUpSource } from "../reference/sources";
import { amount, number } from "./amounts";

/** What of a month the credits declared as held cover; empty where none are declared. They are held for all flows of the tenant. */
export function describeCreditSupply({ credits, kind }: FlowFacts): string {
  if (!credits?.supply) return "";
  const { held, missing, toBuy, ended } = credits.supply;
  const ends = ended === null ? "" : ` From ${ended.from} on ${ended.what}.`;
  const both = `${number(held.aiBuilder)} AI Builder credits and ${number(held.copilot)} Copilot Credits held for a month`;
  if (missing === null) return `The ${both} cover it, if no other flow draws them.${ends}`;
  const lacking = [
    ...(missing.aiBuilder === null
      ? []
      : [
          `${number(missing.aiBuilder)} AI Builder credits${toBuy.addOns === null ? "" : ` (${amount(toBuy.addOns, "add-on")})`}`,
        ]),
    ...(missing.copilot === null
      ? []
      : [
          `${number(missing.copilot)} Copilot Credits${toBuy.packs === null ? "" : ` (${amount(toBuy.packs, "pack")})`}`,
        ]),
  ];
  return `Beyond the ${both}, ${lacking.join(" or ")} are missing.${ends} ${overage(kind)}`;
}

/** The pages disagree on overage; the newest one comes first. */
function overage(kind: FlowFacts["kind"]): string {
  if (kind === "agent-flow") return "Beyond them new runs of an agent flow are blocked, and those under way finish.";
  const [newer, older] = ["aibcred", "aib"].map((key) => lookUpSource(key)?.date ?? "undated");
  const nothing = "Overage is not billed, and nothing rolls over into the next month.";
  return `Beyond them runs are blocked (page of ${newer}; by the page of ${older} a simple overage only blocks editing models). ${nothing}`;
}
