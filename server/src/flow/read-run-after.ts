import type { JsonNode } from "../syntax/json-node";
import type { RunAfter, RunStatus } from "./flow";

const statuses: readonly RunStatus[] = ["Succeeded", "Failed", "Skipped", "TimedOut"];

/** Reads `runAfter`; statuses compare without letter case, and ones that no designer offers are dropped. */
export function readRunAfter(body: JsonNode): RunAfter[] {
  const node = body.get("runAfter");
  if (!node) return [];
  return node.entries().map((entry) => ({
    name: String(entry.key),
    statuses: readStatuses(entry),
    node: entry,
  }));
}

const afterSuccess: ReadonlySet<RunStatus> = new Set<RunStatus>(["Succeeded"]);

function readStatuses(entry: JsonNode): ReadonlySet<RunStatus> {
  const { value } = entry;
  if (Array.isArray(value) && value.length === 1 && value[0] === "Succeeded") return afterSuccess;
  const found = new Set<RunStatus>();
  for (const { value } of entry.items()) {
    const status = statuses.find((it) => typeof value === "string" && it.toLowerCase() === value.toLowerCase());
    if (status) found.add(status);
  }
  return found;
}
