import type { Recurrence } from "../../flow/flow";
import { listOrOne } from "../../flow/read-trigger";
import { type JsonNode, nodeAt } from "../../syntax/json-node";
import { wholeNumber } from "../../syntax/whole-number";
import type { MonthlyOccurrence } from "./month-days";

const units = ["second", "minute", "hour", "day", "week", "month", "year"] as const;
export type Unit = (typeof units)[number];

/** From Sunday, 0, as calendars number them. */
export const weekDayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** A recurrence in which everything is a number; each list is without repetitions and in ascending order. */
export interface RecurrencePlan {
  readonly unit: Unit;
  readonly interval: number;
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly weekDays: readonly number[];
  /** 1 to 31, or -1 for the last day of a month to -31. */
  readonly monthDays: readonly number[];
  readonly occurrences: readonly MonthlyOccurrence[];
}

/** Why a recurrence cannot be counted, as the end of "because ...". */
export interface PlanFault {
  readonly fault: string;
}

/** Deployment templates may put expressions in the place of each number, and then nothing can be counted. */
export function planOf(recurrence: Recurrence): RecurrencePlan | PlanFault {
  const { node } = recurrence;
  const unit = units.find((name) => name === recurrence.frequency?.toLowerCase());
  if (unit === undefined) return faultOf(node.get("frequency"), "frequency", "is none that is known");
  const { interval } = recurrence;
  if (interval === null || interval < 1) return faultOf(node.get("interval"), "interval", "is not a number from 1");
  const schedule = node.get("schedule");
  if (schedule && schedule.kind !== "object" && schedule.kind !== "null") {
    return faultOf(schedule, "schedule", "cannot be read");
  }
  const lists = {
    hours: listAt(schedule, "hours", (value) => numberWithin(value, 0, 23)),
    minutes: listAt(schedule, "minutes", (value) => numberWithin(value, 0, 59)),
    weekDays: listAt(schedule, "weekDays", weekDay),
    monthDays: listAt(schedule, "monthDays", monthDay),
  };
  for (const [name, numbers] of Object.entries(lists)) {
    if (numbers === null) return faultOf(nodeAt(schedule, name), listWords[name] ?? name, "are out of range");
  }
  const occurrences = occurrencesIn(schedule?.get("monthlyOccurrences"));
  if (occurrences === null) {
    return faultOf(schedule?.get("monthlyOccurrences"), "weekdays of the month", "are out of range");
  }
  return { unit, interval, ...(lists as Record<keyof typeof lists, number[]>), occurrences };
}

const listWords: Readonly<Record<string, string>> = { weekDays: "weekdays", monthDays: "days of the month" };

function faultOf(node: JsonNode | undefined, what: string, otherwise: string): PlanFault {
  if (node === undefined) return { fault: `it has no ${what}` };
  const values = [node, ...node.items()].map(({ value }) => value);
  const isExpression = values.some((value) => typeof value === "string" && /[@[]/.test(value));
  return { fault: isExpression ? `an expression gives its ${what}` : `its ${what} ${otherwise}` };
}

/** Null where a value is wrong. */
function listAt(
  schedule: JsonNode | undefined,
  name: string,
  read: (value: unknown) => number | null,
): readonly number[] | null {
  const numbers = listOrOne(schedule?.get(name)).map(({ value }) => read(value));
  if (numbers.includes(null)) return null;
  return [...new Set(numbers as number[])].sort((a, b) => a - b);
}

function numberWithin(value: unknown, least: number, most: number): number | null {
  const number = wholeNumber(value);
  return number !== null && number >= least && number <= most ? number : null;
}

function weekDay(value: unknown): number | null {
  const found = weekDayNames.findIndex(
    (name) => typeof value === "string" && name.toLowerCase() === value.toLowerCase(),
  );
  return found < 0 ? null : found;
}

function monthDay(value: unknown): number | null {
  const day = numberWithin(value, -31, 31);
  return day === 0 ? null : day;
}

function occurrencesIn(node: JsonNode | undefined): readonly MonthlyOccurrence[] | null {
  if (node === undefined || node.kind === "null") return [];
  if (node.kind !== "array") return null;
  const found: MonthlyOccurrence[] = [];
  for (const item of node.items()) {
    const day = weekDay(item.get("day")?.value ?? item.get("dayOfWeek")?.value);
    const written = item.get("occurrence")?.value;
    const occurrence = written === undefined ? null : numberWithin(written, -5, 5);
    if (day === null || occurrence === 0 || (occurrence === null && written !== undefined)) return null;
    found.push({ weekDay: day, occurrence });
  }
  return found;
}
