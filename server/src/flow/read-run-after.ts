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
  const found = new Set<RunStatus>();
  for (const { value } of items) {
    const status = statuses.find((it) => typeof value === "string" && it.toLowerCase() === value.toLowerCase());
    if (status) found.add(status);
  }
  return found;
}
