import fc from "fast-check";
import type { EstateFlow, FlowLicense } from "../../server/src/estate/estate-flow";
import type { LicenseOption } from "../../server/src/facts/license/license-options";
import { defaultSettings } from "../../shared/settings";

/** A made-up flow, as far as its license depends on it. */
export interface SmallFlow {
  /** Null: a service principal. */
  readonly owner: string | null;
  readonly premium: boolean;
  readonly solution: string;
  readonly sources: readonly string[];
  /** Flows behind it that it calls. */
  readonly calls: readonly number[];
  /** Requests of a day; null where nobody knows. */
  readonly load: number | null;
  /** It carries a Process license already. */
  readonly licensed: boolean;
  /** What pay-as-you-go costs; null where its environment is not linked. */
  readonly payAsYouGo: number | null;
}

export interface SmallEstate {
  readonly flows: readonly SmallFlow[];
  readonly prices: { readonly premium: number; readonly process: number };
  /** Owners who hold Premium. */
  readonly holders: readonly string[];
  readonly groups: boolean;
}

/** Figures of the reference that decide here: asserted in the test against the data. */
export const limits = { free: 6000, premium: 40_000, process: 250_000, group: 250_000, groupFlows: 25 };

const owners = ["ann", "bob", "cy", "dee", "eve"];

const smallFlow = (index: number, count: number) =>
  fc.record({
    licensed: fc.nat(9).map((it) => it === 0),
    owner: fc.option(fc.constantFrom(...owners), { freq: 8 }),
    premium: fc.boolean(),
    solution: fc.constantFrom("S", "S", "T"),
    sources: fc.subarray(["a", "b", "c"], { maxLength: 2 }),
    calls: fc.subarray(
      Array.from({ length: count - index - 1 }, (_, ahead) => index + 1 + ahead),
      { maxLength: Math.min(2, count - index - 1) },
    ),
    load: fc.option(fc.constantFrom(100, 4000, 5000, 30_000, 45_000, 130_000, 300_000), { freq: 1, nil: null }),
    payAsYouGo: fc.option(fc.constantFrom(12, 18, 90), { freq: 1, nil: null }),
  });

export const smallEstates = (most: number): fc.Arbitrary<SmallEstate> =>
  fc.integer({ min: 1, max: most }).chain((count) =>
    fc.record({
      flows: fc.tuple(...Array.from({ length: count }, (_, index) => smallFlow(index, count))),
      prices: fc.record({ premium: fc.constantFrom(15, 20, 40), process: fc.constantFrom(50, 70, 150) }),
      holders: fc.subarray(owners, { maxLength: 1 }),
      groups: fc.boolean(),
    }),
  );

/** What nobody calls starts by itself; what is called is a child flow. */
export function isChild({ flows }: SmallEstate, at: number): boolean {
  return flows.some(({ calls }) => calls.includes(at));
}

/** The flows as the facts would tell them. */
export function estateOf(estate: SmallEstate): EstateFlow[] {
  const settings = {
    ...defaultSettings("2026-11-22"),
    edition: estate.groups ? ("2026-11" as const) : ("2025-06" as const),
  };
  return estate.flows.map((flow, at): EstateFlow => {
    const file = `${flow.solution}/${at}.json`;
    return {
      key: { id: `${at}`, name: `Flow ${at}`, file },
      pointer: "",
      kind: "cloud-flow",
      startedBy: isChild(estate, at) ? "instant" : "automated",
      isChild: isChild(estate, at),
      solution: flow.solution,
      inSolution: true,
      environment: null,
      owner: flow.owner,
      ownerFrom: "declared",
      parentOwner: null,
      apps: [],
      calls: flow.calls.map((to) => ({ id: `${to}`, file: `${estate.flows[to]?.solution}/${to}.json` })),
      callsOutside: 0,
      sources: flow.sources,
      actions: 1,
      structure: "",
      license: licenseOf(estate, at),
      credits: null,
      settings,
      details: noDetails,
    };
  });
}

/** A plan does not look at them. */
const noDetails: EstateFlow["details"] = {
  trigger: null,
  premium: [],
  premiumCount: 0,
  premiumChildren: [],
  perRun: null,
  perDay: null,
  runs: null,
  steps: [],
};

