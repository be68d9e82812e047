import { amount, number, shownName } from "../../describe/amounts";
import type { Action, Trigger } from "../../flow/flow";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const longName: Rule = {
  id: "long-name",
  group: "turn-on",
  title: "Name longer than allowed",
  severity: "warning",
  sources: ["lim25", "sample"],
  check: ({ flow, facts }) => {
    const limit = serviceLimit("name-length", null, facts.settings.edition).value;
    if (facts.kind === "logic-app") return [];
    const isLong = ({ name }: Action | Trigger): boolean => name.length > limit;
    const long = [...(flow.trigger && isLong(flow.trigger) ? [flow.trigger] : []), ...flow.allActions.filter(isLong)];
    return long.map(({ name, node }) => ({
      message: `${shownName(name)} has a name of ${amount(name.length, "character")}; ${number(limit)} are allowed`,
      because: "The service may refuse to save the flow. Single exports have longer names, so it does not always.",
      remedy: "Rename it in the designer, which changes the expressions that name it too.",
      at: keyOf(node),
      confidence: "likely" as const,
      subject: name,
    }));
  },
};
