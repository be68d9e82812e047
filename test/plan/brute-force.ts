import { isChild, isLicensed, limits, type SmallEstate, type SmallFlow } from "./small-estates";

/**
 * The least price of an estate, by trying every set of licenses and every way to use them: written from the rules alone
 * (sections 3 and 4.3 of the licensing reference), and knowing nothing of how the plan is made. Null where no set does.
 */
export function leastPrice(estate: SmallEstate): number | null {
  const { flows, prices, holders } = estate;
  const roots = flows.flatMap((_, at) => (isChild(estate, at) ? [] : [at]));
  const people = [...new Set(roots.flatMap((at) => flows[at]?.owner ?? []))].filter((name) => !holders.includes(name));
  const carriers = flows.flatMap((_, at) => (mayCarry(estate, at) ? [at] : []));
  const metered = roots.filter((at) => isMetered(estate, at));
  const most = roots.reduce((sum, at) => sum + Math.max(1, Math.ceil((flows[at]?.load ?? 0) / limits.process)), 0);
  let best: number | null = null;
  const tryOut = (step: number, cost: number, bought: Bought): void => {
    if (best !== null && cost >= best) return;
    if (step < people.length) {
      tryOut(step + 1, cost, bought);
      tryOut(step + 1, cost + prices.premium, {
        ...bought,
        people: new Set([...bought.people, people[step] as string]),
      });
      return;
    }
    const flow = carriers[step - people.length];
    if (flow !== undefined) {
      const units = 1 + (flows.some(({ load }) => load !== null) ? most : 0);
      for (let count = 0; count <= Math.min(units, 10); count++) {
        tryOut(step + 1, cost + count * prices.process, { ...bought, own: new Map([...bought.own, [flow, count]]) });
      }
      return;
    }
    const meter = metered[step - people.length - carriers.length];
    if (meter !== undefined) {
      tryOut(step + 1, cost, bought);
      const price = flows[meter]?.payAsYouGo ?? 0;
      tryOut(step + 1, cost + price, { ...bought, metered: new Set([...bought.metered, meter]) });
      return;
    }
    for (let groups = 0; groups <= (estate.groups ? flows.length : 0); groups++) {
      const total = cost + groups * prices.process;
      if (best !== null && total >= best) return;
      if (isEnough(estate, { ...bought, groups })) best = total;
    }
  };
  const held = flows.flatMap((_, at) => (isLicensed(estate, at) ? [[at, 1] as const] : []));
  tryOut(0, 0, { people: new Set(holders), own: new Map(held), metered: new Set(), groups: 0 });
  return best;
}

interface Bought {
  readonly people: ReadonlySet<string>;
  readonly own: ReadonlyMap<number, number>;
  readonly metered: ReadonlySet<number>;
  readonly groups: number;
}

function needsLicense(estate: SmallEstate, at: number): boolean {
  const { premium, calls } = estate.flows[at] as SmallFlow;
  return premium || calls.some((to) => !isLicensed(estate, to) && needsLicense(estate, to));
}

/** Process goes on flows that need a license, or that run more often than what comes with none allows. */
function mayCarry(estate: SmallEstate, at: number): boolean {
  const { owner, load } = estate.flows[at] as SmallFlow;
  if (isLicensed(estate, at)) return false;
  if (needsLicense(estate, at)) return true;
  return !isChild(estate, at) && owner !== null && load !== null && (load > limits.free || isTight(estate, owner));
}

function isTight({ flows, ...estate }: SmallEstate, owner: string): boolean {
  const all = { flows, ...estate };
  const loads = flows.map((flow, at) =>
    flow.owner === owner && !isChild(all, at) && !isLicensed(all, at) ? (flow.load ?? 0) : 0,
  );
  return loads.reduce((sum, load) => sum + load, 0) > limits.free;
}

function isMetered(estate: SmallEstate, at: number): boolean {
  const { payAsYouGo, owner } = estate.flows[at] as SmallFlow;
  return (
    payAsYouGo !== null &&
    !isLicensed(estate, at) &&
    owner !== null &&
    needsLicense(estate, at) &&
    !estate.holders.includes(owner)
  );
}

/** How a flow is used with what is there. */
type Use = "free" | "person" | "own" | "metered" | "parents" | "group" | { readonly with: number };

