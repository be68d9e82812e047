import type {
  EstateCount,
  EstateLine,
  EstatePage,
  EstatePageFlow,
  EstateRule,
  EstateSource,
  EstateTotal,
} from "../../../shared/estate-page";
import { packRows } from "../../../shared/packed-rows";
import { payerInWords } from "../describe/describe-license";
import { citedPage } from "../describe/describe-sources";
import type { EstateFlow } from "../estate/estate-flow";
import type { RequestCount } from "../facts/requests/per-run";
import type { PlanLine } from "../plan/plan-lines";
import type { PlannedFlow } from "../plan/planned-flows";
import { connectorsReadOn } from "../reference/connectors";
import { decisionStep } from "../reference/decision-steps";
import { payerRow } from "../reference/payer-rows";
import { lookUpSource } from "../reference/sources";
import type { PlanReport } from "./plan-report";
import { comparedWithAll, creditLines, rangeOfOwners, restsOn } from "./plan-text";
import { featureInWords, holderInWords, stepInWords, whyInWords } from "./plan-words";

/** What the page of a plan holds: everything that it can show. */
export function planPage(report: PlanReport): EstatePage {
  const { edition, period, asOf, graph, plan, problems } = report;
  const flows = graph.flows.map((_, at) => pageFlow(report, at));
  const lines = [...plan.lines.map((line) => pageLine(report, line)), ...creditLine(report)];
  const rules = {
    steps: rulesOf(
      flows.flatMap(({ steps }) => steps),
      decisionStep,
    ),
    payerRows: rulesOf(
      flows.flatMap(({ row }) => row ?? []),
      payerRow,
    ),
  };
  const credits = creditLines(report);
  return {
    basis: `Figures of edition ${edition}, ${period} limits, as of ${asOf}; connectors as read on ${connectorsReadOn}; list prices in the United States unless settings have others. Not a Microsoft product, and no legal advice.`,
    currency: plan.currency,
    total: totalOf(report),
    says: [...restsOn(report), ...comparedWithAll(report), ...rangeOfOwners(plan.owners, plan.currency)],
    lines,
    credits: credits.length === 0 ? null : credits.map((line) => line.trim()).join(" "),
    flows: packRows(flows),
    sharedSources: graph.sharedSources,
    processes: graph.processes,
    cycles: graph.cycles,
    assumptions: plan.assumptions.map((it) => ({ ...it, value: String(it.value) })),
    problems: problems.map(({ file, line, message }) => ({ file, line: line ?? null, message })),
    sources: sourcesOf([
      ...flows.flatMap(({ source }) => source ?? []),
      ...lines.flatMap(({ source }) => source ?? []),
      ...Object.values({ ...rules.steps }).map(({ source }) => source),
      ...Object.values({ ...rules.payerRows }).map(({ source }) => source),
    ]),
    ...rules,
  };
}

function totalOf({ graph: { flows }, plan }: PlanReport): EstateTotal {
  const counted = flows.filter(({ details }) => details.perRun !== null);
  const days = knownDays(counted);
  return {
    flows: flows.length,
    premium: flows.filter(({ license }) => license?.isPremiumItself).length,
    pricePerMonth: plan.pricePerMonth,
    lowerBound: plan.lowerBound,
    notPriced: plan.notPriced,
    notCovered: plan.flows.filter(({ by }) => by === "not-covered").length,
    requestsPerDay: rounded(sum(days)),
    requestsNotKnown: counted.length - days.length,
    requestsAssumed: counted.filter(({ details }) => details.perDay !== null && details.runs?.isAssumed).length,
  };
}

function pageLine(report: PlanReport, line: PlanLine): EstateLine {
  const { graph, period } = report;
  const { license, quantity, for: holder } = line;
  const flows = line.flows.flatMap((at) => graph.flows[at] ?? []);
  const days = knownDays(flows);
  // In the transition period each flow has the limit of its person by itself.
  const isPerFlow = period === "transition" && (holder.kind === "owner" || holder.kind === "runners");
  const option = flows
    .flatMap((flow) => flow.license?.options ?? [])
    .find((it) => it.license === license && it.limit !== null);
  const each = option === undefined || option.limit === null ? null : option.limit / limitOfHow(option, holder.kind);
  return {
    name: line.name,
    quantity,
    holder: holderInWords(holder),
    unitPrice: line.unitPrice,
    pricePerMonth: line.pricePerMonth,
    held: line.held,
    source: line.priceSource,
    flows: line.flows,
    steps: line.steps.map((step) => stepInWords(step, graph)),
    day: isPerFlow ? (days.length === 0 ? null : Math.max(...days)) : sum(days),
    limit: each === null ? null : isPerFlow ? each : each * quantity,
    isPerFlow,
  };
}

