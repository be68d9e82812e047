import type { PayerName } from "../facts/license/payer";
import { requestLimit } from "../reference/limits";
import { compareText } from "../syntax/compare-text";
import type { EstateFlow } from "./estate-flow";
import { userKey } from "./user-key";

/**
 * What becomes of a flow when a person leaves. `stops`: it is premium and runs on that person's license; it becomes
 * slower and is turned off. `slows`: it runs within that person's limit, which is higher than the lowest. `unsettled`: it
 * runs within that person's limit, but no source says what becomes of standard flows. `keeps`: someone else pays.
 */
export const departureEffects = ["stops", "slows", "unsettled", "keeps"] as const;
export type DepartureEffect = (typeof departureEffects)[number];

/** What keeps a flow running. `newOwner`: the owner of a solution flow can be changed, and then pays. */
export type WayOut = "newOwner" | "newOwnerOfParent" | "copyOrProcess" | "newOwnerIfInSolution" | null;

export interface Departure {
  readonly flow: EstateFlow;
  readonly effect: DepartureEffect;
  /** Through what the flow hangs on the person: what they own. */
  readonly through: "flow" | "parent";
  readonly wayOut: WayOut;
}

/** A person on whom flows depend. */
export interface Dependence {
  readonly person: string;
  readonly flows: Readonly<Record<DepartureEffect, number>>;
  /** Flows of theirs that run on an account which several people use. */
  readonly shared: number;
}

/** Requests in 24 hours with the lowest profile. */
export function lowLimitOf({ settings: { period, edition } }: EstateFlow): number {
  return requestLimit("low", period, edition).value;
}

/** The flows that a person owns or pays for, those first that suffer most. */
export function departuresOf(person: string, flows: readonly EstateFlow[]): Departure[] {
  const key = userKey(person);
  const found = flows.flatMap((flow) => departureOf(key, flow) ?? []);
  const rank = ({ effect }: Departure) => departureEffects.indexOf(effect);
  return found.sort((a, b) => rank(a) - rank(b) || compareText(a.flow.key.file, b.flow.key.file));
}

/** Everyone on whom a flow depends, those first whose leaving stops most. */
export function dependences(flows: readonly EstateFlow[]): Dependence[] {
  const people = new Map<string, { person: string; flows: Record<DepartureEffect, number>; shared: number }>();
  for (const flow of flows) {
    const keys = new Map(
      [flow.owner, flow.parentOwner].flatMap((name) => (name === null ? [] : [[userKey(name), name]])),
    );
    for (const [key, person] of keys) {
      const departure = departureOf(key, flow);
      if (!departure) continue;
      const known = people.get(key) ?? { person, flows: { stops: 0, slows: 0, unsettled: 0, keeps: 0 }, shared: 0 };
      known.flows[departure.effect]++;
      if ((flow.license?.sharedBy ?? 0) > 0) known.shared++;
      people.set(key, known);
    }
  }
  const most = (a: Dependence, b: Dependence) => b.flows.stops - a.flows.stops || b.flows.slows - a.flows.slows;
  return [...people.values()].sort((a, b) => most(a, b) || compareText(a.person, b.person));
}

/** Null where the flow has nothing to do with the person. */
function departureOf(key: string, flow: EstateFlow): Departure | null {
  const isTheirs = (name: string | null) => name !== null && userKey(name) === key;
  const { license } = flow;
  const pays = license !== null && isTheirs(personBehind(license.payer, flow));
  const gives = license !== null && isTheirs(personBehind(license.limitOf, flow));
  const owns = isTheirs(flow.owner);
  if (!pays && !gives && !owns) return null;
  const through = owns ? "flow" : "parent";
  if (!pays && !gives) return { flow, effect: "keeps", through, wayOut: null };
  const falls = gives && license.limit !== null && license.limit > lowLimitOf(flow);
  const effect = pays && license.features.length > 0 ? "stops" : falls ? "slows" : "unsettled";
  return { flow, effect, through, wayOut: wayOut(flow, license.payer) };
}

/** Only people leave: flows, groups, pools and those who run a flow stay. */
function personBehind(payer: PayerName, { owner, parentOwner }: EstateFlow): string | null {
  if (payer === "owner" || payer === "childOwner") return owner;
  return payer === "parentOwner" ? parentOwner : null;
}

/** Rows 18 and 19: the owner of a flow outside of a solution stays. */
function wayOut({ inSolution }: EstateFlow, payer: PayerName): WayOut {
  if (payer === "parentOwner") return "newOwnerOfParent";
  if (inSolution === null) return "newOwnerIfInSolution";
  return inSolution ? "newOwner" : "copyOrProcess";
}
