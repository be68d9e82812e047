import { number, shownName } from "../../describe/amounts";
import type { Action } from "../../flow/flow";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const deepNesting: Rule = {
  id: "deep-nesting",
  group: "turn-on",
  title: "Actions nested too deeply",
  severity: "error",
  sources: ["lim25", "saverules"],
  check: ({ flow, facts }) => {
    const limit = serviceLimit("nesting-depth", null, facts.settings.edition).value;
    const near = serviceLimit("warning-nesting-depth", null, facts.settings.edition).value;
    const deepest = facts.kind === "logic-app" ? null : firstDeepest(flow.allActions);
    if (deepest === null || levelOf(deepest) < near) return [];
    const level = levelOf(deepest);
    const isBeyond = level > limit;
    return [
      {
        message: `${shownName(deepest.name)} stands inside ${number(level)} other actions; ${number(limit)} are allowed`,
        because: isBeyond
          ? "Conditions, switches, loops and scopes count, each once. The service does not save a flow that is nested deeper."
          : `Conditions, switches, loops and scopes count, each once. From ${number(near)} on, a flow is near the limit.`,
        remedy: "Move the inner part into a child flow, or join conditions that stand in each other.",
        at: keyOf(deepest.node),
        severity: isBeyond ? ("error" as const) : ("information" as const),
        confidence: "certain" as const,
        subject: "nesting",
      },
    ];
  },
};

/** The service counts an action at the top level as level 0. */
function levelOf({ depth }: Action): number {
  return depth - 1;
}

function firstDeepest(actions: readonly Action[]): Action | null {
  return actions.reduce<Action | null>((best, action) => (best && best.depth >= action.depth ? best : action), null);
}
