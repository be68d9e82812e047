import type { JsonNode } from "../../syntax/json-node";
import { wholeNumber } from "../../syntax/whole-number";

/** Seconds of an ISO 8601 duration such as `PT1H30M` or `P1D`; null for anything else. Months and years are no fixed time. */
export function secondsIn(value: unknown): number | null {
  if (typeof value !== "string") return null;
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/i.exec(value.trim());
  if (!parts || /^P(?:T)?$/i.test(value.trim())) return null;
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
}

/** Whether a text is an ISO 8601 duration at all, months and years included. */
export function isDuration(text: string): boolean {
  return /^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/i.test(
    text.trim(),
  );
}

/** Seconds of `{ "count": 5, "unit": "Minute" }`; null where a part is no literal. */
export function secondsOfInterval(interval: JsonNode | undefined): number | null {
  const count = wholeNumber(interval?.read(["count"]));
  const unit = interval?.read(["unit"]);
  const seconds = typeof unit === "string" ? secondsPerUnit[unit.toLowerCase()] : undefined;
  return count === null || seconds === undefined ? null : count * seconds;
}

const secondsPerUnit: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  // The shortest month: a bound must hold for each.
  month: 2_419_200,
};
