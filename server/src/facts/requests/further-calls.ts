import type { Action, Flow } from "../../flow/flow";
import { isChunked, waitsForCallback } from "../../flow/read-runtime";
import { shown } from "../sizes/value";

/**
 * Calls beyond the action itself of which no source says whether they count (R-PPR-14), in words, where the file shows
 * that there are any. Whether a call is answered with 202 and asked for again, no file shows.
 */
export function furtherCalls({ allActions }: Flow): string[] {
  const chunked: Action[] = [];
  const waiting: Action[] = [];
  for (const action of allActions) {
    if (action.kind !== "connector" && action.kind !== "http") continue;
    if (isChunked(action)) chunked.push(action);
    if (waitsForCallback(action.type)) waiting.push(action);
  }
  return [
    ...told("the parts of chunked transfers", chunked),
    ...told("the calls that subscribe to an answer", waiting),
  ];
}

function told(what: string, actions: readonly Action[]): string[] {
  const [first] = actions;
  if (!first) return [];
  const others = actions.length === 1 ? "" : ` and ${actions.length - 1} more`;
  return [`${what} (${shown(first)}${others}), of which no source says whether they count`];
}
