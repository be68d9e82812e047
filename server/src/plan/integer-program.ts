import { type Coefficients, type Constraint, solve as solveProgram } from "yalps";
import type { OpenDemand, Part, PartSolution } from "./plan-part";
import type { Purchase, SharedLimit, Way } from "./plan-problem";

/** Numbers of the table of a program at most, and of all tables of its branches together. */
const mostCells = 400_000;
const mostWork = 400_000_000;

/** The same for all programs of an estate, and for each of them at the least. */
const allWork = 2_000_000_000;
const leastWork = 4_000_000;

/**
 * A part as an integer program: the way of each demand and the units of each purchase. Branch and cut proves that
 * nothing is cheaper. Null where the part is too large, or no end is found in the work that is allowed. `share`: the
 * part's share of the work for all parts, from 0 to 1.
 */
export function integerProgram(part: Part, share: number): PartSolution | null {
  if (leastCells(part.open) > mostCells) return null;
  const program = programOf(part);
  const cells = program.constraints.size * program.variables.size;
  if (cells > mostCells) return null;
  const work = Math.min(mostWork, Math.max(leastWork, share * allWork));
  const options = { maxIterations: Math.ceil(work / Math.max(cells, 1000)), maxPivots: 100_000 };
  const relaxed = solveProgram({ ...modelOf(program), integers: false }, options);
  const solved = solveProgram(modelOf(program), options);
  if (solved.status !== "optimal") return null;
  const chosen = new Map(solved.variables);
  const units = new Map<number, number>();
  const ways = new Map<number, number>();
  for (const { at, ways: left, demand } of part.open) {
    // Of several ways that are all there, the one that costs something tells more.
    const taken = left.filter((index) => (chosen.get(`way ${at} ${index}`) ?? 0) > 0.5);
    const way = taken.find((index) => demand.ways[index]?.kind !== "parents") ?? taken[0];
    if (way !== undefined) ways.set(at, way);
  }
  for (const [name, count] of chosen) {
    const purchase = /^units (\d+)$/.exec(name);
    if (purchase) units.set(Number(purchase[1]), Math.round(count));
  }
  const relaxation = relaxed.status === "optimal" ? relaxed.result : null;
  return { units, ways, lowerBound: solved.result, relaxation };
}

/** The table of a part has a row for each flow and a column for each way, and more. */
export function leastCells(open: readonly OpenDemand[]): number {
  return open.length * open.reduce((sum, { ways }) => sum + ways.length, 0);
}

interface Program {
  readonly constraints: Map<string, Constraint>;
  readonly variables: Map<string, Map<string, number>>;
  readonly integers: Set<string>;
}

function modelOf({ constraints, variables, integers }: Program) {
  const coefficients: Iterable<readonly [string, Coefficients<string>]> = variables;
  return { direction: "minimize" as const, objective: "cost", constraints, variables: coefficients, integers };
}

function programOf(part: Part): Program {
  const program: Program = { constraints: new Map(), variables: new Map(), integers: new Set() };
  const { problem, open, bought } = part;
  const purchases = new Set<number>();
  /** Purchases on which some way draws. */
  const loaded = new Set<number>();
  const use = (purchase: number): void => {
    if (!bought.has(purchase)) purchases.add(purchase);
  };
  const openAt = new Map(open.map((one) => [one.demand.flow, one]));
  for (const { at, demand, ways } of open) {
    program.constraints.set(`covered ${at}`, { min: 1 });
    for (const index of ways) {
      const way = demand.ways[index] as Way;
      const name = `way ${at} ${index}`;
      program.integers.add(name);
      put(program, name, `covered ${at}`, 1);
      for (const need of way.needs) {
        use(need);
        if (bought.has(need)) continue;
        program.constraints.set(`${name} needs ${need}`, { max: 0 });
        put(program, name, `${name} needs ${need}`, 1);
        put(program, `units ${need}`, `${name} needs ${need}`, -1);
      }
      if (way.drawsOn !== null) {
        use(way.drawsOn);
        if (way.load > 0) {
          put(program, name, `load ${way.drawsOn}`, way.load);
          loaded.add(way.drawsOn);
        }
        if (way.kind === "group") put(program, name, `places ${way.drawsOn}`, 1);
      }
      if (way.kind === "parents") awaits(program, name, demand.parents, "passesOn", part, openAt);
      if (way.kind === "relieved") awaits(program, name, demand.premiumChildren, "standsAlone", part, openAt);
    }
  }
  for (const at of purchases) addPurchase(program, at, problem.purchases[at] as Purchase);
  const limits = new Set([...loaded].flatMap((purchase) => part.limitOf.get(purchase)?.index ?? []));
  for (const index of [...limits].sort((a, b) => a - b)) {
    addLimit(program, index, (problem.limits[index] as SharedLimit).purchases, bought);
  }
  return program;
}

