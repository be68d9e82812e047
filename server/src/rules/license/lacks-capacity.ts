import type { FlowFacts } from "../../facts/flow-facts";

/**
 * A service principal owns a premium flow that carries no license, so far as is known; a licensee, or a flow that it
 * is entitled by, is a newer way to license it (`splic`), which the export states.
 */
export function lacksCapacity({ license, metadata: { evidence } }: FlowFacts): boolean {
  if (license?.row !== rowOfServicePrincipal || license.held.length > 0) return false;
  return evidence?.licensee == null && evidence?.entitledBy == null;
}

/** The row of "Whose license, whose limit" for a premium flow that a service principal owns. */
const rowOfServicePrincipal = 9;
