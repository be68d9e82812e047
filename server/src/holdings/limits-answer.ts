import { type ContradictedTopic, contradictedTopic } from "../reference/contradictions";
import type { Edition, Period } from "../reference/edition";
import { otherRequestLimit, type RequestLimit } from "../reference/limits";
import { priceOf } from "../reference/prices";
import { breakEvenRuns, breakEvenUsers, type RunBreakEven, type UserBreakEven } from "./break-even";
import { type CreditNeed, creditNeed, creditsHeld, type HeldCredits } from "./credits";
import { type DailyEntitlement, dailyEntitlement, decidingLimit } from "./daily-entitlement";
import { dailyLimit } from "./daily-limit";
import { type HeldLicense, isRequestsAddOn } from "./held-license";
import { type Overage, type OverageCost, overageOf, paygCostOfOverage } from "./overage";
import { type ProcessUnits, processUnitsFor } from "./process-units";
import { type TenantPool, tenantPools } from "./tenant-pool";

/** What is asked about what someone holds. */
export interface LimitsQuestion {
  readonly held: readonly HeldLicense[];
  /** People who each hold all of the user licenses, at least 1. */
  readonly users: number;
  /** Requests a day of one payer; null where it is not asked. */
  readonly requests: number | null;
  readonly aiBuilderCredits: number | null;
  readonly copilotCredits: number | null;
  readonly edition: Edition;
  readonly period: Period;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

/** Everything that is said about what someone holds. */
export interface LimitsAnswer {
  readonly question: LimitsQuestion;
  readonly licenses: readonly LicenseLimits[];
  readonly entitlement: DailyEntitlement;
  /** The limit of the transition period that decides, above which flows are suspended; null where none is known. */
  readonly transitionLimit: number | null;
  readonly pools: readonly TenantPool[];
  readonly addOn: RequestsAddOn | null;
  /** Null where no number of requests is asked about, or no limit is known. */
  readonly overage: Overage | null;
  /** Null as well where the limit is not that of a person's or a flow's license. */
  readonly overageCost: OverageCost | null;
  readonly process: ProcessUnits | null;
  readonly credits: readonly HeldCredits[];
  readonly needs: readonly CreditNeed[];
  readonly users: UserBreakEven | null;
  readonly runs: readonly RunBreakEven[];
  readonly contradictions: readonly ContradictedTopic[];
}

export interface LicenseLimits extends HeldLicense {
  readonly official: RequestLimit | null;
  readonly transition: RequestLimit | null;
}

/** Requests that add-ons bring to a person, once they can be assigned. */
export interface RequestsAddOn {
  readonly count: number;
  readonly requests: number;
  readonly pricePerMonth: number | null;
  readonly sources: readonly string[];
}

export function answerLimits(question: LimitsQuestion): LimitsAnswer {
  const { held, users, requests, edition, period, asOf } = question;
  const entitlement = dailyEntitlement(held, users, edition, period);
  const limit = decidingLimit(entitlement);
  const ofLicense = entitlement.person !== null || entitlement.flows.length > 0;
  const isAsked = requests !== null && limit !== null;
  const credits = creditsHeld(held, edition, asOf);
  const pools = tenantPools(held, edition);
  return {
    question,
    licenses: held.map((it) => ({
      ...it,
      official: dailyLimit(it.license, "official", edition),
      transition: dailyLimit(it.license, "transition", edition),
    })),
    entitlement,
    transitionLimit: decidingLimit(dailyEntitlement(held, users, edition, "transition")),
    pools,
    addOn: requestsAddOn(held, edition),
    overage: isAsked ? overageOf(requests, limit, edition) : null,
    // The meter counts from the limit of a license on, not from that of the environment.
    overageCost: isAsked && ofLicense ? paygCostOfOverage(requests, limit, edition) : null,
    process: requests === null ? null : processUnitsFor(requests, edition),
    credits,
    needs: [
      ...(question.aiBuilderCredits === null
        ? []
        : [creditNeed("aiBuilder", question.aiBuilderCredits, held, edition, asOf)]),
      ...(question.copilotCredits === null
        ? []
        : [creditNeed("copilot", question.copilotCredits, held, edition, asOf)]),
    ],
    users: breakEvenUsers(users, edition),
    runs: breakEvenRuns(edition),
    contradictions: contradictionsOf(question, pools, credits).map(contradictedTopic),
  };
}

const presentAddOn = "power-platform-requests-addon";

function requestsAddOn(held: readonly HeldLicense[], edition: Edition): RequestsAddOn | null {
  const count = held.find(({ license }) => license.id === presentAddOn)?.count;
  if (count === undefined) return null;
  const each = otherRequestLimit(`add-on/${presentAddOn}`, edition);
  const price = priceOf(presentAddOn, edition);
  return {
    count,
    requests: each.value * count,
    pricePerMonth: price && price.amount * count,
    sources: [each.source, ...(price ? [price.source] : [])],
  };
}

/** What pages disagree about in this answer, by id. */
function contradictionsOf(
  { held, requests, aiBuilderCredits }: LimitsQuestion,
  pools: readonly TenantPool[],
  credits: readonly HeldCredits[],
): string[] {
  const has = (is: (it: HeldLicense) => boolean) => held.some(is);
  const people = held.filter(({ license }) => license.holder === "user" && !isRequestsAddOn(license.id));
  return [
    ...(has(({ license }) => license.profile === "medium") ? ["X-01"] : []),
    ...(people.length > 0 ? ["X-05"] : []),
    ...(people.length > 1 ? ["X-04"] : []),
    ...(has(({ license }) => license.profile === "unlimited") ? ["X-02"] : []),
    ...(has(({ license }) => license.id === "dynamics-365-team-member") ? ["X-03"] : []),
    ...(has(({ license }) => license.id.includes("-plan-1-")) ? ["X-39"] : []),
    ...(credits.some(({ until }) => until !== null) ? ["X-14"] : []),
    ...(aiBuilderCredits !== null ? ["X-15"] : []),
    ...(has(({ license }) => license.id === "windows") ? ["X-20"] : []),
    ...(has(({ license }) => license.holder === "flow") || requests !== null ? ["X-09"] : []),
    ...(has(({ license }) => isRequestsAddOn(license.id)) ? ["X-12"] : []),
    ...(requests !== null ? ["X-13", "X-38", "X-40"] : []),
    ...(pools.some(({ licenses }) => licenses > 0) ? ["X-30"] : []),
  ];
}
