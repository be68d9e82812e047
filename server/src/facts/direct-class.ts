import { lookUpTriggerType } from "../reference/trigger-types";

/** How a flow is started when nothing calls it. */
export type DirectClass = "automated" | "scheduled" | "instant";

/** How a trigger of this type starts its flow; an unknown type is taken as started by an event. */
export function directClass(type: string, kind: string | null): DirectClass {
  return lookUpTriggerType(type, kind)?.class ?? "automated";
}
