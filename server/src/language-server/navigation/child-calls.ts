import type { Analysis } from "../../analyze";
import type { ChildFlowAction } from "../../flow/flow";
import { bodyOf, keyOf, nodeAt, type Place } from "../../syntax/json-node";
import type { TextSpan } from "../../syntax/json-tree";

/** Where a flow names a child flow by its id. */
export interface ChildCallPlace {
  readonly childId: string;
  /** The key before the id, with its quotes. */
  readonly key: TextSpan;
  /** The id, without its quotes. */
  readonly id: TextSpan;
}

/** The calls of child flows in a document, but for those whose child flow an expression picks. */
export function childCallPlaces({ flows }: Analysis): ChildCallPlace[] {
  return flows.flatMap(({ flow, spansOf }) => {
    const calls = flow.allActions.flatMap((action) => (action.kind === "childFlow" ? placesOf(action) : []));
    const spans = spansOf(calls.flatMap(({ places }) => places));
    return calls.map(({ childId }, index) => ({
      childId,
      key: spans[2 * index] as TextSpan,
      id: spans[2 * index + 1] as TextSpan,
    }));
  });
}

function placesOf({ childId, node }: ChildFlowAction): { readonly childId: string; readonly places: Place[] }[] {
  const id = nodeAt(node, "inputs", "host", "workflowReferenceName");
  if (childId === null || id === undefined) return [];
  const within = { start: 0, end: String(id.value).length };
  return [{ childId, places: [keyOf(id), { ...bodyOf(id), within }] }];
}
