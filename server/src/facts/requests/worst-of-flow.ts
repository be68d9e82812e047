import { onceFor } from "../../../../shared/once-for";
import type { FlowFacts } from "../flow-facts";
import { type WorstCase, worstCase } from "./worst-case";

/** The worst case of a flow. It is asked for by some reports only, and worked out when the first of them asks. */
export const worstOf = onceFor((facts: FlowFacts): WorstCase => {
  const { cost, identity, childFlows, profile, kind, settings } = facts;
  const children = new Map(childFlows.map(({ id, child }) => [id, child] as const));
  return worstCase(cost, identity.id, (id) => children.get(id), { profile, kind, edition: settings.edition });
});
