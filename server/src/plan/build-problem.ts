import type { EstateFlow, FlowLicense } from "../estate/estate-flow";
import type { EstateGraph } from "../estate/estate-graph";
import {
  hostedProcessLicense,
  type LicenseOption,
  payAsYouGo,
  premiumLicense,
  processLicense,
} from "../facts/license/license-options";
import { priceIn } from "../facts/license/option-price";
import { type LicenseId, lookUpLicense } from "../reference/licenses";
import { associatesOf } from "./associates";
import { ownerOf, type Party, payingParty, type UnknownOwners } from "./parties";
import type { Demand, PlanProblem, SharedLimit, Way } from "./plan-problem";
import { Purchases } from "./purchases";
import { withSeparateGroups } from "./separate-groups";

/** What may differ between plans of one estate. */
export interface PlanQuestion {
  readonly unknownOwners: UnknownOwners;
  /** Licenses that are not to be bought; those held stay. */
  readonly without: ReadonlySet<LicenseId>;
}

export interface BuiltProblem extends PlanProblem {
  /** Flows that no license covers, by their place in the graph. */
  readonly uncovered: readonly number[];
  /** Associations that were left out because there are too many to weigh; no bound holds for what they touch. */
  readonly leftOut: ReadonlySet<number>;
}

/** What has to be licensed and by what, out of what the facts say of each flow and of who calls and shares what. */
export function buildProblem(graph: EstateGraph, question: PlanQuestion): BuiltProblem {
  const purchases = new Purchases();
  const parties = graph.flows.map(({ license }, at) =>
    license ? payingParty(at, license, graph, question.unknownOwners) : null,
  );
  const isTight = tightParties(graph, parties);
  const limits = new Map<string, Map<number, number>>();
  const closed = closedCircles(graph);
  const build = (at: number): Demand | null => {
    const flow = graph.flows[at] as EstateFlow;
    const { license } = flow;
    const party = parties[at];
    if (!license || !party) return null;
    const tight = isTight.has(party.id);
    const ways: Way[] = [];
    const add = (way: Partial<Way> & Pick<Way, "kind">): void => {
      const { kind, needs = [], drawsOn = null, load = 0, passesOn = false, standsAlone = false } = way;
      ways.push({ kind, needs, drawsOn, load, passesOn, standsAlone });
    };
    const withParents =
      license.features.length > 0 && isPaidByParents(license) && !closed.has(at) && parentsPass(at, graph);
    const addPeople = (option: LicenseOption, kind: "people" | "relieved"): void => {
      const purchase = purchases.ofPeople(party, option);
      if (tight) limitsOf(party).set(purchase, option.limit ?? Number.MAX_SAFE_INTEGER);
      const needs = [purchase, ...furtherNeeds(at, option)];
      const drawsOn = { drawsOn: tight ? purchase : null, load: license.perPerson ?? 0 };
      add({ kind, needs, ...drawsOn, passesOn: kind === "people" });
    };
    const addOwn = (option: LicenseOption): void => {
      const stacks = option.license === processLicense && !license.features.includes("desktop-flow-unattended");
      const purchase = purchases.onFlow(at, option, flow.settings, stacks);
      const further = furtherNeeds(at, option);
      const drawsOn = { drawsOn: stacks ? purchase : null, load: license.perDay ?? 0 };
      add({ kind: "own", needs: [purchase, ...further], ...drawsOn, passesOn: true, standsAlone: true });
      if (!stacks || option.held || !canJoinGroup(flow)) return;
      const group = purchases.groupIn(flow.environment, option, flow.settings);
      if (drawsOn.load > (purchases.all[group]?.capacity?.first ?? 0)) return;
      add({ kind: "group", needs: [group, ...further], ...drawsOn, drawsOn: group, standsAlone: true });
    };

    if (license.options.length === 0 && needsNothing(license)) add({ kind: "nothing", passesOn: true });
    if (withParents) add({ kind: "parents", passesOn: true });
    for (const option of usableOf([...license.options, ...(tight ? license.stronger : [])], question.without)) {
      if (isOfPeople(option)) {
        if (!withParents) addPeople(option, "people");
      } else if (option.license === payAsYouGo) {
        const needs = [purchases.payAsYouGo(at, option), ...furtherNeeds(at, option)];
        add({ kind: "payAsYouGo", needs, passesOn: true });
      } else if (license.flowLicense === "held" && license.payer !== "flow") {
        const ofParent = license.payer === "parentFlow";
        if (!withParents) add({ kind: "nothing", passesOn: ofParent, standsAlone: !ofParent });
      } else addOwn(option);
    }
    for (const option of usableOf(license.alone ?? [], question.without)) {
      // What is enough for the child flows too needs no relief.
      const isEnough = license.options.some((other) => other.license === option.license);
      if (isOfPeople(option) && !withParents && !isEnough) addPeople(option, "relieved");
    }
    if (license.alone !== null && (license.alone.length === 0 || (withParents && !license.isPremiumItself)))
      add({ kind: "relieved" });
    return {
      flow: at,
      ways,
      parents: withParents ? (graph.callers[at] ?? []) : [],
      premiumChildren: license.alone === null ? [] : (graph.calls[at] ?? []).filter((to) => isPremium(graph.flows[to])),
    };
  };
  const limitsOf = (party: Party): Map<number, number> => {
    const known = limits.get(party.id) ?? new Map<number, number>();
    limits.set(party.id, known);
    return known;
  };
  /** The user whose connection runs a desktop flow is taken to be its owner; a hosted machine has a license of its own. */
  const furtherNeeds = (at: number, option: LicenseOption): number[] => {
    const flow = graph.flows[at] as EstateFlow;
    const also = flow.license?.also ?? [];
    const needs: number[] = [];
    const named = (id: string): LicenseOption => ({ ...option, license: id, ...pricedIn(flow, id) });
    if (!isOfPeople(option) && also.some(({ need }) => need === premiumLicense)) {
      const held = flow.settings.context.ownerLicenses.includes(premiumLicense);
      const user = ownerOf(flow, 1, question.unknownOwners);
      needs.push(purchases.ofPeople(user, { ...named(premiumLicense), quantity: 1, held }));
    }
    if (also.some(({ need }) => need === hostedProcessLicense) && option.license !== hostedProcessLicense) {
      needs.push(
        purchases.onFlow(at, { ...named(hostedProcessLicense), quantity: 1, held: false }, flow.settings, false),
      );
    }
    return needs;
  };

  const demands = graph.flows.flatMap((_, at) => build(at) ?? []);
  const uncovered = demands.filter(({ ways }) => ways.length === 0).map(({ flow }) => flow);
  const { demands: withAssociates, leftOut } = associatesOf(graph, demands, purchases);
  return withSeparateGroups({
    purchases: purchases.all,
    demands: withAssociates.filter(({ ways }) => ways.length > 0),
    limits: [...limits.values()].map(
      (of): SharedLimit => ({ purchases: [...of].map(([purchase, limit]) => ({ purchase, limit })) }),
    ),
    uncovered,
    leftOut,
  });
}

