import { number, shownName } from "../describe/amounts";
import type { FlowFacts } from "../facts/flow-facts";
import type { Fix } from "../findings/finding";
import type { Action } from "../flow/flow";
import { serviceLimit } from "../reference/limits";
import { nodeAt } from "../syntax/json-node";
import { unsafeFix } from "./fix";

/** Sets how many rows a list operation reads at most; `parameter` is what the operation calls it, such as `$top`. */
export function limitRows(action: Action, parameter: string, rows: number): Fix {
  return unsafeFix(`Read at most ${number(rows)} rows in ${shownName(action.name)}`, {
    kind: "set",
    in: action.node,
    // Older connector actions keep their parameters as `queries`.
    path: ["inputs", nodeAt(action.node, "inputs", "queries") ? "queries" : "parameters", parameter],
    value: rows,
  });
}

/** Sets the threshold of pagination to what the flow's performance profile allows. */
export function paginateWithinLimit(action: Action, { profile, settings }: FlowFacts): Fix {
  const limit = serviceLimit("paginated-items", profile, settings.edition).value;
  return unsafeFix(`Set the threshold of pagination in ${shownName(action.name)} to ${number(limit)}`, {
    kind: "set",
    in: action.node,
    path: ["runtimeConfiguration", "paginationPolicy", "minimumItemCount"],
    value: limit,
  });
}
