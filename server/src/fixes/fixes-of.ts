import type { FlowFacts } from "../facts/flow-facts";
import type { Finding, Fix } from "../findings/finding";
import type { Flow } from "../flow/flow";
import { suppress } from "./suppress";

/** What can be done about a finding: what its rule offers, then ways to accept it. */
export function fixesOf(finding: Finding, flow: Flow, facts: FlowFacts): readonly Fix[] {
  if (finding.suppressed !== null) return [];
  return [...(finding.fixes?.() ?? []), ...suppress(finding, flow, facts)];
}
