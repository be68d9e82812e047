import type { LicenseId } from "../reference/licenses";
import type { Party } from "./parties";

/** Something that may be bought, or is held. */
export interface Purchase {
  readonly license: LicenseId;
  readonly holder: PurchaseHolder;
  /** Licenses that one unit takes: people behind the payer, or sessions of a machine. */
  readonly quantity: number;
  /** A month, for one unit; 0 for what is held or free; null where no price is known. */
  readonly price: number | null;
  readonly currency: string;
  readonly priceSource: string | null;
  readonly held: boolean;
  /** Units that can be bought at most. */
  readonly most: number;
  /** Requests in 24 hours of the first and of each further unit; null where nothing limits them. */
  readonly capacity: { readonly first: number; readonly further: number } | null;
  /** Flows that each unit takes; null where it takes any number. */
  readonly places: number | null;
}

/** For whom or what it is bought. A number is a flow, by its place in the graph. */
export type PurchaseHolder =
  | { readonly kind: "people"; readonly party: Party }
  | { readonly kind: "flow"; readonly flow: number }
  | { readonly kind: "group"; readonly environment: string | null }
  | { readonly kind: "environment"; readonly flow: number };

/** How a flow comes to be licensed. */
export type WayKind =
  /** A license of those who pay for it. */
  | "people"
  /** A license that the flow carries. */
  | "own"
  /** Associated with another flow that carries Process. */
  | "associated"
  | "group"
  | "payAsYouGo"
  /** As a child flow, by whatever licenses each of its parents. */
  | "parents"
  /** Its premium child flows carry licenses, and what it does by itself needs less. */
  | "relieved"
  /** Nothing needs a license that is not there. */
  | "nothing";

/** One way to license a flow, enough by itself. */
export interface Way {
  readonly kind: WayKind;
  /** All of them are needed, by their place in `purchases`. */
  readonly needs: readonly number[];
  /** The purchase whose requests the flow draws on; null where none counts. */
  readonly drawsOn: number | null;
  readonly load: number;
  /** It licenses the runs of child flows too. */
  readonly passesOn: boolean;
  /** It licenses the flow whoever calls it. */
  readonly standsAlone: boolean;
}

/** A flow that has to be licensed. */
export interface Demand {
  /** By its place in the graph. */
  readonly flow: number;
  readonly ways: readonly Way[];
  /** Callers that all have to pass a license on where the way is `parents`. */
  readonly parents: readonly number[];
  /** Child flows that all have to stand alone where the way is `relieved`. */
  readonly premiumChildren: readonly number[];
}

/** Licenses of one payer share one limit of requests: that of the best of them. */
export interface SharedLimit {
  readonly purchases: readonly { readonly purchase: number; readonly limit: number }[];
}

/** The licenses of an estate as a problem of least cost. */
export interface PlanProblem {
  readonly purchases: readonly Purchase[];
  readonly demands: readonly Demand[];
  readonly limits: readonly SharedLimit[];
}

/** What is chosen: units of purchases, and the way of each demand, by their places. */
export interface PlanChoice {
  readonly units: ReadonlyMap<number, number>;
  readonly ways: ReadonlyMap<number, number>;
}
