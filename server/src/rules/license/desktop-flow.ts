import { shownName } from "../../describe/amounts";
import type { PremiumFeatureName } from "../../facts/license/premium-features";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const desktopFlow: Rule = {
  id: "desktop-flow",
  group: "license",
  title: "Desktop flow",
  severity: "information",
  sources: ["faq#which-power-automate-licenses-do-i-need", "types"],
  check: ({ facts }) =>
    (facts.license === null ? [] : facts.premium).flatMap(({ feature, at }) => {
      const said = words.get(feature);
      if (!said) return [];
      const name = String(at.key);
      const [how, because, remedy] = said;
      return [
        {
          message: `${shownName(name)} runs a desktop flow ${how}`,
          because: `${because} ${ofPeople}`,
          remedy,
          at: keyOf(at),
          confidence: "certain" as const,
          subject: name,
        },
      ];
    }),
};

const ofPeople = "The user whose connection runs it, and its developers, need Power Automate Premium.";

/** How it runs, what that needs, and what to do. */
const words: ReadonlyMap<PremiumFeatureName, readonly [string, string, string]> = new Map([
  [
    "desktop-flow-attended",
    [
      "attended",
      "Attended runs are a right of a person; a Process license does not give them.",
      "Give Power Automate Premium to the user whose connection runs it.",
    ],
  ],
  [
    "desktop-flow-unattended",
    [
      "unattended",
      "Its machine needs Power Automate Process, or Hosted Process where Microsoft hosts it: one for each session at a time.",
      "License the machine, and give Power Automate Premium to the user whose connection runs the desktop flow.",
    ],
  ],
  [
    "desktop-flow",
    [
      "in a mode that is not written in the flow",
      "If it can be unattended, its machine needs Power Automate Process, or Hosted Process where Microsoft hosts it.",
      "Write the run mode down as a text, or license the machine as for unattended runs.",
    ],
  ],
]);
