import { shownName } from "../../describe/amounts";
import { safeFix } from "../../fixes/fix";
import { withPart } from "../../flow/edit-note";
import { stepName } from "../../flow/step-name";
import { keyOf, textAt } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const unusedSuppression: Rule = {
  id: "unused-suppression",
  group: "settings",
  title: "Suppression that suppresses nothing",
  severity: "information",
  sources: [],
  looksAtIgnores: true,
  check: ({ facts: { settings }, flow, ruleIds, notedIgnores }) =>
    notedIgnores
      .filter(({ rule, used }) => used === 0 && ruleIds.includes(rule) && settings.rules[rule] !== "off")
      .map(({ rule, part, owner }) => {
        const forbidden = settings.neverIgnore.includes(rule);
        const step = stepName(owner, flow);
        const name = shownName(step);
        return {
          message: forbidden
            ? `The note of ${name} leaves out ${rule}, which \`neverIgnore\` in the settings forbids`
            : `The note of ${name} leaves out ${rule}, and there is nothing to leave out`,
          because: forbidden
            ? "The finding counts all the same."
            : "What is left over would leave out the next such finding, which nobody has looked at.",
          remedy: "Take it out of the note.",
          at: keyOf(owner),
          confidence: "certain",
          subject: `${step} ${rule}`,
          fixes: () => {
            const left = withPart(textAt(owner, "description") ?? "", part, null);
            const description = owner.get("description");
            if (description === undefined) return [];
            return [
              safeFix(
                `Take "ignore ${rule}" out of the note`,
                left.trim() === ""
                  ? { kind: "remove", node: description }
                  : { kind: "set", in: owner, path: ["description"], value: left },
              ),
            ];
          },
        };
      }),
};
