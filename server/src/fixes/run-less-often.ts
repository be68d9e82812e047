import type { Fix } from "../findings/finding";
import type { Recurrence, Trigger } from "../flow/flow";
import { proposal, unsafeFix } from "./fix";

/** Sets how often a schedule runs, or how often a trigger looks for something new; `every` is in words ("every 15 minutes"). */
export function setRecurrence({ node }: Recurrence, frequency: string, interval: number, every: string): Fix {
  return unsafeFix(
    `Run ${every}`,
    { kind: "set", in: node, path: ["frequency"], value: frequency },
    { kind: "set", in: node, path: ["interval"], value: interval },
  );
}

/** Adds a trigger condition that always holds, to be completed: only a person knows which runs are not needed. */
export function addTriggerCondition({ node }: Trigger): Fix {
  return proposal("Add a trigger condition, to be completed", {
    kind: "append",
    in: node,
    path: ["conditions"],
    value: { expression: "@equals(true, true)" },
  });
}
