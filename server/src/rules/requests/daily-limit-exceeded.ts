import { amount, number, sentence } from "../../describe/amounts";
import { describeAssumedPasses } from "../../describe/describe-passes";
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
    const limit = facts.limits.find(({ profile }) => profile === facts.profile)?.limit;
    const day = fullestDay(facts, facts.requests.perRun.likely);
    if (flow.trigger === null || limit === undefined || day === null || day <= limit || !hasDailyLimit(facts))
      return [];
    const { edition } = facts.settings;
    const confidence = confidenceOf(facts, limit);
    const tolerated = serviceLimit("overage-tolerated", facts.profile, edition).value;
    return [
      {
        message: `A day makes ${amount(day, "request")}${ofEach(facts)}; the profile ${sentence(facts.profile)} has ${number(limit)}`,
        because: [consequence(facts), ...assumptionsOf(facts)].join(" "),
        remedy: "Run less often, work through fewer items, or give the flow a license of a higher profile.",
        at: keyOf(flow.trigger.node),
        ...((confidence === "assumed" || day - limit <= tolerated) && { severity: "information" as const }),
        confidence,
        subject: "day",
      },
    ];
  },
};

/** Flows that nobody pays for share a pool of the tenant, of which one flow tells nothing. */
function hasDailyLimit({ kind, license }: FlowFacts): boolean {
  return kind === "cloud-flow" && license !== null && license.limitOf !== "tenantPool";
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

function assumptionsOf({ runsPerDay, requests, ...facts }: FlowFacts): string[] {
  const runs = runsPerDay?.from === "default" ? (runsPerDay.value ?? 0) : null;
  return [
    runs === null ? "" : `Assumed: ${amount(runs, "run")} a day (estimates.runsPerDay).`,
    describeAssumedPasses(requests.variables.map(({ loop }) => loop)),
    isProfileKnown(facts) ? "" : "Assumed: the profile, as no license is declared (context.ownerLicenses).",
  ].filter((text) => text !== "");
}

function isProfileKnown({ license, metadata }: Pick<FlowFacts, "license" | "metadata">): boolean {
  return (license?.held.length ?? 0) > 0 || (metadata.evidence?.performanceProfile ?? null) !== null;
}

/** What is above the limit with the fewest passes of all loops does not rest on an estimate of them. */
function confidenceOf(facts: FlowFacts, limit: number): Confidence {
  const { runsPerDay, requests } = facts;
  if (runsPerDay?.from === "default") return "assumed";
  const estimated = requests.variables.some(({ loop }) => loop.from === "default");
  if (estimated && (fullestDay(facts, requests.bounds.least) ?? 0) <= limit) return "assumed";
  return isProfileKnown(facts) ? "certain" : "likely";
}