function isPremiumTree(estate: SmallEstate, at: number): boolean {
  const flow = estate.flows[at] as SmallFlow;
  return flow.premium || flow.calls.some((to) => !isLicensed(estate, to) && isPremiumTree(estate, to));
}

/** What one license brings is enough for what it is held for. */
export function isLicensed({ flows }: SmallEstate, at: number): boolean {
  const { licensed, load } = flows[at] as SmallFlow;
  return licensed && (load ?? 0) <= limits.process;
}

function licenseOf(estate: SmallEstate, at: number): FlowLicense {
  const flow = estate.flows[at] as SmallFlow;
  const child = isChild(estate, at);
  const load = child ? null : flow.load;
  const tree = isPremiumTree(estate, at);
  const below = flow.calls.some((to) => !isLicensed(estate, to) && isPremiumTree(estate, to));
  if (isLicensed(estate, at)) return heldLicense(estate, load, tree);
  const byFlow = !child && flow.owner === null;
  const options = (premium: boolean) =>
    byFlow && !premium ? [] : optionsOf(estate, flow, load, premium, child, byFlow);
  return {
    payer: child ? "parentOwner" : byFlow ? (tree ? "flow" : "nobody") : "owner",
    limitOf: child ? "parentOwner" : byFlow ? "flow" : "owner",
    limit: null,
    profile: "low",
    recommended: null,
    row: 16,
    because: "",
    source: "",
    flowLicense: byFlow && tree ? "needed" : null,
    runners: 1,
    sharedBy: 0,
    isPremiumItself: flow.premium,
    features: tree ? ["premium-connector"] : [],
    options: options(tree),
    alone: below ? options(flow.premium) : null,
    stronger:
      tree || load === null || byFlow || load > limits.free
        ? []
        : [person(estate, flow, "power-automate-premium"), process(estate, 1)],
    perDay: load,
    perPerson: load,
    verdict: null,
    also: [],
    assumptions: [],
  };
}

function heldLicense(estate: SmallEstate, load: number | null, tree: boolean): FlowLicense {
  return {
    payer: "flow",
    limitOf: "flow",
    limit: null,
    profile: "medium",
    recommended: null,
    row: 2,
    because: "",
    source: "",
    flowLicense: "held",
    runners: 1,
    sharedBy: 0,
    features: tree ? ["premium-connector"] : [],
    isPremiumItself: tree,
    options: [{ ...process(estate, 1), held: true }],
    alone: null,
    stronger: [],
    perDay: load,
    perPerson: load,
    verdict: null,
    also: [],
    assumptions: [],
  };
}

function optionsOf(
  estate: SmallEstate,
  flow: SmallFlow,
  load: number | null,
  premium: boolean,
  child: boolean,
  byFlow: boolean,
): LicenseOption[] {
  const day = load ?? 0;
  const found: LicenseOption[] = [];
  if (!byFlow && !premium && day <= limits.free) return [person(estate, flow, "power-automate-free")];
  if (!byFlow && day <= limits.premium) found.push(person(estate, flow, "power-automate-premium"));
  found.push(process(estate, Math.max(1, Math.ceil(day / limits.process))));
  if (premium && flow.payAsYouGo !== null && !child && !byFlow && !estate.holders.includes(flow.owner ?? "")) {
    found.push({ ...process(estate, 1), license: "pay-as-you-go", pricePerMonth: flow.payAsYouGo, limit: null });
  }
  return found;
}

function person({ prices, holders }: SmallEstate, { owner }: SmallFlow, license: string): LicenseOption {
  const isFree = license === "power-automate-free";
  return {
    ...process({ prices } as SmallEstate, 1),
    license,
    per: "owner",
    pricePerMonth: isFree ? 0 : prices.premium,
    limit: isFree ? limits.free : limits.premium,
    held: !isFree && holders.includes(owner ?? ""),
  };
}

function process({ prices }: SmallEstate, quantity: number): LicenseOption {
  return {
    license: "power-automate-process",
    name: "",
    quantity,
    per: "flow",
    pricePerMonth: prices.process * quantity,
    currency: "USD",
    priceSource: null,
    covers: [],
    profile: null,
    limit: limits.process * quantity,
    held: false,
    because: "",
    sources: [],
  };
}
