import { shownName } from "../../describe/amounts";
import { paysPerAction } from "../../facts/flow-kind";
import { parameterOf, rowOperationOf } from "../../facts/row-operation";
import type { FlowUses } from "../../facts/uses/flow-uses";
import type { Action, ConnectorAction } from "../../flow/flow";
import { lookUpPageSize } from "../../reference/page-sizes";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const unfilteredList: Rule = {
  id: "unfiltered-list",
  group: "requests",
  title: "All rows of a list read for a loop",
  severity: "information",
  sources: ["faq#best-practices-for-design"],
  check: ({ facts: { kind, uses }, flow }) => {
    if (!paysPerAction(kind)) return [];
    const loops = new Map<ConnectorAction, Action[]>();
    for (const loop of flow.allActions) {
      const list = loop.kind === "applyToEach" ? listBehind(loop, uses) : null;
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
  const { connectorId, operationId } = list.connector;
  const top = connectorId && operationId ? lookUpPageSize(connectorId, operationId)?.topParameter : null;
  if (!filterParameters || !top) return false;
  return [...filterParameters, top].every((name) => parameterOf(list, name) === undefined);
}
