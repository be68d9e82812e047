import type { EstateGraph } from "../estate/estate-graph";
import type { LicensePlan } from "../plan/license-plan";
import type { PlannedFlow } from "../plan/planned-flows";
import { lookUpSource } from "../reference/sources";
import { jsonPieces } from "./json-pieces";
import type { PlanReport } from "./plan-report";
import { whyInWords } from "./plan-words";

/** A plan for scripts, format 1: a public contract, described in `docs/plan.md`. Flows are named by their place in `flows`. */
export function planJson(report: PlanReport): Generator<string> {
  const { version, edition, period, asOf, files, graph, plan, without, difference, problems } = report;
  const { pricePerMonth, lowerBound, currency, notPriced, proof, owners, credits, assumptions } = plan;
  const body = {
    format: 1,
    tool: { name: "flow-license-lint", version, edition, period, asOf },
    without,
    total: {
      pricePerMonth,
      lowerBound,
      gap: Math.round((pricePerMonth - lowerBound) * 100) / 100,
      currency,
      notPriced,
    },
    ...(difference === null ? {} : { withAllLicenses: difference }),
    proof,
    owners,
    licenses: plan.lines.map(({ for: holder, ...line }) => ({
      ...line,
      for: holder,
      source: line.priceSource === null ? null : (lookUpSource(line.priceSource) ?? null),
    })),
    credits,
    assumptions,
    flows: flowsJson(graph, plan),
    graph: {
      files,
      flows: graph.flows.length,
      copies: graph.copies,
      calls: graph.calls.flatMap((called, from) => called.map((to) => [from, to])),
      sharedSources: graph.sharedSources,
      processes: graph.processes,
      cycles: graph.cycles,
    },
    problems,
  };
  return jsonPieces(body);
}

function* flowsJson(graph: EstateGraph, plan: LicensePlan) {
  for (const at of graph.flows.keys()) yield flowJson(graph, plan, at);
}

function flowJson(graph: EstateGraph, plan: LicensePlan, at: number) {
  const { flows, callers } = graph;
  const flow = flows[at];
  const planned = plan.flows[at] as PlannedFlow;
  const { license } = flow ?? {};
  return {
    file: flow?.key.file,
    pointer: flow?.pointer,
    name: flow?.key.name,
    id: flow?.key.id,
    kind: flow?.kind,
    solution: flow?.solution,
    environment: flow?.environment,
    owner: flow?.owner,
    apps: flow?.apps,
    calledBy: callers[at],
    callsOutside: flow?.callsOutside,
    payer: license?.payer ?? null,
    because: license?.because ?? null,
    source: license?.source ?? null,
    features: license?.features ?? [],
    requestsPerDay: license?.perDay ?? null,
    requestsAboveLimit: planned.above,
    by: planned.by,
    licenses: planned.lines,
    others: planned.others,
    notEnough: planned.notEnough,
    why: whyInWords(at, graph, plan),
  };
}
