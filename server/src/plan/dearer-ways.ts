import { listIn } from "../../../shared/list-in";
import type { OpenDemand } from "./plan-part";
import type { Purchase, Way } from "./plan-problem";
import { alwaysHas, canRelieve, isAwaited, type State } from "./settling";

/**
 * Rules out what is never cheaper. Each step is an exchange: a plan that does it can buy licenses of people in its
 * place, which pass on to child flows as well, and costs no more.
 */
export function dropDearerWays(state: State): void {
  dropDearerLicenses(state);
  dropCoveredProcess(state);
  dropLonelyProcess(state);
  dropGroups(state);
  dropRelief(state);
}

/** A license of people, where another one of theirs does for all flows that it does for, and costs no more. */
function dropDearerLicenses({ open, problem, bought }: State): void {
  const users = new Map<number, OpenDemand[]>();
  for (const one of open.values()) {
    for (const index of one.ways) {
      const way = one.demand.ways[index] as Way;
      if (!isByPeople(way)) continue;
      for (const need of way.needs) {
        const all = listIn(users, need);
        if (all.at(-1) !== one) all.push(one);
      }
    }
  }
  const priceAt = (need: number): number => (bought.has(need) ? 0 : (problem.purchases[need]?.price ?? 0));
  const dropped = new Set<number>();
  for (const [need, all] of users) {
    if (bought.has(need)) continue;
    const [first] = all as [OpenDemand];
    const isBeaten = first.ways.some((index) => {
      const [rival] = (first.demand.ways[index] as Way).needs;
      if (rival === undefined || rival === need || dropped.has(rival)) return false;
      const dearer = priceAt(need) - priceAt(rival);
      return (dearer > 0 || (dearer === 0 && need > rival)) && all.every((one) => doesAlone(rival, one));
    });
    if (isBeaten) dropped.add(need);
  }
  if (dropped.size === 0) return;
  for (const one of open.values()) {
    dropWays(one, (way) => isByPeople(way) && way.needs.some((need) => dropped.has(need)));
  }
}

function isByPeople({ kind }: Way): boolean {
  return kind === "people" || kind === "relieved";
}

/** A license of people is enough for a flow, however many requests it makes. */
function doesAlone(license: number, { ways, demand }: OpenDemand): boolean {
  return ways.some((index) => {
    const { kind, needs, drawsOn } = demand.ways[index] as Way;
    return needs[0] === license && needs.length === 1 && kind === "people" && drawsOn === null;
  });
}

/** Process on a flow, where on another one it serves the same flows and more, and its requests are enough for all of them. */
function dropCoveredProcess(state: State): void {
  const { open, problem, bought } = state;
  const servedBy = new Map<number, number[]>();
  const loads = new Map<number, number>();
  for (const one of open.values()) {
    for (const index of one.ways) {
      const { kind, needs, drawsOn, load } = one.demand.ways[index] as Way;
      if ((kind !== "own" && kind !== "associated") || drawsOn === null || needs.length !== 1) continue;
      listIn(servedBy, drawsOn).push(one.at);
      loads.set(drawsOn, (loads.get(drawsOn) ?? 0) + load);
    }
  }
  const isRoomy = (purchase: number): boolean =>
    (loads.get(purchase) ?? 0) <= (problem.purchases[purchase]?.capacity?.first ?? 0);
  const dropped = new Set<number>();
  for (const [purchase, served] of servedBy) {
    const { holder, held } = problem.purchases[purchase] as Purchase;
    const carrier = holder.kind === "flow" ? open.get(state.byFlow.get(holder.flow) ?? -1) : undefined;
    if (!carrier || held || bought.has(purchase) || isAwaited(carrier, state) || canRelieve(carrier, state)) continue;
    const rivals = carrier.ways
      .map((index) => carrier.demand.ways[index] as Way)
      .filter(({ kind }) => kind === "associated");
    const isCovered = rivals.some(({ drawsOn }) => {
      if (drawsOn === null || dropped.has(drawsOn) || !isRoomy(drawsOn)) return false;
      if (priceOf(drawsOn, state) > priceOf(purchase, state)) return false;
      return isWithin(served, servedBy.get(drawsOn) ?? []);
    });
    if (isCovered) dropped.add(purchase);
  }
  if (dropped.size === 0) return;
  for (const one of open.values()) dropWays(one, ({ drawsOn }) => drawsOn !== null && dropped.has(drawsOn));
}

/** Both lists ascend. */
function isWithin(some: readonly number[], all: readonly number[]): boolean {
  let next = 0;
  return some.every((it) => {
    while ((all[next] ?? it) < it) next++;
    return all[next] === it;
  });
}

