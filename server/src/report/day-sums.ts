import type { FlowFacts } from "../facts/flow-facts";
import type { PayerName } from "../facts/license/payer";
import { compareText } from "../syntax/compare-text";

/**
 * The requests of a day of all flows that use one kind of limit (R-PPR-24). A limit is that of all flows of its holder,
 * so that what is known of some of them is less than what counts against it.
 */
export interface DaySum {
  readonly limitOf: PayerName;
  /** Id of the person whose license the export states to be used; null where it states none. */
  readonly owner: string | null;
  flows: number;
  /** Flows of which nobody knows how often they run, such as child flows, which are counted in those that call them. */
  notCounted: number;
  /** Counted flows of which nothing but the general estimate tells how often they run. */
  assumed: number;
  /** Likely requests of a day of the counted flows. */
  likely: number;
  /** The part of it that rests on more than the general estimate of runs. */
  likelyOfKnown: number;
}

/** By whose limit it is. */
export type DaySums = Map<string, DaySum>;

/** Adds a flow, which the caller knows to be the first with its id. */
export function addToDaySums(sums: DaySums, { kind, license, metadata, runsPerDay, requestsPerDay }: FlowFacts): void {
  if (kind !== "cloud-flow" || license === null) return;
  const { limitOf } = license;
  const owner = limitOf === "owner" ? (metadata.evidence?.licensee ?? null) : null;
  const key = `${limitOf} ${owner ?? ""}`;
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = { limitOf, owner, flows: 0, notCounted: 0, assumed: 0, likely: 0, likelyOfKnown: 0 };
    sums.set(key, sum);
  }
  const likely = requestsPerDay?.likely ?? null;
  sum.flows++;
  if (likely === null) {
    sum.notCounted++;
    return;
  }
  sum.likely += likely;
  if (runsPerDay?.from === "default") sum.assumed++;
  else sum.likelyOfKnown += likely;
}

/** In the order of `limitOf`, then of `owner`, those without one first. */
export function sortedDaySums(sums: DaySums): DaySum[] {
  return [...sums.values()].sort(
    (a, b) => compareText(a.limitOf, b.limitOf) || compareText(a.owner ?? "", b.owner ?? ""),
  );
}

/** The likely requests of a day with up to four decimals; null where no flow is counted, or it is too large to be exact. */
export function likelyDay({ flows, notCounted, likely }: DaySum): number | null {
  return flows === notCounted || likely > Number.MAX_SAFE_INTEGER ? null : Math.round(likely * 10_000) / 10_000;
}
