import aiBuilder from "../../data/ai-builder-rates.json";
import throttling from "../../data/connector-throttling.json";
import copilot from "../../data/copilot-credits.json";
import licenseCredits from "../../data/license-credits.json";
import pageSizes from "../../data/page-sizes.json";
import prices from "../../data/prices.json";
import requestLimits from "../../data/request-limits.json";
import serviceLimits from "../../data/service-limits.json";
import type { AiRateRow, CopilotRateRow } from "./ai-rates";
import { lookUpConnector } from "./connectors";
import type { Edition } from "./edition";
import { lookUpLicense } from "./licenses";
import type { PageSizeRow } from "./page-sizes";
import { nameInId } from "./rows-by-key";

/** One figure of the reference data that a hover, a finding or a report can show. */
export interface Figure {
  /** The data file, without its ending, and the row. */
  readonly file: string;
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Null where it holds in both editions. */
  readonly edition: Edition | null;
  /** Keys of the pages; `own-choice` and the like for those that no page states. */
  readonly sources: readonly string[];
  /** No page states it. */
  readonly assumed: boolean;
}

/** What rows of several files have in common. */
interface Row {
  readonly id: string;
  readonly edition?: Edition;
  readonly assumed?: true;
  readonly source: string;
}

/** Every figure, file by file and row by row. */
export function allFigures(): readonly Figure[] {
  return [
    ...aiBuilder.rows.flatMap((row) => aiBuilderFigures(row as AiRateRow)),
    ...(throttling.rows as readonly ThrottlingRow[]).flatMap(throttlingFigures),
    ...(copilot.rows as readonly CopilotRateRow[]).map((row) =>
      figure("copilot-credits", row, words(row.id), row.credits, copilotUnit(row)),
    ),
    ...(licenseCredits.rows as readonly CreditsRow[]).map(creditsFigure),
    ...(pageSizes.rows as readonly PageSizeRow[]).flatMap(pageFigures),
    ...(prices.rows as readonly PriceRow[]).map(priceFigure),
    ...(requestLimits.rows as readonly LimitRow[]).map((row) =>
      figure("request-limits", row, `Limit, ${words(withoutEdition(row))}`, row.value, `${row.unit}, per ${row.per}`),
    ),
    ...(serviceLimits.rows as readonly LimitRow[]).map((row) =>
      figure("service-limits", row, words(withoutEdition(row)), row.value, row.unit),
    ),
  ];
}

function figure(file: string, row: Row, what: string, value: number, unit: string): Figure {
  const { id, edition = null, source, assumed = false } = row;
  return { file, id, what, value, unit, edition, sources: [source], assumed };
}

/** `medium/transition/2025-06` is "medium, transition". */
function words(id: string): string {
  return id.replaceAll("/", ", ").replaceAll("-", " ");
}

function withoutEdition({ id, edition }: Row): string {
  return edition === undefined ? id : id.replace(`/${edition}`, "");
}

function aiBuilderFigures(row: AiRateRow): Figure[] {
  const per = row.unitSize === 1 ? row.unit.replace(/s$/, "") : `${row.unitSize} ${row.unit}`;
  const { inputCredits, outputCredits, most, mostSource } = row;
  const of = (what: string, value: number | undefined, unit: string): Figure[] =>
    value === undefined ? [] : [figure("ai-builder-rates", row, `${row.capability}${what}`, value, unit)];
  const greatest = of(", greatest input of one call", most, row.unit);
  return [
    ...of("", row.aiBuilderCredits, `AI Builder credits per ${per}`),
    ...of("", row.copilotCredits, `Copilot Credits per ${per}`),
    ...of(", input", inputCredits, `AI Builder credits per ${per}`),
    ...of(", output", outputCredits, `AI Builder credits per ${per}`),
    ...greatest.map((it) => (mostSource === undefined ? it : { ...it, sources: [mostSource] })),
  ];
}

/** "Copilot Credits per minute", "Copilot Credits for 100 actions" */
function copilotUnit({ per, unit }: CopilotRateRow): string {
  return `Copilot Credits ${per === 1 ? `per ${unit.replace(/s\b/g, "")}` : `for ${per} ${unit}`}`;
}

interface ThrottlingRow extends Row {
  readonly connector: string;
  readonly calls?: number;
  readonly seconds?: number;
  readonly per?: string;
  readonly appliesTo?: string;
  readonly atOnce?: number;
}

function throttlingFigures(row: ThrottlingRow): Figure[] {
  const { connector, calls, seconds, per, appliesTo, atOnce } = row;
  const name = lookUpConnector(connector)?.name ?? `${connector} connectors`;
  const what = `Calls of ${name}${appliesTo === undefined ? "" : `, ${appliesTo}`}`;
  return [
    ...(calls === undefined
      ? []
      : [figure("connector-throttling", row, what, calls, `calls per ${seconds} seconds and ${per}`)]),
    ...(atOnce === undefined ? [] : [figure("connector-throttling", row, what, atOnce, "calls at once of a user")]),
  ];
}

interface CreditsRow extends Row {
  readonly kind: "aiBuilder" | "copilot";
  readonly creditsPerMonth: number;
}

function creditsFigure(row: CreditsRow): Figure {
  const what = `Credits that come with ${nameOf(row.id)}`;
  const unit = `${row.kind === "copilot" ? "Copilot Credits" : "AI Builder credits"} a month`;
  return figure("license-credits", row, what, row.creditsPerMonth, unit);
}

function pageFigures(row: PageSizeRow): Figure[] {
  const what = `${row.operation === "*" ? "Operations" : row.operation} of ${row.connector}`;
  const of = (value: number | null | undefined, unit: string): Figure[] =>
    value === null || value === undefined ? [] : [figure("page-sizes", row, what, value, unit)];
  return [...of(row.pageSize, "rows in a page"), ...of(row.topMost, "rows at most")];
}

interface PriceRow extends Row {
  readonly amount: number;
  readonly currency: string;
  readonly per: string;
  /** What a meter of pay-as-you-go charges. */
  readonly charges?: string;
  readonly confirmed?: string;
}

function priceFigure(row: PriceRow): Figure {
  const price = figure(
    "prices",
    row,
    `Price of ${row.charges === undefined ? nameOf(row.id) : `pay-as-you-go, ${row.charges}`}`,
    row.amount,
    `${row.currency} per ${row.per}`,
  );
  return row.confirmed === undefined ? price : { ...price, sources: [row.source, row.confirmed] };
}

interface LimitRow extends Row {
  readonly value: number;
  readonly unit: string;
  readonly per?: string;
}

/** The license, or the meter, that a row is about. */
function nameOf(id: string): string {
  const name = nameInId(id);
  return lookUpLicense(name)?.name ?? words(name);
}
