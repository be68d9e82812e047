import type { Action, Flow, Trigger } from "../flow/flow";
import { parameterOf, rowOperationOf } from "./row-operation";

/** Parameters that name a list or table where nothing describes the operation. */
const usualNames = ["server", "database", "dataset", "table"];

/**
 * The lists and tables that a flow works on, each by a word of its own that tells it apart and shows nothing of it: the
 * same in all flows that name the same connector and table.
 */
export function dataSources({ trigger, allActions }: Flow): string[] {
  const found = new Set<string>();
  for (const of of trigger ? [trigger, ...allActions] : allActions) {
    for (const source of sourcesOf(of)) found.add(source);
  }
  return [...found].sort();
}

function sourcesOf(of: Action | Trigger): string[] {
  const connector = "connector" in of ? (of.connector?.connectorId ?? null) : null;
  if (connector === null) return [];
  const operation = rowOperationOf(of);
  const names = operation?.table ?? usualNames.filter((name) => parameterOf(of, name) !== undefined);
  if (names.length === 0 || !names.some((name) => name.toLowerCase().includes("table") || operation)) return [];
  const values = names.map((name) => parameterOf(of, name)?.value);
  if (!values.every((value) => typeof value === "string")) return [];
  const named = values.map((value) => (value as string).toLowerCase());
  const last = named.at(-1) as string;
  const spellings = operation?.singular ? setsNamed(last) : [last];
  return spellings.map((name) => `${connector}#${digest([...named.slice(0, -1), name].join("\n"))}`);
}

/** A table goes by its logical name here, and by the name of its set elsewhere: the plural, as Dataverse makes it. */
function setsNamed(table: string): string[] {
  return [table, `${table}s`, `${table}es`, table.replace(/y$/, "ies")];
}

/** 53 bits, so that two tables of one estate are not taken for one (FNV-1a, twice). */
function digest(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x01000193;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b) ^ (second >>> 13);
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36);
}