/** What brings missing credits is bought for the tenant. */
function creditLine({ graph, plan: { credits } }: PlanReport): EstateLine[] {
  if (!credits?.buy) return [];
  const { name, quantity, pricePerMonth, priceSource } = credits.buy;
  return [
    {
      name,
      quantity,
      holder: "the tenant, for its AI steps and agent flows",
      unitPrice: pricePerMonth === null ? null : pricePerMonth / quantity,
      pricePerMonth,
      held: false,
      source: priceSource,
      flows: graph.flows.flatMap((flow, at) => (flow.credits === null ? [] : at)),
      steps: [],
      day: null,
      limit: null,
      isPerFlow: false,
    },
  ];
}

/** The limit of a way to license is that of one person, or of all its Process licenses together. */
function limitOfHow({ quantity }: { readonly quantity: number }, kind: PlanLine["for"]["kind"]): number {
  return kind === "owner" || kind === "runners" ? 1 : quantity;
}

function pageFlow({ graph, plan }: PlanReport, at: number): EstatePageFlow {
  const flow = graph.flows[at] as EstateFlow;
  const planned = plan.flows[at] as PlannedFlow;
  const { key, license, details } = flow;
  return {
    name: key.name ?? key.id ?? key.file,
    file: key.file,
    id: key.id,
    kind: kindOf(flow),
    solution: flow.solution,
    environment: flow.environment,
    owner: flow.owner,
    apps: flow.apps,
    trigger: details.trigger,
    actions: flow.actions,
    premium: details.premium.map(({ feature, ...use }) => ({ ...use, feature: featureInWords(feature) })),
    premiumCount: details.premiumCount,
    premiumChildren: details.premiumChildren,
    perRun: countOf(details.perRun),
    perDay: countOf(details.perDay),
    runs: details.runs?.why ?? null,
    runsAreAssumed: details.runs?.isAssumed ?? false,
    payer: license && payerInWords(license.payer),
    because: license?.because ?? null,
    source: license?.source ?? null,
    row: license?.row ?? null,
    steps: details.steps,
    by: planned.by,
    lines: planned.lines,
    others: planned.others.map(({ name, pricePerMonth }) => ({ name, pricePerMonth })),
    notEnough: planned.notEnough.map(({ name, lacks }) => `${name}: no ${lacks.map(featureInWords).join(", no ")}`),
    why: whyInWords(at, graph, plan),
    assumptions: (license?.assumptions ?? []).map((it) => ({ ...it, value: String(it.value) })),
    calls: graph.calls[at] ?? [],
    callsOutside: flow.callsOutside,
  };
}

function kindOf({ kind, isChild, startedBy }: EstateFlow): string {
  switch (kind) {
    case "cloud-flow":
      return isChild ? "child" : (startedBy ?? "no trigger");
    case "agent-flow":
      return "agent flow";
    case "logic-app":
      return "Logic App";
    case "fragment":
      return "copied action";
  }
}

function countOf(count: RequestCount | null): EstateCount | null {
  return count && [count.least, count.likely, count.most];
}

function knownDays(flows: readonly EstateFlow[]): number[] {
  return flows.flatMap(({ details }) => details.perDay?.likely ?? []);
}

/** Null for no numbers: what is not known is not 0. */
function sum(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((total, it) => total + it, 0);
}

/** What is said of many flows is no more exact than a whole request. */
function rounded(value: number | null): number | null {
  return value !== null && value >= 100 ? Math.round(value) : value;
}

function rulesOf(numbers: readonly number[], ruleOf: (number: number) => EstateRule): Record<number, EstateRule> {
  return Object.fromEntries(
    [...new Set(numbers)].map((number) => {
      const { says, source } = ruleOf(number);
      return [number, { says, source }];
    }),
  );
}

function sourcesOf(keys: readonly string[]): Record<string, EstateSource> {
  return Object.fromEntries(
    [...new Set(keys)].flatMap((key) => {
      const page = lookUpSource(key);
      return page ? [[key, { title: citedPage(page), heading: page.heading, url: page.url }]] : [];
    }),
  );
}
