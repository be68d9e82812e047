/** Positions of a slider, which are more the farther a number can go. */
export const lastPosition = 200;

/** Where a slider stands for a number: small numbers have as much room as large ones. */
export function positionOf(value: number, least: number, most: number): number {
  if (most <= least) return 0;
  const part = Math.log1p(Math.min(Math.max(value, least), most) - least) / Math.log1p(most - least);
  return Math.round(part * lastPosition);
}

/** The whole number that a slider stands for, rounded to what people would say. */
export function valueAt(position: number, least: number, most: number): number {
  if (position <= 0 || most <= least) return least;
  if (position >= lastPosition) return most;
  const value = least + Math.expm1((position / lastPosition) * Math.log1p(most - least));
  return Math.min(most, Math.max(least, rounded(value)));
}

/** One digit that counts and a half of the next: 1 to 19 as they are, then 20, 25, 30, 35. */
function rounded(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(value, 1))) - 1);
  const step = value / unit < 20 ? unit : 5 * unit;
  return Math.round(value / step) * step;
}
