import { amount, number } from "../../describe/amounts";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const tooManyActions: Rule = {
  id: "too-many-actions",
  group: "turn-on",
  title: "More actions than a flow may have",
  severity: "error",
  sources: ["lim25"],
  check: ({ flow, facts }) => {
    const { trigger } = flow;
    const { actions, kind, settings } = facts;
    const limit = serviceLimit("actions-per-flow", null, settings.edition).value;
    const near = serviceLimit("warning-actions-per-flow", null, settings.edition).value;
    if (kind === "logic-app" || trigger === null || actions.total < near) return [];
    const isBeyond = actions.total > limit;
    return [
      {
        message: `The flow has ${amount(actions.total, "action")}; it may have ${number(limit)}`,
        because: isBeyond
          ? "Actions at every level count. The service does not save a flow that has more."
          : `Actions at every level count. From ${number(near)} on, a flow is near the limit, and slow to edit.`,
        remedy: "Move parts of the flow into child flows.",
        at: keyOf(trigger.node),
        severity: isBeyond ? ("error" as const) : ("information" as const),
        confidence: "certain" as const,
        subject: "actions",
      },
    ];
  },
};