/** Process on a flow that serves no other one, where those who pay cost no more. */
function dropLonelyProcess(state: State): void {
  const users = usersOf(state);
  for (const one of state.open.values()) {
    const people = cheapestPeople(one, state);
    if (people === null) continue;
    const relieves = canRelieve(one, state);
    dropWays(one, (way, index) => {
      if (index === people.index || relieves) return false;
      // Of two equally dear ways by people the first stays; one that others share may still be worth it.
      if (way.kind === "people") return users(way.needs[0] as number) === 1 && costOf(way, state) >= people.cost;
      const isAlone = way.kind === "own" && way.needs.every((need) => users(need) === 1);
      return (isAlone || way.kind === "payAsYouGo") && costOf(way, state) >= people.cost;
    });
  }
}

/** A group of flows, where no set of flows that fits into it is paid for by people who cost more. */
function dropGroups(state: State): void {
  const members = new Map<number, OpenDemand[]>();
  for (const one of state.open.values()) {
    for (const index of one.ways) {
      const way = one.demand.ways[index] as Way;
      if (way.kind === "group") listIn(members, way.needs[0] as number).push(one);
    }
  }
  for (const [group, ones] of members) {
    const { price, places } = state.problem.purchases[group] as Purchase;
    if (state.bought.has(group) || price === null || places === null) continue;
    if (worthOf(ones, places, state) > price) continue;
    for (const one of ones) dropWays(one, ({ needs }) => needs[0] === group);
  }
}

/**
 * The most that the flows of one group can cost without it: by what would license them in its place and pass on, the
 * dearest for their flows first, in parts. Where a member lets flows above it do with less, their licenses count too. A
 * license is saved only where all flows that nothing else could serve are in the group.
 */
function worthOf(ones: readonly OpenDemand[], places: number, state: State): number {
  const saved = new Map<number, { cost: number; flows: number }>();
  for (const one of ones) {
    const isFree = one.ways.some((index) => one.demand.ways[index]?.kind === "parents");
    const lifts = canRelieve(one, state) || (isFree && mayStopParents(one, state));
    for (const other of lifts ? [one, ...flowsAbove(one, state)] : [one]) {
      if (other.ways.some((index) => other.demand.ways[index]?.kind === "parents")) continue;
      const passing = cheapestPassing(other, state);
      if (passing === null) return Number.POSITIVE_INFINITY;
      const isOnly = other === one && one.ways.every((index) => isByPeopleOrGroup(one.demand.ways[index] as Way));
      for (const need of passing.needs) {
        if (state.bought.has(need)) continue;
        const known = saved.get(need) ?? { cost: fullPrice(need, passing, state), flows: 0 };
        if (isOnly) known.flows++;
        saved.set(need, known);
      }
    }
  }
  const items = [...saved.values()];
  let worth = items.reduce((sum, { cost, flows }) => sum + (flows === 0 ? cost : 0), 0);
  let left = places;
  const inParts = items.filter(({ flows }) => flows > 0).map(({ cost, flows }) => ({ each: cost / flows, flows }));
  for (const { each, flows } of inParts.sort((a, b) => b.each - a.each)) {
    worth += each * Math.min(flows, left);
    left = Math.max(0, left - flows);
  }
  return worth;
}

function isByPeopleOrGroup({ kind }: Way): boolean {
  return kind === "people" || kind === "group";
}

/** All that call a flow and are still open, by whatever number of calls. */
function flowsAbove({ demand }: OpenDemand, { relievers, open, byFlow }: State): OpenDemand[] {
  const found = new Map<number, OpenDemand>();
  const flows: number[] = [];
  const add = (at: number | undefined): void => {
    const one = at === undefined ? undefined : open.get(at);
    if (at === undefined || !one || found.has(at)) return;
    found.set(at, one);
    flows.push(one.demand.flow);
  };
  const addAbove = (flow: number, parents: readonly number[]): void => {
    for (const at of relievers.get(flow) ?? []) add(at);
    for (const parent of parents) add(byFlow.get(parent));
  };
  addAbove(demand.flow, demand.parents);
  for (const flow of flows) addAbove(flow, open.get(byFlow.get(flow) ?? -1)?.demand.parents ?? []);
  return [...found.values()];
}

/** The cheapest way that passes on, depends on no other flow, and that no limit of people can close. */
function cheapestPassing(one: OpenDemand, state: State): Way | null {
  let best: { way: Way; cost: number } | null = null;
  for (const index of one.ways) {
    const way = one.demand.ways[index] as Way;
    if (!way.passesOn || way.kind === "parents" || (way.kind === "people" && way.drawsOn !== null)) continue;
    const cost = way.needs.reduce((sum, need) => sum + fullPrice(need, way, state), 0);
    if (best === null || cost < best.cost) best = { way, cost };
  }
  return best?.way ?? null;
}

/** The price of as many units as the requests of the flow alone take. */
function fullPrice(need: number, { drawsOn, load }: Way, state: State): number {
  const capacity = state.problem.purchases[need]?.capacity;
  const units =
    drawsOn === need && capacity ? 1 + Math.max(0, Math.ceil((load - capacity.first) / capacity.further)) : 1;
  return priceOf(need, state) * units;
}

