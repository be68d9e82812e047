import { amount, number, shownName } from "../../describe/amounts";
import { readConcurrency } from "../../flow/read-controls";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const triggerConcurrency: Rule = {
  id: "trigger-concurrency",
  group: "turn-on",
  title: "Trigger with concurrency control",
  severity: "warning",
  sources: ["lim25"],
  check: ({ flow, facts }) => {
    const { trigger } = flow;
    const degree =
      trigger && facts.kind !== "logic-app" ? readConcurrency(trigger.node.get("runtimeConfiguration"), "runs") : null;
    if (trigger === null || degree === null) return [];
    const name = shownName(trigger.name);
    const splitLimit = serviceLimit("split-on-items-with-concurrency", null, facts.settings.edition).value;
    const waiting = serviceLimit("waiting-runs-beyond-concurrency", null, facts.settings.edition).value + degree;
    return [
      {
        message: trigger.splitOn
          ? `${name} splits at most ${number(splitLimit)} items, since its concurrency control is on`
          : `${name} lets ${amount(degree, "run")} go at a time, and at most ${number(waiting)} wait`,
        because: trigger.splitOn
          ? "Events with more items start no runs for the rest. Concurrency control of a trigger cannot be switched off again."
          : "What comes beyond those that wait may be lost. Concurrency control of a trigger cannot be switched off again.",
        remedy: trigger.splitOn
          ? "Build the trigger anew without concurrency control, or switch Split On off and loop over the items."
          : "Where runs need not keep apart, build the trigger anew without concurrency control.",
        at: keyOf(trigger.node),
        severity: trigger.splitOn ? ("warning" as const) : ("hint" as const),
        confidence: "certain" as const,
        subject: "concurrency",
      },
    ];
  },
};
