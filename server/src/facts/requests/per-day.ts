import type { FlowSettings } from "../../../../shared/settings";
import { type PerformanceProfile, performanceProfiles } from "../../reference/licenses";
import { otherRequestLimit, requestLimit } from "../../reference/limits";
import type { RequestCount } from "./per-run";
import type { RunsPerDay } from "./runs-per-day";

/**
 * Requests in 24 hours on average, with up to four decimals: a flow that runs every three days costs a third of a run
 * a day, and rounded up, many such flows of one payer would add up to too much. Null where a run cannot be counted.
 */
export type RequestsPerDay = RequestCount;

/** A daily limit, what a flow takes of it, and how many runs fit under it. */
export interface ProfileLimit {
  readonly profile: PerformanceProfile;
  /** Requests in 24 hours. */
  readonly limit: number;
  /** The part of the limit that the likely day takes, with six significant digits; null where it is not known. */
  readonly share: number | null;
  /** Whole runs per day that stay at or below the limit; null where a run costs nothing. */
  readonly runsPerDayAtLimit: number | null;
}

/** What can come together within five minutes, for which there is a limit of its own. */
export interface Burst {
  /** Requests in five minutes, whatever the license. */
  readonly limit: number;
  /** Most runs that start within five minutes. */
  readonly runs: number;
  /** Requests of those runs, as if none took longer; null where they cannot be counted. */
  readonly likely: number | null;
  readonly most: number | null;
}

/** Null where the runs are not known. */
export function requestsPerDay(perRun: RequestCount, runs: RunsPerDay | null): RequestsPerDay | null {
  const value = runs?.value ?? null;
  if (value === null) return null;
  return {
    least: requestsOfDay(perRun.least, value),
    likely: requestsOfDay(perRun.likely, value),
    most: requestsOfDay(perRun.most, value),
  };
}

/** Null where it is too large to be exact. */
export function requestsOfDay(perRun: number | null, runs: number): number | null {
  const perDay = perRun === null ? null : perRun * runs;
  if (perDay === null || perDay > Number.MAX_SAFE_INTEGER) return null;
  return Number.isInteger(perDay) ? perDay : Math.round(perDay * 10_000) / 10_000;
}

/** The limits of all four profiles in the chosen period and edition. */
export function profileLimits(
  { likely }: RequestCount,
  perDay: RequestsPerDay | null,
  { period, edition }: FlowSettings,
): ProfileLimit[] {
  const day = perDay?.likely ?? null;
  return performanceProfiles.map((profile) => {
    const limit = requestLimit(profile, period, edition).value;
    return {
      profile,
      limit,
      share: day === null ? null : Number((day / limit).toPrecision(6)),
      runsPerDayAtLimit: likely !== null && likely > 0 ? Math.floor(limit / likely) : null,
    };
  });
}

/** Where the runs are not known, a single one may still be too much (R-PPR-25). */
export function burstOf(perRun: RequestCount, runs: RunsPerDay | null, { edition }: FlowSettings): Burst {
  const together = runs?.inFiveMinutes ?? 1;
  return {
    limit: otherRequestLimit("burst", edition).value,
    runs: together,
    likely: requestsOfDay(perRun.likely, together),
    most: requestsOfDay(perRun.most, together),
  };
}
