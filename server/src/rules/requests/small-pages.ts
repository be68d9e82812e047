import { amount, number, shownName } from "../../describe/amounts";
import { countedIn } from "../../describe/describe-requests";
import { paysPerAction } from "../../facts/flow-kind";
import { furtherPages, planPages } from "../../facts/requests/pages";
import type { ConnectorAction } from "../../flow/flow";
import { serviceLimit } from "../../reference/limits";
import { lookUpPageSize, type PageSizeRow } from "../../reference/page-sizes";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const smallPages: Rule = {
  id: "small-pages",
  group: "requests",
  title: "Many rows read in small pages",
  severity: "information",
  sources: ["faq#what-counts-as-power-platform-request"],
  check: ({ facts: { profile, settings, ...facts }, flow }) => {
    if (!paysPerAction(facts.kind)) return [];
    const limits = {
      rows: serviceLimit("paginated-items", profile, settings.edition).value,
      assumedPageSize: serviceLimit("page-size-assumed", profile, settings.edition).value,
    };
    return flow.byKind.connector.flatMap((action) => {
      const row = rowOf(action);
      const planned = row?.pageSizeFollowsTop && row.topMost ? planPages(action) : null;
      if (!row?.topMost || planned === null || planned.pageSize === null || planned.threshold === null) return [];
      const pages = furtherPages(planned, limits);
      const without = furtherPages({ ...planned, pageSize: row.topMost }, limits);
      if (pages <= without) return [];
      return [
        {
          message: `${shownName(action.name)} reads pages of ${number(planned.pageSize)} rows: up to ${amount(pages, `further ${countedIn({ ...facts, profile, settings })}`)}, where pages of ${number(row.topMost)} need ${number(without)}`,
          because: "Each page after the first is a request too.",
          remedy: `Set the top count to ${number(row.topMost)}; pagination still fetches all rows.`,
          at: keyOf(action.node),
          confidence: "likely" as const,
          subject: action.name,
        },
      ];
    });
  },
};

function rowOf({ connector: { connectorId, operationId } }: ConnectorAction): PageSizeRow | undefined {
  return connectorId && operationId ? lookUpPageSize(connectorId, operationId) : undefined;
}
