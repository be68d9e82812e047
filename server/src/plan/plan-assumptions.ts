import type { EstateGraph } from "../estate/estate-graph";
import type { BuiltProblem } from "./build-problem";
import type { PlannedFlow } from "./planned-flows";
import type { Solution } from "./solve";

/** What the plan takes for granted, for how many flows, and what would replace it. */
export interface PlanAssumption {
  readonly what: string;
  readonly value: string | number | boolean;
  readonly flows: number;
  /** Name of a setting or of an option of the command; null where nothing replaces it. */
  readonly replacedBy: string | null;
}

/** Of the flows that need a license, what was assumed for most of them first. */
export function planAssumptions(
  graph: EstateGraph,
  solution: Solution,
  problem: BuiltProblem,
  planned: readonly Pick<PlannedFlow, "above">[],
): PlanAssumption[] {
  const found = new Map<string, { assumption: Omit<PlanAssumption, "flows">; flows: number }>();
  const assume = (what: string, value: PlanAssumption["value"], replacedBy: string | null, flows = 1): void => {
    const key = `${what}\n${value}\n${replacedBy}`;
    const known = found.get(key);
    if (known) known.flows += flows;
    else found.set(key, { assumption: { what, value, replacedBy }, flows });
  };
  for (const [at, { license, owner, environment, details }] of graph.flows.entries()) {
    if (planned[at]?.above)
      assume("requests of a day", "above the limit with the loop passes assumed", "estimates.loops of the flow");
    if (license === null || license.features.length === 0) continue;
    for (const { what, value, setting } of license.assumptions) {
      if (what !== "owner" || owner === null) assume(what, value, setting);
    }
    if (license.perDay === null && !planned[at]?.above) {
      const setting = details.runs && !details.runs.isAssumed ? "estimates.loops" : "estimates.runsPerDay";
      assume("requests of a day", "within the limits", `${setting} of the flow`);
    }
    if (environment === null) assume("environment", "one for all flows", "--environments");
    if (license.features.includes("desktop-flow-unattended")) assume("machine", "one for each flow", null);
    if (license.also.some(({ need }) => need === "power-automate-premium")) {
      assume("user and developer of the desktop flow", "the owner of the flow", "--owners");
    }
  }
  for (const [at, way] of solution.ways) {
    const kind = problem.demands[at]?.ways[way]?.kind;
    if (kind === "associated") assume("association", "same solution and one shared data source", null);
    const holder = problem.purchases[problem.demands[at]?.ways[way]?.needs[0] ?? -1]?.holder;
    if (holder?.kind !== "people" || holder.party.known) continue;
    if ((problem.purchases[problem.demands[at]?.ways[way]?.needs[0] ?? -1]?.price ?? 0) === 0) continue;
    if (holder.party.kind === "owner") {
      assume("owner", "one for the flows of a solution, another for each flow that stands alone", "--owners");
    } else assume("people who run it", "the same for all flows of a solution", "estimates.invokingUsers");
  }
  return [...found.values()]
    .map(({ assumption, flows }) => ({ ...assumption, flows }))
    .sort((a, b) => b.flows - a.flows);
}