/** A way that holds only where other flows are licensed in a certain manner. */
function awaits(
  program: Program,
  name: string,
  flows: readonly number[],
  what: "passesOn" | "standsAlone",
  { problem, settled, placeOf }: Part,
  openAt: ReadonlyMap<number, OpenDemand>,
): void {
  const does = (way: Way | undefined): boolean =>
    way !== undefined && (way[what] || (what === "standsAlone" && way.kind === "relieved"));
  for (const flow of flows) {
    const constraint = `${name} awaits ${flow}`;
    const other = openAt.get(flow);
    const known = placeOf.get(flow) ?? -1;
    // A flow that nothing licenses licenses nobody else.
    if (!other && does(problem.demands[known]?.ways[settled.get(known) ?? -1])) continue;
    program.constraints.set(constraint, { max: 0 });
    put(program, name, constraint, 1);
    for (const index of other?.ways ?? []) {
      if (does(other?.demand.ways[index])) put(program, `way ${other?.at} ${index}`, constraint, -1);
    }
  }
}

function addPurchase(program: Program, at: number, { price, most, capacity, places }: Purchase): void {
  const name = `units ${at}`;
  program.integers.add(name);
  put(program, name, "cost", price ?? 0);
  if (most < Number.MAX_SAFE_INTEGER) {
    program.constraints.set(`most ${at}`, { max: most });
    put(program, name, `most ${at}`, 1);
  }
  if (capacity) {
    program.constraints.set(`load ${at}`, { max: capacity.first - capacity.further });
    put(program, name, `load ${at}`, -capacity.further);
  }
  if (places !== null) {
    program.constraints.set(`places ${at}`, { max: 0 });
    put(program, name, `places ${at}`, -places);
  }
}

/** All flows of a payer together stay below the limit of one of the licenses that are there. */
function addLimit(
  program: Program,
  index: number,
  of: readonly { readonly purchase: number; readonly limit: number }[],
  bought: ReadonlySet<number>,
): void {
  const total = `limit ${index}`;
  program.constraints.set(total, { max: 0 });
  program.constraints.set(`${total} one`, { max: 1 });
  for (const coefficients of program.variables.values()) {
    for (const { purchase } of of) {
      const load = coefficients.get(`load ${purchase}`);
      if (load !== undefined && load > 0) coefficients.set(total, load);
    }
  }
  for (const { purchase, limit } of of) {
    const name = `counts ${index} ${purchase}`;
    program.integers.add(name);
    put(program, name, total, -Math.min(limit, 1e9));
    put(program, name, `${total} one`, 1);
    if (bought.has(purchase)) continue;
    program.constraints.set(`${name} needs`, { max: 0 });
    put(program, name, `${name} needs`, 1);
    put(program, `units ${purchase}`, `${name} needs`, -1);
  }
}

function put({ variables }: Program, variable: string, constraint: string, value: number): void {
  const known = variables.get(variable);
  if (known) known.set(constraint, value);
  else variables.set(variable, new Map([[constraint, value]]));
}
