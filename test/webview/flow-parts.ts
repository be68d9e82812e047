import type { FlowPart, FlowPartKind, FlowParts } from "../../shared/flow-parts";

/** A part of a flow in a few words: its name, and what differs from an action that costs 1. */
export function part(
  id: number,
  name: string,
  kind: FlowPartKind = "builtIn",
  differs: Partial<Omit<FlowPart, "after">> & { readonly after?: readonly number[] } = {},
): FlowPart {
  const { after = [], ...rest } = differs;
  return {
    id,
    parent: null,
    kind,
    name,
    connector: null,
    premium: false,
    times: 1,
    itself: 1,
    inside: 1,
    assumed: false,
    hidden: 0,
    place: null,
    ...rest,
    after: after.map((before) => ({ part: before, outcomes: [] })),
  };
}

/** A trigger, a loop of four passes with two actions in it, and a condition of which one side is not taken. */
export const example: FlowParts = {
  actions: 6,
  requests: 12,
  parts: [
    part(0, "Recurrence", "trigger"),
    part(1, "Apply to each", "applyToEach", { after: [0], inside: 9 }),
    part(2, "Get a row", "connector", { parent: 1, times: 4, itself: 4, inside: 4, premium: true }),
    part(3, "Compose", "builtIn", { parent: 1, after: [2], times: 4, itself: 4, inside: 4 }),
    part(4, "Condition", "condition", { after: [1], inside: 2 }),
    part(5, "If yes", "side", { parent: 4, itself: 0, inside: 1 }),
    part(6, "Send an email", "connector", { parent: 5 }),
    part(7, "If no", "side", { parent: 4, times: 0, itself: 0, inside: 0 }),
    part(8, "Terminate", "terminate", { parent: 7, times: 0, itself: 0, inside: 0 }),
  ],
};
