/**
 * What can become of a part of a run, each with the most that it then costs; `never` where it cannot be. Unlike an
 * `Outcome` these are numbers, and actions may fail.
 */
export interface Fates {
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  /** A Terminate in it ends the run. */
  readonly ended: number;
  /** The run is ended elsewhere while the part is not through. */
  readonly underWay: number;
}

export const never = Number.NEGATIVE_INFINITY;

/** The fates of a part that costs the same however it goes; without failures it always succeeds. */
export function sameFates(cost: number, withFailures: boolean): Fates {
  const otherwise = withFailures ? cost : never;
  return { succeeded: cost, failed: otherwise, timedOut: otherwise, ended: never, underWay: cost };
}

/** The part with a cost of its own around it. */
export function moreFates(fates: Fates, cost: number): Fates {
  if (cost === 0) return fates;
  const { succeeded, failed, timedOut, ended, underWay } = fates;
  return {
    succeeded: succeeded + cost,
    failed: failed + cost,
    timedOut: timedOut + cost,
    ended: ended + cost,
    underWay: underWay + cost,
  };
}

/** The most that a part can cost which comes to its end. */
export function throughAtMost({ succeeded, failed, timedOut }: Fates): number {
  return Math.max(succeeded, failed, timedOut);
}

/** The most that a part can cost at all. */
export function atMost(fates: Fates): number {
  return Math.max(throughAtMost(fates), fates.ended, fates.underWay);
}

/** Beyond this, sums are no longer told apart: whatever is as large is too large to be reported. */
const tooLarge = 1e300;

/** `factor` times a cost; nothing, taken any number of times, is nothing. */
export function timesCost(factor: number, cost: number): number {
  return factor === 0 ? 0 : Math.min(factor * cost, tooLarge);
}