/** Priced ones; where there is none, the first of which no price is known, since an unknown price is none. */
function usableOf(options: readonly LicenseOption[], without: ReadonlySet<LicenseId>): LicenseOption[] {
  const left = options.filter(({ license, held }) => held || !without.has(license));
  const priced = left.filter(({ held, pricePerMonth }) => held || pricePerMonth !== null);
  return priced.length > 0 ? priced : left.slice(0, 1);
}

function isOfPeople({ license }: LicenseOption): boolean {
  const holder = lookUpLicense(license)?.holder;
  return holder === "user" || holder === "machine";
}

function needsNothing({ payer }: FlowLicense): boolean {
  return payer === "agentCapacity" || payer === "nobody";
}

function isPaidByParents({ payer }: FlowLicense): boolean {
  return payer === "parentOwner" || payer === "parentInvoker" || payer === "parentFlow";
}

function isPremium(flow: EstateFlow | undefined): boolean {
  return flow?.kind === "cloud-flow" && (flow.license?.features.length ?? 0) > 0;
}

/** Only flows of solutions can be members of a group, and only by the newer documents (`flowgrp`). */
function canJoinGroup({ solution, settings }: EstateFlow): boolean {
  return settings.edition === "2026-11" && solution !== null;
}

/**
 * A child flow is licensed by the licenses of its parents (rows 5 to 7), if all who call it are known to need one. One
 * that is called by a member of a group, or by an associated flow, is not: such licenses hold for the flow alone.
 */
function parentsPass(at: number, { flows, callers }: EstateGraph): boolean {
  const above = callers[at] ?? [];
  return (
    above.length > 0 &&
    above.every((caller) => {
      const { kind, license } = flows[caller] as EstateFlow;
      const held = license?.flowLicense === "held" && license.payer !== "flow" && license.payer !== "parentFlow";
      return kind === "cloud-flow" && license !== null && !held;
    })
  );
}

/** Flows that only call each other have no parent whose license could count. */
function closedCircles({ cycles, callers }: EstateGraph): ReadonlySet<number> {
  const isClosed = (cycle: readonly number[]): boolean => {
    const members = new Set(cycle);
    return cycle.every((at) => callers[at]?.every((caller) => members.has(caller)));
  };
  return new Set(cycles.filter(isClosed).flat());
}

/** Payers whose flows together are too much for one of the licenses that would do for each. */
function tightParties({ flows }: EstateGraph, parties: readonly (Party | null)[]): ReadonlySet<string> {
  const loads = new Map<string, { load: number; limit: number }>();
  flows.forEach(({ license, settings }, at) => {
    const party = parties[at];
    // During the transition period the limit is that of each flow by itself.
    if (!license?.perPerson || !party || settings.period === "transition") return;
    const known = loads.get(party.id) ?? { load: 0, limit: Number.MAX_SAFE_INTEGER };
    known.load += license.perPerson;
    for (const option of license.options) {
      if (isOfPeople(option) && option.limit !== null) known.limit = Math.min(known.limit, option.limit);
    }
    loads.set(party.id, known);
  });
  return new Set([...loads].filter(([, { load, limit }]) => load > limit).map(([id]) => id));
}

function pricedIn(
  { settings }: EstateFlow,
  id: LicenseId,
): Pick<LicenseOption, "pricePerMonth" | "currency" | "priceSource"> {
  const { amount, currency, source } = priceIn(id, settings);
  return { pricePerMonth: amount, currency, priceSource: source };
}
