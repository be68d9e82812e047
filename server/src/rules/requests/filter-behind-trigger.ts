import { amount, shownName } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { costOfList } from "../../facts/requests/part-cost";
import { type Gate, gateBehindTrigger } from "../../facts/uses/gate";
import { addTriggerCondition } from "../../fixes/run-less-often";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const filterBehindTrigger: Rule = {
  id: "filter-behind-trigger",
  group: "requests",
  title: "Runs sorted out behind the trigger",
  severity: "information",
  sources: ["faq#best-practices-for-design", "trig"],
  check: ({ facts, flow, uses }) => {
    const gate = paysPerAction(facts.kind) && startsByEvent(facts.trigger) ? gateBehindTrigger(flow, uses) : null;
    const { trigger } = flow;
    // Who has written a trigger condition knows what it is for.
    if (gate === null || trigger === null || trigger.conditions > 0) return [];
    const cost = costOf(gate, facts);
    if (cost === null) return [];
    return [
      {
        message: `${shownName(gate.condition.name)} ends runs that have nothing to do, each of which costs ${amount(cost, countedIn(facts))}; a trigger condition does not start them`,
        because: "It looks at nothing but what the trigger brings, and a run that is not started costs nothing.",
        remedy: `Say in a trigger condition when there is something to do, and do without ${shownName(gate.condition.name)}.`,
        at: keyOf(gate.condition.node),
        confidence: "certain" as const,
        subject: gate.condition.name,
        related: [{ message: "The trigger", at: keyOf(trigger.node) }],
        fixes: () => [addTriggerCondition(trigger)],
      },
    ];
  },
};

/** Trigger conditions are for events; a schedule brings nothing, and who starts a flow by hand or calls it wants it to run. */
function startsByEvent(trigger: Parameters<Rule["check"]>[0]["facts"]["trigger"]): boolean {
  return trigger?.class === "automated";
}

/** The trigger, what runs before the condition, the condition, and its side without work. */
function costOf({ before, idle }: Gate, facts: Parameters<Rule["check"]>[0]["facts"]): number | null {
  const side = costOfList(idle, facts).perRun.most;
  return side === null ? null : 1 + before.length + 1 + side;
}
