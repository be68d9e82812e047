import { onceFor } from "../../../shared/once-for";
import type { Flow } from "../flow/flow";
import type { JsonNode } from "../syntax/json-node";
import type { FlowSummary } from "./flow-summary";

/** One action that runs a child flow. */
export interface ChildCall {
  /** Workflow id; null where an expression picks the child. */
  readonly id: string | null;
  readonly action: string;
  readonly at: JsonNode;
  /** The child, where it is among the inputs. */
  readonly child: FlowSummary | undefined;
}

export function childCalls(flow: Flow, childFlow: (id: string) => FlowSummary | undefined): ChildCall[] {
  const calls: ChildCall[] = [];
  for (const { name, node, childId: id } of flow.byKind.childFlow) {
    calls.push({ id, action: name, at: node, child: id === null ? undefined : childFlow(id) });
  }
  return calls;
}

/** Finds the child that a call by an id runs. */
export const childrenById = onceFor((calls: readonly ChildCall[]): ((id: string) => FlowSummary | undefined) => {
  const children = new Map(calls.map(({ id, child }) => [id, child] as const));
  return (id) => children.get(id);
});
