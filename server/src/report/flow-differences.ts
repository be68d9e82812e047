import type { FlowAnalysis } from "../analyze";
import type { FlowFacts } from "../facts/flow-facts";
import type { LicenseOption } from "../facts/license/license-options";
import type { PayerName } from "../facts/license/payer";
import type { RequestCount } from "../facts/requests/per-run";
import { requestLimit, serviceLimit } from "../reference/limits";
import { type Price, priceOf } from "../reference/prices";
import type { LineIndex } from "../syntax/source-range";
import { jsonFlow } from "./json-flow";

/** What can differ between two reports of one flow, in the order in which it is told. */
export const comparedFacts = ["payer", "options", "verdict", "profile", "limit", "day", "worst", "credits"] as const;
export type ComparedFact = (typeof comparedFacts)[number];

/** What the report says of a flow, as far as it is compared; null where it is not known or does not apply. */
export interface ComparedFacts {
  readonly payer: { readonly payer: PayerName; readonly limitOf: PayerName } | null;
  readonly options: readonly ComparedOption[] | null;
  readonly verdict: string | null;
  readonly profile: string | null;
  /** Requests in 24 hours that whoever pays may use; those of the profile where no license is told. */
  readonly limit: number | null;
  /** Whether a likely day stays within that limit. */
  readonly day: "within" | "above" | null;
  readonly worst: { readonly worst: number | null; readonly worstIs: "exact" | "bound" | null } | null;
  readonly credits: { readonly aiBuilder: RequestCount | null; readonly copilot: RequestCount | null } | null;
}

export type ComparedOption = Pick<LicenseOption, "license" | "quantity" | "pricePerMonth" | "currency" | "limit">;

/** A fact under the first and under the second settings. */
export type FlowDifference = {
  [Fact in ComparedFact]: {
    readonly fact: Fact;
    readonly from: ComparedFacts[Fact];
    readonly to: ComparedFacts[Fact];
    /** Keys of the pages that the figures are from; none where no single figure makes the difference. */
    readonly sources: readonly string[];
  };
}[ComparedFact];

/** The facts of one flow that differ between two analyses of it. */
export function flowDifferences(first: FlowAnalysis, second: FlowAnalysis, lines: LineIndex): FlowDifference[] {
  const [from, to] = [comparedIn(first, lines), comparedIn(second, lines)];
  return comparedFacts
    .filter((fact) => JSON.stringify(from[fact]) !== JSON.stringify(to[fact]))
    .map((fact) => {
      return { fact, from: from[fact], to: to[fact], sources: sourcesOfFact(fact, [first, second]) } as FlowDifference;
    });
}

/** Keys of the pages that say so; none where no single figure makes the difference. */
export function sourcesOfFact(fact: ComparedFact, analyses: readonly FlowAnalysis[]): readonly string[] {
  return [...new Set(analyses.flatMap(({ facts }) => sourcesOf[fact](facts)))];
}

/** The facts of a flow that are compared. */
export function comparedIn(analysis: FlowAnalysis, lines: LineIndex): ComparedFacts {
  const { license, requests, credits } = jsonFlow(analysis, lines, { showSuppressed: false, fixes: null });
  const limit =
    license?.limit?.value ?? requests?.limits.find(({ profile }) => profile === requests.profile)?.limit ?? null;
  const day = analysis.facts.requestsPerDay?.likely ?? null;
  return {
    payer: license && { payer: license.payer, limitOf: license.limitOf },
    options:
      license?.options.map(({ license: id, quantity, pricePerMonth, currency, limit }) => ({
        license: id,
        quantity,
        pricePerMonth,
        currency,
        limit,
      })) ?? null,
    verdict: license?.verdict ?? null,
    profile: requests?.profile ?? null,
    limit,
    day: limit === null || day === null ? null : day > limit ? "above" : "within",
    worst: requests && { worst: requests.perRun.worst, worstIs: requests.perRun.worstIs },
    credits: credits && { aiBuilder: credits.aiBuilder, copilot: credits.copilot },
  };
}

const sourcesOf: Readonly<Record<ComparedFact, (facts: FlowFacts) => readonly string[]>> = {
  payer: ({ license }) => (license ? [license.source] : []),
  options: ({ license, settings }) =>
    license?.options.flatMap(({ license: id, profile }) => [
      ...sourceOf(priceOf(id, settings.edition)),
      ...(profile === null ? [] : [requestLimit(profile, settings.period, settings.edition).source]),
    ]) ?? [],
  verdict: () => [],
  profile: () => [],
  limit: ({ license, profile, settings }) => [
    license?.limit?.source ?? requestLimit(profile, settings.period, settings.edition).source,
  ],
  day: () => [],
  worst: ({ profile, settings }) => [serviceLimit("retries-default", profile, settings.edition).source],
  credits: () => [],
};

function sourceOf(price: Price | null): readonly string[] {
  return price === null ? [] : [price.source];
}
