import { type JsonNode, nodeAt, textAt } from "../syntax/json-node";
import { wholeNumber } from "../syntax/whole-number";
import type { Action, RuntimeSettings } from "./flow";
import { readConcurrency } from "./read-controls";

/** Null where an action has none of them. */
export function readRuntimeSettings(action: JsonNode): RuntimeSettings | null {
  const configuration = action.get("runtimeConfiguration");
  const retryPolicy = nodeAt(action, "inputs", "retryPolicy");
  return configuration === undefined && retryPolicy === undefined ? null : { configuration, retryPolicy };
}

/** How often a call is repeated after a failure: a number, what the service does by itself, or what only a run tells. */
export type StatedRetries = number | "default" | "unknown";

/** Reads a retry policy (flow definition reference, section 5.4); the whole of it may be an expression. */
export function readRetries({ runtime }: Action): StatedRetries {
  const policy = runtime?.retryPolicy;
  if (policy === undefined || policy.kind === "null") return "default";
  const type = textAt(policy, "type")?.toLowerCase();
  if (type === "none") return 0;
  if (type === "default") return "default";
  const count = wholeNumber(policy.get("count")?.value);
  return type === undefined || type.includes("@") || count === null || count < 0 ? "unknown" : count;
}

/**
 * How many passes of an Apply to each run at the same time, as the flow sets it (flow definition reference, section
 * 5.8); null where it leaves that to the service, or to an expression.
 */
export function readRepetitions({ node, runtime }: Action): number | null {
  if (/\bsequential\b/i.test(textAt(node, "operationOptions") ?? "")) return 1;
  const set = readConcurrency(runtime?.configuration, "repetitions");
  return set !== null && set > 0 ? set : null;
}

/** Pagination that is switched on. */
export interface Pagination {
  /** Pages are fetched until so many rows are there; null where only a run tells. */
  readonly threshold: number | null;
}

/** Reads the pagination policy; null where pagination is off. */
export function readPagination({ runtime }: Action): Pagination | null {
  const policy = runtime?.configuration?.get("paginationPolicy");
  if (policy === undefined || policy.kind === "null") return null;
  return { threshold: positive(policy.get("minimumItemCount")) ?? null };
}

/** Reads how content is transferred: large content goes in parts (flow definition reference, section 5.6). */
export function isChunked({ runtime }: Action): boolean {
  return textAt(runtime?.configuration, "contentTransfer", "transferMode")?.toLowerCase() === "chunked";
}

/** Tells by its type whether an action subscribes to an answer and waits for it (section 5). */
export function waitsForCallback(type: string): boolean {
  return type.toLowerCase().endsWith("webhook");
}

/**
 * Reads a parameter of an operation that limits its rows, in the newer form or the older one: undefined where it is
 * not set, null where an expression sets it. Nobody knows what 0 means, so it counts as not set.
 */
export function readRowLimit(action: JsonNode, parameter: string): number | null | undefined {
  const inputs = action.get("inputs");
  return positive(nodeAt(inputs, "parameters", parameter) ?? nodeAt(inputs, "queries", parameter));
}

/** What the head of a FetchXML query says about rows; each undefined where not set, null where an expression sets it. */
export interface FetchedRows {
  readonly top: number | null | undefined;
  readonly count: number | null | undefined;
}

export function readFetchXml(action: JsonNode): FetchedRows | null {
  const inputs = action.get("inputs");
  const text = textAt(inputs, "parameters", "fetchXml") ?? textAt(inputs, "queries", "fetchXml");
  if (text === null) return null;
  const head = /<fetch\b[^>]*/i.exec(text)?.[0];
  // A query that an expression gives as a whole may say anything.
  if (head === undefined) return { top: null, count: null };
  return { top: attribute(head, "top"), count: attribute(head, "count") };
}

function attribute(head: string, name: string): number | null | undefined {
  const value = new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`, "i").exec(head)?.[1];
  if (value === undefined) return undefined;
  const number = wholeNumber(value);
  return number === null || number > 0 ? number : undefined;
}

function positive(node: JsonNode | undefined): number | null | undefined {
  if (node === undefined || node.kind === "null") return undefined;
  const number = wholeNumber(node.value);
  return number === null || number > 0 ? number : undefined;
}
