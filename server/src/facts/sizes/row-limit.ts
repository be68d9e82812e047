import type { ConnectorAction } from "../../flow/flow";
import { lookUpPageSize, type PageSizeRow, rowLimitParameters } from "../../reference/page-sizes";
import { type JsonNode, nodeAt, textAt } from "../../syntax/json-node";
import { wholeNumber } from "../../syntax/whole-number";
import { type ArraySize, atMost, unbounded } from "./array-size";
import { shown } from "./value";

/** How many rows a list operation can bring (flow definition reference, sections 5.5 and 7.5). */
export function rowLimit(action: ConnectorAction): ArraySize {
  const { connectorId, operationId } = action.connector;
  const row = connectorId && operationId ? lookUpPageSize(connectorId, operationId) : undefined;
  const parameters = nodeAt(action.node, "inputs", "parameters") ?? action.node.get("inputs");
  const top = parameters ? declaredTop(parameters, row) : null;
  const query = row?.fetchXml && parameters ? fetchXmlLimits(parameters) : null;
  const name = shown(action);
  const threshold = nodeAt(action.runtime?.configuration, "paginationPolicy", "minimumItemCount");
  if (threshold === undefined || row?.paginated === false) return onePage(name, row, top, query);
  return manyPages(name, row, top, query, wholeNumber(threshold.value));
}

interface DeclaredTop {
  readonly parameter: string;
  /** Null where it is no literal. */
  readonly value: number | null;
}

interface FetchLimits {
  readonly top: number | null;
  readonly count: number | null;
}

function onePage(
  name: string,
  row: PageSizeRow | undefined,
  top: DeclaredTop | null,
  query: FetchLimits | null,
): ArraySize {
  const limits: ArraySize[] = [];
  if (top !== null && top.value !== null) limits.push(limitedBy(name, top.parameter, top.value));
  if (query !== null && query.top !== null) limits.push(limitedByQuery(name, "top", query.top));
  if (query !== null && query.count !== null) limits.push(limitedByQuery(name, "count", query.count));
  const page = pageOf(row, top);
  if (page !== null) {
    const because = `${name} brings one page of at most ${page}, for pagination is off`;
    limits.push(atMost(page, "page", because, "connector"));
  }
  if (limits.length > 0) return lowest(limits);
  return unbounded("list-without-limit", `${name} names no limit of rows, and no source tells its page size`);
}

function manyPages(
  name: string,
  row: PageSizeRow | undefined,
  top: DeclaredTop | null,
  query: FetchLimits | null,
  threshold: number | null,
): ArraySize {
  const limits: ArraySize[] = [];
  if (row?.topIsTotal && top !== null && top.value !== null) limits.push(limitedBy(name, top.parameter, top.value));
  if (query !== null && query.top !== null) limits.push(limitedByQuery(name, "top", query.top));
  const page = query?.count ?? pageOf(row, top);
  if (threshold !== null && page !== null && page > 0) {
    const rows = Math.ceil(threshold / page) * page;
    const because = `${name} fetches pages of ${page} until it has ${threshold}, which is the threshold of its pagination`;
    limits.push(atMost(rows, "pagination", because, "connector"));
  }
  if (limits.length > 0) return lowest(limits);
  const why = threshold === null ? "an expression sets the threshold" : "no source tells the size of its pages";
  return unbounded("paginated-list", `${name} fetches further pages, and ${why}`);
}

/** Rows in a page; null where no source says or an expression decides. */
function pageOf(row: PageSizeRow | undefined, top: DeclaredTop | null): number | null {
  if (row === undefined || row.pageSize === null) return null;
  if (!row.pageSizeFollowsTop || top === null) return row.pageSize;
  return top.value === null ? (row.topMost ?? null) : Math.min(top.value, row.topMost ?? top.value);
}

function limitedBy(name: string, parameter: string, value: number): ArraySize {
  return atMost(value, "row-limit", `${name} has ${parameterTitles[parameter] ?? parameter} ${value}`, "connector");
}

/** The words of the designer where it hides the parameter's name. */
const parameterTitles: Readonly<Record<string, string>> = { $top: "Top Count", top: "Top" };

function limitedByQuery(name: string, attribute: string, value: number): ArraySize {
  return atMost(value, "fetch-xml", `the FetchXML query of ${name} has ${attribute} ${value}`, "connector");
}

function lowest(limits: readonly ArraySize[]): ArraySize {
  return limits.reduce((a, b) => ((b.most ?? 0) < (a.most ?? 0) ? b : a));
}

/** A limit of 0 is not understood by any source, and taken as none. */
function declaredTop(parameters: JsonNode, row: PageSizeRow | undefined): DeclaredTop | null {
  const own = row?.topParameter ? [row.topParameter, ...(row.alsoTop ?? [])] : [];
  for (const parameter of [...own, ...rowLimitParameters]) {
    const node =
      parameters.get(parameter) ??
      nodeAt(parameters, ...parameter.split("/")) ??
      nodeAt(parameters, "queries", parameter);
    if (node === undefined || node.kind === "null") continue;
    const value = wholeNumber(node.value);
    if (value === 0) continue;
    return { parameter, value: value !== null && value > 0 ? value : null };
  }
  return null;
}

/** `top` and `count` of the first `fetch` element; null for a query that an expression makes. */
function fetchXmlLimits(parameters: JsonNode): FetchLimits | null {
  const text = textAt(parameters, "fetchXml");
  const element = text === null ? undefined : /<fetch\b[^>]*>/i.exec(text)?.[0];
  if (element === undefined) return null;
  const attribute = (name: string): number | null => {
    const value = wholeNumber(new RegExp(`\\s${name}\\s*=\\s*["'](\\d+)["']`, "i").exec(element)?.[1]);
    return value === 0 ? null : value;
  };
  return { top: attribute("top"), count: attribute("count") };
}
