import type { Before } from "./executed-actions";

/**
 * For each of several parts, whether it runs alone: all others come before it or behind it. Positions stand in an order
 * that run-after allows, so a cut has all it waits for in front and the rest behind.
 */
export function cutsOf(before: Before): readonly boolean[] {
  const count = before.length;
  const firstBehind = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const lastBefore = new Int32Array(count).fill(-1);
  before.forEach((waits, position) => {
    for (const one of waits) {
      firstBehind[one] = Math.min(firstBehind[one] as number, position);
      lastBefore[position] = Math.max(lastBefore[position] as number, one);
    }
  });
  const cuts = new Array<boolean>(count).fill(true);
  let latest = 0;
  for (let position = 0; position < count; position++) {
    if (latest > position) cuts[position] = false;
    latest = Math.max(latest, firstBehind[position] as number);
  }
  let earliest = Number.POSITIVE_INFINITY;
  for (let position = count - 1; position >= 0; position--) {
    if (earliest < position) cuts[position] = false;
    earliest = Math.min(earliest, lastBefore[position] as number);
  }
  return cuts;
}
