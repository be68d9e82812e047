import { payerInWords } from "../describe/describe-license";
import { citation } from "../describe/describe-sources";
import type { EstateFlow } from "../estate/estate-flow";
import type { LicensePlan } from "../plan/license-plan";
import type { PlanLine } from "../plan/plan-lines";
import type { PlannedFlow } from "../plan/planned-flows";
import type { PlanReport } from "./plan-report";
import { featureInWords, holderInWords, stepInWords, whyInWords } from "./plan-words";
import { visibleText } from "./visible-text";

/** The tables of a plan, for spreadsheets. */
export const planTableNames = ["flows", "licenses", "premium", "assumptions"] as const;
export type PlanTableName = (typeof planTableNames)[number];

export interface PlanTable {
  readonly name: PlanTableName;
  readonly columns: readonly string[];
  /** As many cells as columns; null for what is not known. */
  readonly rows: readonly (readonly TableCell[])[];
}

export type TableCell = string | number | null;

export function planTable(report: PlanReport, name: PlanTableName): PlanTable {
  const { columns, rows } = tables[name](report);
  const shown = (cell: TableCell): TableCell => (typeof cell === "string" ? visibleText(cell) : cell);
  return { name, columns, rows: rows.map((row) => row.map(shown)) };
}

const tables: Readonly<Record<PlanTableName, (report: PlanReport) => Omit<PlanTable, "name">>> = {
  flows: ({ graph, plan }) => ({
    columns: flowColumns,
    rows: graph.flows.map((flow, at) => {
      const { key, license, details } = flow;
      const planned = plan.flows[at] as PlannedFlow;
      const lines = planned.lines.flatMap((line) => plan.lines[line] ?? []);
      return [
        key.name,
        key.id,
        key.file,
        flow.solution,
        flow.environment,
        flow.owner,
        flow.isChild ? "child" : flow.startedBy,
        flow.actions,
        premiumOf(flow),
        details.perRun?.likely ?? null,
        details.perDay?.likely ?? null,
        license && payerInWords(license.payer),
        planned.by,
        lines.map(({ name, for: holder }) => `${name} for ${holderInWords(holder)}`).join("; "),
        priceOf(planned, lines),
        Math.max(0, ...lines.map(({ flows }) => flows.length)),
        whyInWords(at, graph, plan),
      ];
    }),
  }),
  licenses: ({ graph, plan }) => ({
    columns: [
      "License",
      "Quantity",
      "For",
      "Price of one a month",
      "Price a month",
      "Currency",
      "Held",
      "Flows",
      "What else to do",
      "Source",
    ],
    rows: [
      ...plan.lines.map((line): TableCell[] => [
        line.name,
        line.quantity,
        holderInWords(line.for),
        line.unitPrice,
        line.pricePerMonth,
        line.currency,
        line.held ? "yes" : "no",
        line.flows.length,
        line.steps.map((step) => stepInWords(step, graph)).join(" "),
        line.priceSource === null ? null : citation([line.priceSource]),
      ]),
      ...creditRows(plan),
    ],
  }),
  premium: ({ graph }) => ({
    columns: ["Flow", "File", "Line", "What is premium", "Why", "First used in", "Uses", "Assumed"],
    rows: graph.flows.flatMap(({ key, details }) =>
      details.premium.map(({ line, what, feature, name, uses, isAssumed }): TableCell[] => [
        key.name,
        key.file,
        line,
        what,
        featureInWords(feature),
        name,
        uses,
        isAssumed ? "yes" : "no",
      ]),
    ),
  }),
  assumptions: ({ plan }) => ({
    columns: ["What", "Taken as", "Flows", "Told by"],
    rows: plan.assumptions.map(({ what, value, flows, replacedBy }) => [what, String(value), flows, replacedBy]),
  }),
};

/** What brings missing credits is bought for the tenant. */
function creditRows({ credits }: LicensePlan): TableCell[][] {
  if (!credits?.buy) return [];
  const { name, quantity, pricePerMonth, priceSource } = credits.buy;
  const each = pricePerMonth === null ? null : pricePerMonth / quantity;
  const source = priceSource === null ? null : citation([priceSource]);
  const flows = credits.flows + credits.notKnown;
  return [[name, quantity, "the tenant", each, pricePerMonth, credits.currency, "no", flows, "", source]];
}

const flowColumns = [
  "Flow",
  "Id",
  "File",
  "Solution",
  "Environment",
  "Owner",
  "Started by",
  "Actions",
  "Premium",
  "Requests a run, likely",
  "Requests a day, likely",
  "Whose license counts",
  "Licensed by",
  "Licenses",
  "Price a month of these licenses",
  "Flows they cover together",
  "Why",
];

/** Null where a price is not known, or no license covers the flow or is asked for. */
function priceOf({ by }: PlannedFlow, lines: readonly PlanLine[]): number | null {
  if (by === null || by === "not-covered" || lines.some(({ pricePerMonth }) => pricePerMonth === null)) return null;
  return lines.reduce((sum, { pricePerMonth }) => sum + (pricePerMonth ?? 0), 0);
}

function premiumOf({ details }: EstateFlow): string {
  return [...new Set(details.premium.map(({ what }) => what))].join(", ");
}