/** Tries every use of the licenses. */
function isEnough(estate: SmallEstate, bought: Bought): boolean {
  const { flows } = estate;
  const owns = (at: number): boolean => (bought.own.get(at) ?? 0) > 0;
  const uses: Use[] = [];
  const possible = (at: number): Use[] => {
    const flow = flows[at] as SmallFlow;
    const child = isChild(estate, at);
    if (owns(at)) return ["own"];
    const found: Use[] = [];
    if (child) found.push("parents");
    else {
      if (flow.owner !== null && bought.people.has(flow.owner)) found.push("person");
      if (bought.metered.has(at)) found.push("metered");
      found.push("free");
    }
    if (mayCarry(estate, at)) {
      if (bought.groups > 0) found.push("group");
      flows.forEach((other, carrier) => {
        const shares = other.solution === flow.solution && other.sources.some((it) => flow.sources.includes(it));
        if (carrier !== at && owns(carrier) && shares) found.push({ with: carrier });
      });
    }
    return found;
  };
  const place = (at: number): boolean => {
    if (at === flows.length) return isCovered(estate, uses, owns) && staysBelowLimits(estate, bought, uses);
    return possible(at).some((use) => {
      uses[at] = use;
      return place(at + 1);
    });
  };
  return place(0);
}

/** Every run of every flow, and of the flows it calls, has a license. */
function isCovered(estate: SmallEstate, uses: readonly Use[], owns: (at: number) => boolean): boolean {
  const { flows } = estate;
  const standsAlone = (at: number): boolean => uses[at] === "group" || typeof uses[at] === "object";
  const childRuns = (at: number, licensed: boolean): boolean => {
    if (licensed || owns(at)) return true;
    const { premium, calls } = flows[at] as SmallFlow;
    return (!premium || standsAlone(at)) && calls.every((to) => childRuns(to, false));
  };
  return flows.every(({ premium, calls, owner }, at) => {
    if (isChild(estate, at)) return true;
    const licensed = uses[at] === "person" || uses[at] === "metered" || owns(at);
    // A standard flow of a service principal needs none, and what it calls is told by the flow itself.
    if (owner === null && !needsLicense(estate, at)) return true;
    if (premium && !licensed && !standsAlone(at)) return false;
    return calls.every((to) => childRuns(to, licensed));
  });
}

/** Requests of all flows of a person, of a Process license, and of a group. */
function staysBelowLimits({ flows, ...estate }: SmallEstate, bought: Bought, uses: readonly Use[]): boolean {
  const all = { flows, ...estate };
  const load = (at: number): number => (isChild(all, at) ? 0 : ((flows[at] as SmallFlow).load ?? 0));
  const sumOf = (holds: (use: Use | undefined, at: number) => boolean): number =>
    flows.reduce((sum, _, at) => sum + (holds(uses[at], at) ? load(at) : 0), 0);
  for (const [at, count] of bought.own) {
    const sum = sumOf((use, other) => (other === at && use === "own") || (typeof use === "object" && use.with === at));
    if (count > 0 && sum > count * limits.process) return false;
  }
  for (const owner of new Set(flows.flatMap((flow) => flow.owner ?? []))) {
    const sum = sumOf((use, at) => flows[at]?.owner === owner && (use === "person" || use === "free"));
    if (sum > (bought.people.has(owner) ? limits.premium : limits.free)) return false;
  }
  const members = flows.flatMap((_, at) => (uses[at] === "group" ? [load(at)] : []));
  return fitsInto(members, bought.groups);
}

function fitsInto(members: readonly number[], groups: number): boolean {
  const sums: number[] = Array.from({ length: groups }, () => 0);
  const counts = [...sums];
  const place = (index: number): boolean => {
    const size = members[index];
    if (size === undefined) return true;
    return sums.some((sum, group) => {
      if (sum + size > limits.group || (counts[group] as number) >= limits.groupFlows) return false;
      sums[group] = sum + size;
      counts[group] = (counts[group] as number) + 1;
      const fits = place(index + 1);
      sums[group] = sum;
      counts[group] = (counts[group] as number) - 1;
      return fits;
    });
  };
  return place(0);
}
