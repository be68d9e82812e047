import { amount, number, shownName } from "../../describe/amounts";
import type { Action, Trigger } from "../../flow/flow";
import { readConcurrency } from "../../flow/read-controls";
import { type ServiceLimit, serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const concurrencyOutOfRange: Rule = {
  id: "concurrency-out-of-range",
  group: "turn-on",
  title: "Concurrency out of range",
  severity: "error",
  sources: ["lim25"],
  check: ({ flow, facts }) => {
    if (facts.kind === "logic-app") return [];
    const limit = (id: string): ServiceLimit => serviceLimit(id, null, facts.settings.edition);
    const ofTrigger = { least: limit("trigger-concurrency-least"), most: limit("trigger-concurrency-most") };
    const ofLoop = {
      least: limit("apply-to-each-concurrency-least"),
      most: limit("apply-to-each-concurrency-most"),
    };
    return [
      ...(flow.trigger
        ? findingsOf(
            flow.trigger,
            readConcurrency(flow.trigger.node.get("runtimeConfiguration"), "runs"),
            "run",
            ofTrigger,
          )
        : []),
      ...flow.byKind.applyToEach.flatMap((loop) =>
        findingsOf(loop, readConcurrency(loop.runtime?.configuration, "repetitions"), "item", ofLoop),
      ),
    ];
  },
};

interface Bounds {
  readonly least: ServiceLimit;
  readonly most: ServiceLimit;
}

function findingsOf({ name, node }: Trigger | Action, degree: number | null, noun: string, { least, most }: Bounds) {
  if (degree === null || (degree >= least.value && degree <= most.value)) return [];
  const bounds = `${number(least.value)} to ${number(most.value)} are allowed`;
  return [
    {
      message: `${shownName(name)} works on ${amount(degree, noun)} at a time; ${bounds}`,
      because: "The service does not save a flow with another degree of parallelism.",
      remedy: "Set the degree of parallelism in the concurrency control of its settings within these bounds.",
      at: keyOf(node),
      confidence: "certain" as const,
      subject: name,
    },
  ];
}