/** A license on a child flow that only relieves its callers, where those who pay for all of them cost no more. */
function dropRelief(state: State): void {
  const { open, relievers, byFlow } = state;
  const children = [...relievers.keys()].flatMap((flow) => {
    const child = open.get(byFlow.get(flow) ?? -1);
    return child && canRelieve(child, state) ? child : [];
  });
  if (children.length === 0) return;
  const users = usersOf(state);
  for (const child of children) {
    const { flow } = child.demand;
    if (!canRelieve(child, state)) continue;
    if (child.ways.some((index) => child.demand.ways[index]?.kind === "relieved")) continue;
    // What can make it stand alone; a license that other flows use as well may pay off otherwise.
    const alone = child.ways.map((index) => child.demand.ways[index] as Way).filter((way) => way.standsAlone);
    const others = child.ways.some((index) => !(child.demand.ways[index] as Way).standsAlone);
    if (!others || alone.some(({ needs }) => needs.some((need) => users(need) !== 1))) continue;
    const least = Math.min(...alone.map((way) => costOf(way, state)));
    const above = relievedBy(flow, state);
    if ([child, ...above].some((one) => mayStopParents(one, state))) continue;
    const cost = peopleCost(above, state);
    if (cost === null || cost > least) continue;
    // Those further above may be relieved by a license in between.
    for (const one of above.filter(({ demand }) => demand.premiumChildren.includes(flow))) {
      dropWays(one, ({ kind }) => kind === "relieved");
    }
  }
}

/** The callers that may be relieved by a flow, and their callers by them. */
function relievedBy(flow: number, { relievers, open, problem }: State): OpenDemand[] {
  const found = new Map<number, OpenDemand>();
  const flows = [flow];
  for (const next of flows) {
    for (const at of relievers.get(next) ?? []) {
      const one = open.get(at);
      const isOpen = one?.ways.some((index) => problem.demands[at]?.ways[index]?.kind === "relieved");
      if (!one || !isOpen || found.has(at)) continue;
      found.set(at, one);
      flows.push(one.demand.flow);
    }
  }
  return [...found.values()];
}

/** A parent could take a license that it does not pass on, such as an association, once this flow needs none of it. */
function mayStopParents({ demand, ways }: OpenDemand, { open, byFlow }: State): boolean {
  if (!ways.some((index) => demand.ways[index]?.kind === "parents")) return false;
  return demand.parents.some((flow) => {
    const parent = open.get(byFlow.get(flow) ?? -1);
    return parent?.ways.some((index) => {
      const { passesOn, kind } = parent.demand.ways[index] as Way;
      return !passesOn && kind !== "relieved";
    });
  });
}

/** What those cost who pay for some flows, each once; null where people cannot pay for all of them. */
function peopleCost(ones: readonly OpenDemand[], state: State): number | null {
  const needs = new Set<number>();
  const flows = new Set(ones.map(({ demand }) => demand.flow));
  for (const one of ones) {
    if (one.ways.some((index) => one.demand.ways[index]?.kind === "parents")) {
      if (one.demand.parents.every((flow) => flows.has(flow) || alwaysHas(flow, "passesOn", state))) continue;
      return null;
    }
    const people = cheapestPeople(one, state);
    if (people === null) return null;
    for (const need of people.way.needs) needs.add(need);
  }
  return [...needs].reduce((sum, need) => sum + priceOf(need, state), 0);
}

/** The cheapest way by people that no limit of requests can close. */
function cheapestPeople(one: OpenDemand, state: State): { way: Way; index: number; cost: number } | null {
  let best: { way: Way; index: number; cost: number } | null = null;
  for (const index of one.ways) {
    const way = one.demand.ways[index] as Way;
    if (way.kind !== "people" || way.drawsOn !== null) continue;
    const cost = costOf(way, state);
    if (best === null || cost < best.cost) best = { way, index, cost };
  }
  return best;
}

/** Tells how many open demands have a way that needs a purchase. */
function usersOf({ open, problem }: State): (purchase: number) => number {
  const users = new Uint32Array(problem.purchases.length);
  const last = new Uint32Array(problem.purchases.length);
  let place = 0;
  for (const { demand, ways } of open.values()) {
    place++;
    for (const index of ways) {
      for (const need of (demand.ways[index] as Way).needs) {
        if (last[need] === place) continue;
        last[need] = place;
        users[need] = (users[need] as number) + 1;
      }
    }
  }
  return (purchase) => users[purchase] as number;
}

/** Rules ways out. Most flows keep theirs, and the list as it is. */
function dropWays(one: OpenDemand, isOut: (way: Way, index: number) => boolean): void {
  const isDropped = (index: number): boolean => isOut(one.demand.ways[index] as Way, index);
  if (one.ways.some(isDropped)) one.ways = one.ways.filter((index) => !isDropped(index));
}

function costOf({ needs }: Way, state: State): number {
  return needs.reduce((sum, need) => sum + priceOf(need, state), 0);
}

/** A price that nobody knows adds nothing: it is told apart. */
function priceOf(need: number, { bought, problem }: State): number {
  return bought.has(need) ? 0 : (problem.purchases[need]?.price ?? 0);
}
