import { onceFor } from "../../../../shared/once-for";
import { childrenById } from "../child-calls";
import type { FlowFacts } from "../flow-facts";
import { type WorstCase, worstCase } from "./worst-case";

/** The worst case of a flow. It is asked for by some reports only, and worked out when the first of them asks. */
export const worstOf = onceFor((facts: FlowFacts): WorstCase => {
  const { cost, identity, childFlows, profile, kind, settings } = facts;
  return worstCase(cost, identity.id, childrenById(childFlows), { profile, kind, edition: settings.edition });
});
