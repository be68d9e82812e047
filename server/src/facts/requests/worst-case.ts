import type { Edition } from "../../reference/edition";
import type { PerformanceProfile } from "../../reference/licenses";
import { serviceLimit } from "../../reference/limits";
import type { FlowKind } from "../flow-kind";
import type { OwnCost } from "../flow-summary";
import { timesCost } from "./fates";
import { furtherPages, likelyFurtherPages, type PageLimits } from "./pages";
import { Greatest, type Measure } from "./part-fates";
import { type RetryLimits, retriesOf } from "./retries";
import type { CallPlan, RunPlan } from "./run-plan";
import { type FindChild, visitChildren } from "./visit-children";

/** The dearest run there can be, with failures, handlers, retries and further pages; loops at their value. */
export interface WorstCase {
  /** Null where it is too large to be exact. */
  readonly worst: number | null;
  /** Whether some run costs as much, or no run costs more. */
  readonly worstIs: "exact" | "bound";
  /** How many actions can repeat their call, those of child flows included, and what that adds to a run at most. */
  readonly retries: { readonly actions: number; readonly most: number | null };
  /** How many actions can fetch further pages, and what those add to a run. */
  readonly pages: { readonly actions: number; readonly likely: number | null; readonly most: number | null };
}

/** What decides default retries and how many rows pagination fetches. */
export interface ServiceSide {
  readonly profile: PerformanceProfile;
  readonly edition: Edition;
  readonly kind: FlowKind;
}

/** `id` is that of the flow itself, so that calls that lead back to it are noticed. */
export function worstCase(own: OwnCost, id: string | null, childFlow: FindChild, service: ServiceSide): WorstCase {
  const limits = limitsOf(service);
  const plans = [own.plan];
  const ofChild = visitChildren<Greatests>(own.calls, id, childFlow, {
    nothing: notRun,
    work: ({ cost }, ofCalled) => greatests(cost, ofCalled, limits),
    // What is left out is told with the other figures.
    recursive: () => undefined,
    leftOut: () => undefined,
    entered: ({ cost }) => void plans.push(cost.plan),
  });
  const most = greatests(own, ofChild, limits);
  const each = [...new Set(plans)].flatMap((plan) => plan ?? []);
  return {
    worst: exact(most.total),
    worstIs: most.reached === most.total && each.every(({ isCertain }) => isCertain) ? "exact" : "bound",
    retries: { actions: each.reduce((total, { retrying }) => total + retrying, 0), most: exact(most.retries) },
    pages: {
      actions: each.reduce((total, { paging }) => total + paging, 0),
      likely: exact(most.likelyPages),
      most: exact(most.pages),
    },
  };
}

interface Limits {
  readonly retries: RetryLimits;
  readonly pages: PageLimits;
}

function limitsOf({ profile, edition, kind }: ServiceSide): Limits {
  const limit = (id: string): number => serviceLimit(id, profile, edition).value;
  return {
    retries: {
      default: limit(kind === "logic-app" ? "logic-apps-retries-default" : "retries-default"),
      most: limit("retry-count-most"),
    },
    pages: { rows: limit("paginated-items"), assumedPageSize: limit("page-size-assumed") },
  };
}

/** The greatest of each measure over all runs; each may be that of another run. */
interface Greatests {
  readonly total: number;
  /** What some run is known to cost; `total` where that is exact. */
  readonly reached: number;
  readonly retries: number;
  readonly pages: number;
  readonly likelyPages: number;
}

const notRun: Greatests = { total: 0, reached: 0, retries: 0, pages: 0, likelyPages: 0 };

/**
 * A call of a child flow that is repeated runs the child again, so each attempt may cost what the child costs at most.
 * Of the child's own retries and pages, those of the first attempt are counted as such.
 */
function greatests({ plan, calls }: OwnCost, ofChild: (id: string) => Greatests, limits: Limits): Greatests {
  if (!plan) return notRun;
  const child = (id: string | null): Greatests => (id === null ? notRun : ofChild(id));
  const pagesOf = (call: CallPlan): number => (call.pages ? furtherPages(call.pages, limits.pages) : 0);
  const costOf =
    (run: "total" | "reached") =>
    (call: CallPlan): number =>
      timesCost(1 + retriesOf(call.retries, limits.retries), 1 + child(call.child)[run]) + pagesOf(call);
  const retriesIn = ({ retries, child: id }: CallPlan): number =>
    timesCost(retriesOf(retries, limits.retries), 1 + child(id).total) + child(id).retries;
  const pagesIn = (call: CallPlan): number => pagesOf(call) + child(call.child).pages;
  const likelyPagesIn = ({ pages, child: id }: CallPlan): number =>
    (pages ? likelyFurtherPages(pages, limits.pages) : 0) + child(id).likelyPages;

  const total = greatestRun(plan, { ...everyRun, countsActions: true, callCost: costOf("total") });
  const childrenReach = calls.every((id) => ofChild(id).reached === ofChild(id).total);
  const runs = { ...everyRun, countsActions: true, callCost: costOf("reached") };
  const some = childrenReach ? total : greatestRun(plan, runs);
  const reached = some.isReached ? some : greatestRun(plan, { ...runs, withFailures: false });
  const retry = plan.retrying > 0 || calls.length > 0;
  const page = plan.paging > 0 || calls.length > 0;
  return {
    total: total.value,
    reached: reached.isReached ? reached.value : 0,
    retries: retry ? greatestRun(plan, { ...everyRun, callCost: retriesIn }).value : 0,
    pages: page ? greatestRun(plan, { ...everyRun, callCost: pagesIn }).value : 0,
    likelyPages: page ? greatestRun(plan, { ...likelyRun, callCost: likelyPagesIn }).value : 0,
  };
}

const everyRun = { countsActions: false, withFailures: true, onDeclaredSides: false };
const likelyRun = { countsActions: false, withFailures: false, onDeclaredSides: true };

interface Known {
  readonly value: number;
  /** Some run costs as much. */
  readonly isReached: boolean;
}

function greatestRun({ hasTrigger, list }: RunPlan, measure: Measure): Known {
  const greatest = new Greatest(measure);
  const value = (hasTrigger && measure.countsActions ? 1 : 0) + greatest.ofRun(list);
  return { value, isReached: greatest.isReached };
}

/** Beyond this no sum is sure to its last digit, and no flow ever gets there. */
function exact(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
