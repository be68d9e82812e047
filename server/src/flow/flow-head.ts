import { readValueAt } from "../syntax/indexed-tree";
import { textAt } from "../syntax/json-node";
import { ownCopy } from "./own-copy";

/** What the first pass over all inputs wants of a solution's flow file: whom it calls and what starts it. */
export interface FlowHead {
  /** Ids of the called child flows in the order of the text, each once. */
  readonly calls: readonly string[];
  readonly triggerType: string | null;
  readonly triggerKind: string | null;
}

/** Reads the head of a flow file without reading its actions, which the second pass does. */
export function readFlowHead(text: string): FlowHead {
  const calls = [...text.matchAll(callMark)].map(([, id]) => ownCopy((id as string).toLowerCase()));
  const mark = triggersMark.exec(text);
  const [first] = mark === null ? [] : (readValueAt(text, mark.index + mark[0].length)?.entries() ?? []);
  return { calls: [...new Set(calls)], triggerType: textAt(first, "type"), triggerKind: textAt(first, "kind") };
}

/** True where a text may call child flows. */
export function mayCall(text: string): boolean {
  return text.includes("workflowReferenceName");
}

const callMark = /"workflowReferenceName"\s*:\s*"\{?([0-9a-f-]{36})\}?"/gi;
const triggersMark = /"triggers"\s*:\s*(?=\{)/;
