import { amount, shownName } from "../../describe/amounts";
import { describeCreditsOfUnits } from "../../describe/describe-credits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const unlimitedPages: Rule = {
  id: "unlimited-pages",
  group: "credits",
  title: "AI action that reads every page",
  severity: "information",
  sources: ["aiblic", "aibmodels"],
  check: ({ facts }) =>
    facts.creditOperations
      .filter(({ readsAllPages }) => readsAllPages)
      .flatMap((use) => {
        const most = use.units?.most ?? null;
        const credits = most === null ? null : describeCreditsOfUnits(use, facts, most);
        if (most === null || credits === null) return [];
        return [
          {
            message: `${shownName(use.action)} reads every page of its document: up to ${amount(most, "page")}, ${credits}`,
            because: "Each page is paid for, whether something of use stands on it or not.",
            remedy: 'Name the pages that matter in its parameter Pages, such as "1" or "1-2".',
            at: keyOf(use.at),
            confidence: "certain" as const,
            subject: use.action,
          },
        ];
      }),
};
