import { amount, number, shownName } from "../../describe/amounts";
import type { Action, Trigger } from "../../flow/flow";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const longNote: Rule = {
  id: "long-note",
  group: "turn-on",
  title: "Note longer than allowed",
  severity: "warning",
  sources: ["lim25"],
  check: ({ flow, facts }) => {
    const limit = serviceLimit("description-length", null, facts.settings.edition).value;
    if (facts.kind === "logic-app") return [];
    const isLong = ({ note }: Action | Trigger): boolean => note !== null && note.length > limit;
    const long = [...(flow.trigger && isLong(flow.trigger) ? [flow.trigger] : []), ...flow.allActions.filter(isLong)];
    return long.map(({ name, note, node }) => ({
      message: `The note of ${shownName(name)} has ${amount(note?.length ?? 0, "character")}; ${number(limit)} are allowed`,
      because: "The service may refuse to save the flow.",
      remedy: "Shorten the note (description), or keep the longer text elsewhere.",
      at: keyOf(node),
      confidence: "likely" as const,
      subject: name,
    }));
  },
};
