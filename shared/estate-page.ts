import type { PackedRows } from "./packed-rows";

/** A plan for an estate as its page shows it. Flows are named by their place in `flows`, licenses by that in `lines`. */
export interface EstatePage {
  /** What the figures are and are not. */
  readonly basis: string;
  readonly currency: string;
  readonly total: EstateTotal;
  /** What the total rests on, a sentence each. */
  readonly says: readonly string[];
  readonly lines: readonly EstateLine[];
  readonly credits: string | null;
  /** Rows of `EstatePageFlow`. */
  readonly flows: PackedRows;
  /** Flows of one solution that work on one list or table. */
  readonly sharedSources: readonly SharedBy[];
  readonly processes: readonly (readonly number[])[];
  readonly cycles: readonly (readonly number[])[];
  readonly assumptions: readonly {
    readonly what: string;
    readonly value: string;
    readonly flows: number;
    readonly replacedBy: string | null;
  }[];
  readonly problems: readonly { readonly file: string; readonly line: number | null; readonly message: string }[];
  /** Pages that sources name, by key. */
  readonly sources: Readonly<Record<string, EstateSource>>;
  /** Steps of the decision, by number. */
  readonly steps: Readonly<Record<number, EstateRule>>;
  /** Rows of "Whose license, whose limit", by number. */
  readonly payerRows: Readonly<Record<number, EstateRule>>;
}

export interface SharedBy {
  readonly source: string;
  readonly flows: readonly number[];
}

export interface EstateTotal {
  readonly flows: number;
  readonly premium: number;
  readonly pricePerMonth: number;
  readonly lowerBound: number;
  /** Licenses that are to be bought and have no published price; not in the sum. */
  readonly notPriced: number;
  /** Flows that no license covers. */
  readonly notCovered: number;
  /** Likely requests of a day of all flows of which they are known; null where none are. */
  readonly requestsPerDay: number | null;
  readonly requestsNotKnown: number;
  /** Flows of which the runs of a day are assumed. */
  readonly requestsAssumed: number;
}

/** Something to buy, or that is held or free. */
export interface EstateLine {
  readonly name: string;
  readonly quantity: number;
  readonly holder: string;
  readonly unitPrice: number | null;
  readonly pricePerMonth: number | null;
  readonly held: boolean;
  readonly source: string | null;
  readonly flows: readonly number[];
  /** What has to be done besides. */
  readonly steps: readonly string[];
  /** Likely requests of a day of its flows; null where none are known. */
  readonly day: number | null;
  /** Requests in 24 hours that it brings; null where it brings no limit that is known. */
  readonly limit: number | null;
  /** The limit is that of each flow, and `day` that of the flow with most requests. */
  readonly isPerFlow: boolean;
}

export interface EstateSource {
  /** "Power Automate licensing FAQ, 2025-06-03". */
  readonly title: string;
  readonly heading: string | null;
  readonly url: string | null;
}

export interface EstateRule {
  readonly says: string;
  readonly source: string;
}

/** Least, likely and most; null where not known. */
export type EstateCount = readonly [number | null, number | null, number | null];

export interface EstatePageFlow {
  readonly name: string;
  readonly file: string;
  readonly id: string | null;
  /** "automated", "scheduled", "instant", "child", or what else it is. */
  readonly kind: string;
  readonly solution: string | null;
  readonly environment: string | null;
  readonly owner: string | null;
  readonly apps: readonly string[];
  readonly trigger: { readonly name: string; readonly line: number } | null;
  readonly actions: number;
  readonly premium: readonly EstatePremium[];
  readonly premiumCount: number;
  readonly premiumChildren: readonly string[];
  readonly perRun: EstateCount | null;
  readonly perDay: EstateCount | null;
  readonly runs: string | null;
  readonly runsAreAssumed: boolean;
  readonly payer: string | null;
  readonly because: string | null;
  readonly source: string | null;
  readonly row: number | null;
  readonly steps: readonly number[];
  /** How it is licensed, as in the JSON of the plan. */
  readonly by: string | null;
  readonly lines: readonly number[];
  readonly others: readonly { readonly name: string; readonly pricePerMonth: number | null }[];
  readonly notEnough: readonly string[];
  readonly why: string;
  readonly assumptions: readonly {
    readonly what: string;
    readonly value: string;
    readonly setting: string | null;
  }[];
  readonly calls: readonly number[];
  readonly callsOutside: number;
}

export interface EstatePremium {
  readonly what: string;
  readonly feature: string;
  /** Its first use: the name of the action or trigger, and the line. */
  readonly name: string;
  readonly line: number;
  readonly uses: number;
  readonly isAssumed: boolean;
}
