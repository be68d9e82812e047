import type { EstateGraph } from "../estate/estate-graph";
import type { LicenseId } from "../reference/licenses";
import { type BuiltProblem, buildProblem } from "./build-problem";
import { type CreditPlan, creditPlan } from "./credit-plan";
import type { UnknownOwners } from "./parties";
import { type PlanAssumption, planAssumptions } from "./plan-assumptions";
import { type PlanLine, planLines } from "./plan-lines";
import { type PlannedFlow, plannedFlows } from "./planned-flows";
import { cents, type Solution, solve } from "./solve";

/** What to buy for an estate, for whom and why. */
export interface LicensePlan {
  /** A month, for all that has a price, credits among it. */
  readonly pricePerMonth: number;
  /** No set of licenses that covers every flow costs less. */
  readonly lowerBound: number;
  readonly currency: string;
  /** Licenses that are needed and that have no published price; they are not in the sum. */
  readonly notPriced: number;
  /** Dearest first; what is held or free of charge last. */
  readonly lines: readonly PlanLine[];
  /** Every flow of the graph, in its order. */
  readonly flows: readonly PlannedFlow[];
  /** How the least price was found. */
  readonly proof: PlanProof;
  readonly owners: OwnerRange;
  readonly credits: CreditPlan | null;
  readonly assumptions: readonly PlanAssumption[];
}

/** What the lower bound rests on. */
export interface PlanProof {
  /** Flows whose license an exchange settles: nothing else can be cheaper. */
  readonly settled: number;
  /** Parts that an integer program solved to the end. */
  readonly programs: number;
  /** Parts that are too large for it: a plan and a bound, with what lies between. */
  readonly bounded: number;
}

/** What the plan would cost if the owners that nobody declared were others than assumed. */
export interface OwnerRange {
  /** Flows that need a license of an owner whom nothing tells. */
  readonly flows: number;
  /** Owners they are taken to have. */
  readonly owners: number;
  readonly ifOneOwnsAll: number | null;
  readonly ifEachHasAnother: number | null;
}

/** `without`: licenses not to buy. */
export function licensePlan(graph: EstateGraph, without: ReadonlySet<LicenseId> = new Set()): LicensePlan {
  const ask = (unknownOwners: UnknownOwners): readonly [BuiltProblem, Solution] => {
    const problem = buildProblem(graph, { unknownOwners, without });
    return [problem, solve(problem)];
  };
  const [problem, solution] = ask("one-per-solution");
  const uses = plannedFlows(graph, problem, solution, without);
  const lines = planLines(graph, problem, solution, uses);
  const linesOf = uses.map((): number[] => []);
  lines.forEach((line, index) => {
    for (const flow of line.flows) linesOf[flow]?.push(index);
  });
  const flows = uses.map(({ purchases: _, ...flow }, at): PlannedFlow => ({ ...flow, lines: linesOf[at] ?? [] }));
  const credits = creditPlan(graph, lines);
  const added = credits?.pricePerMonth ?? 0;
  const paid = lines.find(({ pricePerMonth }) => pricePerMonth !== 0) ?? lines[0];
  const owners = ownersOf(graph, problem, solution);
  const priceWith = (unknown: UnknownOwners): number | null =>
    owners.flows === 0 ? null : cents(ask(unknown)[1].price + added);
  const bounded = solution.parts.filter(({ price, lowerBound }) => price > lowerBound).length;
  return {
    pricePerMonth: cents(lines.reduce((sum, line) => sum + (line.pricePerMonth ?? 0), added)),
    lowerBound: cents(boundOf(problem, solution) + added),
    currency: paid?.currency ?? credits?.currency ?? "USD",
    notPriced: lines.reduce((sum, { pricePerMonth, quantity }) => sum + (pricePerMonth === null ? quantity : 0), 0),
    lines,
    flows,
    proof: {
      settled: problem.demands.length - solution.parts.reduce((sum, { demands }) => sum + demands.length, 0),
      programs: solution.parts.length - bounded,
      bounded,
    },
    owners: {
      ...owners,
      ifOneOwnsAll: priceWith("one-for-all"),
      ifEachHasAnother: priceWith("one-per-flow"),
    },
    credits,
    assumptions: planAssumptions(graph, solution, problem, uses),
  };
}

/** Where not every association was weighed, no price is proved for the flows that have some. */
function boundOf({ leftOut, demands }: BuiltProblem, { lowerBound, parts }: Solution): number {
  if (leftOut.size === 0) return lowerBound;
  const doubtful = parts.filter((part) => part.demands.some((at) => leftOut.has(demands[at]?.flow ?? -1)));
  return doubtful.reduce((bound, part) => bound - part.lowerBound, lowerBound);
}

function ownersOf({ flows }: EstateGraph, { purchases, demands }: BuiltProblem, { ways }: Solution) {
  const owners = new Set<string>();
  let count = 0;
  for (const [at, way] of ways) {
    const demand = demands[at];
    const purchase = purchases[demand?.ways[way]?.needs[0] ?? -1];
    if (purchase?.holder.kind !== "people" || purchase.holder.party.known || purchase.price === 0) continue;
    if (purchase.holder.party.kind !== "owner" || !flows[demand?.flow ?? -1]) continue;
    owners.add(purchase.holder.party.id);
    count++;
  }
  return { flows: count, owners: owners.size };
}
