import type { Action } from "../../flow/flow";
import { readFetchXml, readPagination, readRowLimit } from "../../flow/read-runtime";
import { lookUpPageSize, type PageSizeRow } from "../../reference/page-sizes";

/** Pagination of an action: what its file and the reference data tell of it. */
export interface PlannedPages {
  /** Rows to fetch; null where an expression decides. */
  readonly threshold: number | null;
  /** Rows in a page; null where nothing tells. */
  readonly pageSize: number | null;
  /** The most rows there can be; null where nothing bounds them. */
  readonly rows: number | null;
}

export interface PageLimits {
  /** The most rows that pagination fetches, which also stands for a threshold that an expression decides. */
  readonly rows: number;
  /** Rows in a page where nothing tells (R-PPR-13). */
  readonly assumedPageSize: number;
}

/** Null where the action fetches no further pages. */
export function planPages(action: Action): PlannedPages | null {
  if (action.kind !== "connector" && action.kind !== "http") return null;
  const pagination = readPagination(action);
  if (!pagination) return null;
  const row =
    action.kind === "connector" ? rowOf(action.connector.connectorId, action.connector.operationId) : undefined;
  if (row?.paginated === false) return null;
  const fetched = row?.fetchXml ? readFetchXml(action.node) : null;
  const top = row?.topParameter ? readRowLimit(action.node, row.topParameter) : undefined;
  return {
    threshold: pagination.threshold,
    pageSize: smallest([pageSizeOf(row, top), fetched?.count]),
    rows: fetched?.top ?? (row?.topIsTotal ? top : null) ?? null,
  };
}

function rowOf(connectorId: string | null, operationId: string | null): PageSizeRow | undefined {
  return connectorId === null || operationId === null ? undefined : lookUpPageSize(connectorId, operationId);
}

/** Null where an expression or nothing at all sets it. */
function pageSizeOf(row: PageSizeRow | undefined, top: number | null | undefined): number | null {
  if (row?.pageSizeFollowsTop && top !== undefined) return top === null ? null : Math.min(top, row.topMost ?? top);
  return row?.pageSize ?? null;
}

function smallest(sizes: readonly (number | null | undefined)[]): number | null {
  const set = sizes.filter((it) => it !== undefined);
  return set.includes(null) ? null : Math.min(...(set as number[]));
}

/** The most requests for pages beyond the first, which is the action itself (R-PPR-13). Whole pages are fetched. */
export function furtherPages({ threshold, pageSize, rows }: PlannedPages, limits: PageLimits): number {
  const wanted = Math.min(threshold ?? limits.rows, limits.rows, rows ?? limits.rows);
  return Math.ceil(wanted / (pageSize ?? limits.assumedPageSize)) - 1;
}

/** The further pages to be expected: none where no source tells the size of a page. */
export function likelyFurtherPages(planned: PlannedPages, limits: PageLimits): number {
  return arePagesKnown(planned) ? furtherPages(planned, limits) : 0;
}

export function arePagesKnown({ threshold, pageSize, rows }: PlannedPages): boolean {
  return pageSize !== null && (threshold !== null || rows !== null);
}
