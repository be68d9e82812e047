import type { Flow, Trigger } from "../flow/flow";
import { lookUpTriggerType, type TriggerTypeRow } from "../reference/trigger-types";
import { type DirectClass, directClass } from "./direct-class";
import type { Caller } from "./surroundings";

export type TriggerClass = DirectClass | "child";

/** How a flow is started, which decides whose license and whose limit counts. */
export interface TriggerFacts {
  readonly class: TriggerClass;
  /** The class it has when started directly. */
  readonly startedBy: DirectClass;
  readonly calledBy: readonly Caller[];
  /** The designer's words for the trigger. */
  readonly title: string;
  /** True where the trigger looks for something new at intervals. */
  readonly polling: boolean;
  /** One sentence: what decided the class. */
  readonly why: string;
  readonly confidence: "certain" | "assumed";
}

/** Classifies by type and kind (flow definition reference, section 3.1); a call among the inputs makes a child. */
export function triggerClass(flow: Flow, trigger: Trigger, callers: readonly Caller[]): TriggerFacts {
  const row = lookUpTriggerType(trigger.type, trigger.typeKind);
  const startedBy = directClass(trigger.type, trigger.typeKind);
  const facts = {
    startedBy,
    calledBy: callers,
    title: row?.title ?? trigger.type,
    polling: trigger.connector !== null && row?.delivery === "polling",
  };
  const [caller] = callers;
  if (caller) {
    const others = callers.length === 1 ? "" : ` and ${callers.length - 1} more`;
    return { ...facts, class: "child", why: `called by ${caller.name}${others}`, confidence: "certain" };
  }
  if (isButton(trigger) && flow.byKind.builtIn.some(({ lowerType }) => lowerType === "response")) {
    return {
      ...facts,
      class: "child",
      why: "a manual trigger and a response make it a child flow; no flow among the inputs calls it",
      confidence: "assumed",
    };
  }
  return {
    ...facts,
    class: startedBy,
    why: whyOf(trigger, row, facts.title, startedBy),
    confidence: row === undefined || row.assumed ? "assumed" : "certain",
  };
}

function isButton(trigger: Trigger): boolean {
  return trigger.type.toLowerCase() === "request" && trigger.typeKind?.toLowerCase() === "button";
}

function whyOf(trigger: Trigger, row: TriggerTypeRow | undefined, title: string, startedBy: DirectClass): string {
  const kind = trigger.typeKind === null ? trigger.type : `${trigger.type}/${trigger.typeKind}`;
  if (row === undefined) return `the trigger type ${kind} is not known and taken as automated`;
  if (row.kind === "*") return `the trigger kind ${kind} is not known; its type is started by a person`;
  if (row.premiumFeature === "http-request-trigger") {
    return `${title} (${kind}): taken as started by a system; its callers may be known users`;
  }
  if (row.assumed) return `${title} (${kind}): the person who causes the call is taken to run it`;
  if (startedBy === "scheduled") return `${title} (${kind}): started by the clock`;
  if (startedBy === "instant") return `${title} (${kind}): started by a person`;
  return `${title} (${kind}): started by an event`;
}
