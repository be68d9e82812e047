import type { FlowFacts } from "../flow-facts";
import { type WorstCase, worstCase } from "./worst-case";

const known = new WeakMap<FlowFacts, WorstCase>();

/** The worst case of a flow. It is asked for by some reports only, and worked out when the first of them asks. */
export function worstOf(facts: FlowFacts): WorstCase {
  let worst = known.get(facts);
  if (worst === undefined) {
    const { cost, identity, childFlows, profile, kind, settings } = facts;
    const childFlow = (id: string) => childFlows.find((call) => call.id === id)?.child;
    worst = worstCase(cost, identity.id, childFlow, { profile, kind, edition: settings.edition });
    known.set(facts, worst);
  }
  return worst;
}
