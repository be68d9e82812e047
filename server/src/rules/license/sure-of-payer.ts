import type { FlowFacts } from "../../facts/flow-facts";
import type { Confidence } from "../../findings/finding";

/**
 * How sure it is that the flow is premium and who pays for it: `assumed` where it rests on a tier that no source
 * states, on a trigger that says nothing of who starts it, or on one of several parents.
 */
export function sureOfPayer({ license, premium, trigger }: FlowFacts): Confidence {
  const isGuessed = premium.length > 0 && premium.every(({ confidence }) => confidence === "assumed");
  const isOpen = license?.assumptions.some(({ setting }) => setting === null) ?? false;
  return isGuessed || isOpen || trigger?.confidence === "assumed" ? "assumed" : "certain";
}
