import type { JsonNode } from "../syntax/json-node";
import type { RunAfter, RunStatus } from "./flow";

const statuses: readonly RunStatus[] = ["Succeeded", "Failed", "Skipped", "TimedOut"];
const afterSuccess: ReadonlySet<RunStatus> = new Set<RunStatus>(["Succeeded"]);
const noRunAfter: readonly RunAfter[] = [];
const nothing: readonly JsonNode[] = [];

/** Reads `runAfter`; statuses compare without letter case, and ones that no designer offers are dropped. */
export function readRunAfter(body: JsonNode): readonly RunAfter[] {
  const entries = body.get("runAfter")?.entries() ?? nothing;
  if (entries.length === 0) return noRunAfter;
  return entries.map((entry) => ({ name: String(entry.key), statuses: readStatuses(entry.items()) }));
}

function readStatuses(items: readonly JsonNode[]): ReadonlySet<RunStatus> {
  if (items.length === 1 && items[0]?.value === "Succeeded") return afterSuccess;
  let bits = 0;
  for (const { value } of items) {
    const found = statuses.findIndex((it) => typeof value === "string" && it.toLowerCase() === value.toLowerCase());
    if (found >= 0) bits |= 1 << found;
  }
  return setOf[bits] as ReadonlySet<RunStatus>;
}

/** Each of the sixteen sets that there are, by the bits of its statuses: they recur in their thousands. */
const setOf = Array.from(
  { length: 1 << statuses.length },
  (_, bits): ReadonlySet<RunStatus> => new Set(statuses.filter((_status, index) => bits & (1 << index))),
);
