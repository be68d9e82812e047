import { shownName } from "../../describe/amounts";
import { paysPerAction } from "../../facts/flow-kind";
import { parameterOf, rowOperationOf } from "../../facts/row-operation";
import type { FlowUses } from "../../facts/uses/flow-uses";
import { limitRows } from "../../fixes/row-limits";
import type { Action, ConnectorAction } from "../../flow/flow";
import { serviceLimit } from "../../reference/limits";
import { lookUpPageSize, type PageSizeRow } from "../../reference/page-sizes";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const unfilteredList: Rule = {
  id: "unfiltered-list",
  group: "requests",
  title: "All rows of a list read for a loop",
  severity: "information",
  sources: ["faq#best-practices-for-design"],
  check: ({ facts: { kind, settings }, flow, uses }) => {
    if (!paysPerAction(kind)) return [];
    const loops = new Map<ConnectorAction, Action[]>();
    for (const loop of flow.byKind.applyToEach) {
      const list = listBehind(loop, uses);
      if (!list || !readsAll(list)) continue;
      const before = loops.get(list);
      if (before) before.push(loop);
      else loops.set(list, [loop]);
    }
    return [...loops].map(([list, [loop, ...others]]) => ({
      message: `${shownName(list.name)} reads rows without a filter and a limit, and ${shownName((loop as Action).name)} works through each of them`,
      because: "Each row costs all actions inside of the loop.",
      remedy: "Set a filter query, or a top count where the first rows suffice.",
      at: keyOf(list.node),
      confidence: "certain" as const,
      subject: list.name,
      fixes: () => {
        const { topParameter, pageSize } = pageSizeOf(list) ?? {};
        const rows = pageSize ?? serviceLimit("page-size-assumed", null, settings.edition).value;
        return topParameter ? [limitRows(list, topParameter, rows)] : [];
      },
      related: [loop as Action, ...others].map(({ node }) => ({ message: "Works through the rows", at: keyOf(node) })),
    }));
  },
};

/** The list operation whose rows a loop works through as they are. */
function listBehind(loop: Action, uses: FlowUses): ConnectorAction | null {
  const { actions, variables, trigger, item, unclear } = uses.of(loop);
  const [source, ...others] = actions;
  if (others.length > 0 || variables.size > 0 || trigger || item || unclear) return null;
  return source?.kind === "connector" ? source : null;
}

function readsAll(list: ConnectorAction): boolean {
  const { filterParameters } = rowOperationOf(list) ?? {};
  const top = pageSizeOf(list)?.topParameter;
  if (!filterParameters || !top) return false;
  return [...filterParameters, top].every((name) => parameterOf(list, name) === undefined);
}

function pageSizeOf({ connector: { connectorId, operationId } }: ConnectorAction): PageSizeRow | undefined {
  return connectorId !== null && operationId !== null ? lookUpPageSize(connectorId, operationId) : undefined;
}
