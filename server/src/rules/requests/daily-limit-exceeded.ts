import { amount, number, sentence } from "../../describe/amounts";
import { describeAssumedPasses } from "../../describe/describe-passes";
import { loopsThatCount } from "../../describe/describe-requests";
import type { FlowFacts } from "../../facts/flow-facts";
import { requestsOfDay } from "../../facts/requests/per-day";
import type { Confidence } from "../../findings/finding";
import { serviceLimit } from "../../reference/limits";
import { keyOf } from "../../syntax/json-node";
import type { Rule } from "../rule";

export const dailyLimitExceeded: Rule = {
  id: "daily-limit-exceeded",
  group: "requests",
  title: "More requests in a day than the payer may make",
  severity: "warning",
  sources: [
    "faq#what-are-performance-profiles-and-how-do-i-know-which-performance-profile-my-cloud-flow-uses",
    "faq#what-happens-when-my-flow-runs-too-many-actions",
    "faq#what-can-i-do-if-my-flow-is-above-limits",
  ],
  check: ({ facts, flow }) => {
    const limit = limitOf(facts);
    const day = fullestDay(facts, facts.requests.perRun.likely);
    if (flow.trigger === null || limit === null || day === null || day <= limit.value) return [];
    const confidence = confidenceOf(facts, limit);
    const tolerated = serviceLimit("overage-tolerated", facts.profile, facts.settings.edition).value;
    return [
      {
        message: `A day makes ${amount(day, "request")}${ofEach(facts)}, above the limit of ${number(limit.value)}`,
        because: [consequence(facts), ...assumptionsOf(facts, limit)].join(" "),
        remedy: "Run less often, work through fewer items, or give the flow a license with a higher limit.",
        at: keyOf(flow.trigger.node),
        ...((confidence === "assumed" || day - limit.value <= tolerated) && { severity: "information" as const }),
        confidence,
        subject: "day",
      },
    ];
  },
};

interface Limit {
  /** Requests in 24 hours. */
  readonly value: number;
  /** It follows from what is declared or stated, and not from the profile that the flow is taken to have. */
  readonly isKnown: boolean;
}

/** Null for a flow without a limit, and for one whose declared license another rule calls too small. */
function limitOf({ kind, license, limits, profile, metadata, settings }: FlowFacts): Limit | null {
  if (kind !== "cloud-flow" || license === null || license.missing.some(({ what }) => what === "requests")) return null;
  const ofProfile = limits.find((limit) => limit.profile === profile)?.limit ?? null;
  const isStated = (metadata.evidence?.performanceProfile ?? null) !== null;
  // An environment that meters requests slows none of its flows down.
  const isMetered = settings.context.environment === "payAsYouGo";
  const ofPool = license.limitOf === "tenantPool" || license.limitOf === "flowGroup";
  const isDeclared = license.held.length > 0 || ofPool || isMetered;
  if (isDeclared && !isStated && license.limit !== null) return { value: license.limit.value, isKnown: true };
  return ofProfile === null ? null : { value: ofProfile, isKnown: isStated };
}

/** Requests of the fullest 24 hours, or of one person's part of them. */
function fullestDay(facts: FlowFacts, perRun: number | null): number | null {
  const runs = facts.runsPerDay?.busiest ?? null;
  const people = countsByPerson(facts) ? (facts.license?.runners ?? 1) : 1;
  return runs === null ? null : requestsOfDay(perRun, runs / people);
}

/** The limits of the transition period are those of a flow. */
function countsByPerson({ license, settings }: FlowFacts): boolean {
  const limitOf = license?.limitOf;
  return settings.period === "official" && (limitOf === "invokingUser" || limitOf === "parentInvoker");
}

function ofEach(facts: FlowFacts): string {
  return countsByPerson(facts) && (facts.license?.runners ?? 1) > 1 ? " of each person" : "";
}

function consequence({ settings, profile }: FlowFacts): string {
  if (settings.period === "official") {
    return "The limit is for all flows of the payer together, and this one alone is above it. What goes beyond is slowed down, for days if need be.";
  }
  const days = serviceLimit("off-after-overage", profile, settings.edition).value;
  return `What goes beyond is slowed down, and a flow that is above the limit on ${days} days in a row is turned off.`;
}

function assumptionsOf(facts: FlowFacts, { isKnown }: Limit): string[] {
  const { runsPerDay, profile } = facts;
  const runs = runsPerDay?.from === "default" ? (runsPerDay.value ?? 0) : null;
  return [
    runs === null ? "" : `Assumed: ${amount(runs, "run")} a day (estimates.runsPerDay).`,
    describeAssumedPasses(loopsThatCount(facts).map(({ loop }) => loop)),
    isKnown ? "" : `Assumed: the profile ${sentence(profile)}, as no license is declared (context.ownerLicenses).`,
  ].filter((text) => text !== "");
}

/** What is above the limit with the fewest passes of all loops does not rest on an estimate of them. */
function confidenceOf(facts: FlowFacts, { value, isKnown }: Limit): Confidence {
  const { runsPerDay, requests } = facts;
  if (runsPerDay?.from === "default") return "assumed";
  const estimated = loopsThatCount(facts).some(({ loop }) => loop.from === "default");
  if (estimated && (fullestDay(facts, requests.bounds.least) ?? 0) <= value) return "assumed";
  return isKnown ? "certain" : "likely";
}
