import type { Action, Flow, Trigger } from "../../flow/flow";
import { nodeAt } from "../../syntax/json-node";
import { parameterOf, rowOperationOf } from "../row-operation";

/** Actions whose change of a row starts the very flow again, as far as the definition tells. */
export function selfTriggers({ trigger, allActions }: Flow): Action[] {
  const watched = trigger && watchedBy(trigger);
  if (!trigger || !watched || trigger.conditions > 0) return [];
  return allActions.filter((action) => {
    const operation = rowOperationOf(action);
    if (!operation || operation.connector !== watched.connector) return false;
    if (operation.does !== "create" && operation.does !== "update") return false;
    const table = tableOf(action);
    if (table === null || !watched.changes.includes(operation.does)) return false;
    if (!(watched.singular ? isSetOf(table, watched.table) : table === watched.table)) return false;
    return (
      watched.columns === null || operation.does === "create" || setsOneOf(action, watched.columns, operation.columns)
    );
  });
}

interface Watched {
  readonly connector: string;
  readonly table: string;
  readonly singular: boolean;
  readonly changes: readonly string[];
  /** Columns whose change starts the flow, in lower case; null for any. */
  readonly columns: readonly string[] | null;
}

/** Null where the trigger starts on no change that is known, or on rows of a kind alone. */
function watchedBy(trigger: Trigger): Watched | null {
  const operation = rowOperationOf(trigger);
  const table = tableOf(trigger);
  if (operation?.does !== "trigger" || table === null) return null;
  if (operation.conditionParameter && parameterOf(trigger, operation.conditionParameter)) return null;
  const by = operation.startsOnParameter && parameterOf(trigger, operation.startsOnParameter)?.value;
  const changes = operation.startsOn ?? operation.startsOnValues?.[String(by)] ?? [];
  const columns = operation.columnsParameter && parameterOf(trigger, operation.columnsParameter)?.value;
  return {
    connector: operation.connector,
    table,
    singular: operation.singular === true,
    changes,
    columns:
      typeof columns === "string"
        ? columns
            .toLowerCase()
            .split(",")
            .map((name) => name.trim())
        : null,
  };
}

/** The parameters that name a table, as they are written; null where one is missing. */
function tableOf(of: Action | Trigger): string | null {
  const names = rowOperationOf(of)?.table;
  const values = names?.map((name) => parameterOf(of, name)?.value);
  return values?.every((value) => typeof value === "string") ? values.join("\n").toLowerCase() : null;
}

/** The name of a table's set is its logical name in the plural, as Dataverse makes it. */
function isSetOf(set: string, table: string): boolean {
  return set === `${table}s` || set === `${table}es` || set === `${table.replace(/y$/, "")}ies` || set === table;
}

function setsOneOf(action: Action, columns: readonly string[], prefix: string | undefined): boolean {
  if (prefix === undefined) return true;
  const parameters = nodeAt(action.node, "inputs", "parameters");
  const object = parameters?.get(prefix.replace(/\/$/, ""));
  // A row that an expression gives as a whole may set any column.
  if (object?.kind === "string") return true;
  const set = [
    ...(parameters?.entries() ?? []).flatMap(({ key }) =>
      String(key).startsWith(prefix) ? [String(key).slice(prefix.length)] : [],
    ),
    ...(object?.entries() ?? []).map(({ key }) => String(key)),
  ];
  return set.some((name) => columns.includes(name.toLowerCase().replace(/@odata\.bind$/, "")));
}
