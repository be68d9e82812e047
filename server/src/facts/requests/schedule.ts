import { daysPerMonth } from "./month-days";
import type { RecurrencePlan, Unit } from "./recurrence-plan";

/** How often a schedule starts runs. */
export interface ScheduledRuns {
  /** On average over the calendar. */
  readonly perDay: number;
  /** Runs of the fullest 24 hours, wherever these begin. */
  readonly busiest: number;
  /** Runs of the fullest five minutes, for which there is a limit of its own. */
  readonly inFiveMinutes: number;
  /** Nothing in it is a reading of ours. */
  readonly exact: boolean;
}

const day = 86_400;

/** Seconds of each unit. A month has 30 days here as it has for prices, so that runs and costs of a month agree. */
export const secondsIn: Readonly<Record<Unit, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day,
  week: 7 * day,
  month: 30 * day,
  year: 365 * day,
};

const fiveMinutes = 5 * secondsIn.minute;

/** `first` is the month of the start, counted from January of the year 0. */
export function runsOf(plan: RecurrencePlan, first: number | null): ScheduledRuns {
  const seconds = secondsIn[plan.unit] * plan.interval;
  if (isShort(plan.unit)) {
    return {
      perDay: day / seconds,
      busiest: Math.ceil(day / seconds),
      inFiveMinutes: Math.ceil(fiveMinutes / seconds),
      exact: hasNothingUnused(plan),
    };
  }
  const { count: days, exact } = daysOf(plan, first);
  const times = timesOf(plan);
  return {
    perDay: (days * times.length) / (seconds / day),
    // Any 24 hours hold each time of the day once, however the days lie that are picked.
    busiest: days === 0 ? 0 : times.length,
    inFiveMinutes: days === 0 ? 0 : fullest(times),
    exact: exact && hasNothingUnused(plan) && hasPlainTimes(plan),
  };
}

/** Days with runs in each period of the recurrence. */
function daysOf({ unit, interval, weekDays, monthDays, occurrences }: RecurrencePlan, first: number | null) {
  if (unit === "week") return { count: Math.max(weekDays.length, 1), exact: true };
  if (unit !== "month" || monthDays.length + occurrences.length === 0) return { count: 1, exact: true };
  const { average, constant } = daysPerMonth({ days: monthDays, occurrences }, interval, first);
  // No page says whether both together pick more days or fewer.
  const isOneKind = monthDays.length === 0 || occurrences.length === 0;
  return { count: average, exact: isOneKind && (constant || interval === 1 || first !== null) };
}

/** The runs of a day as minutes since midnight. What is not written is as when the schedule was made: one value. */
function timesOf({ hours, minutes }: RecurrencePlan): readonly number[] {
  const all = (values: readonly number[]): readonly number[] => (values.length === 0 ? [0] : values);
  return all(hours).flatMap((hour) => all(minutes).map((minute) => hour * 60 + minute));
}

/** The most of ascending times of the day that lie within five minutes, also around midnight. */
function fullest(times: readonly number[]): number {
  const both = [...times, ...times.map((time) => time + day / 60)];
  let most = 0;
  let from = 0;
  both.forEach((time, index) => {
    while (time - (both[from] as number) >= fiveMinutes / 60) from++;
    most = Math.max(most, Math.min(index - from + 1, times.length));
  });
  return most;
}

/** Hours and minutes are documented for days and weeks; minutes without hours are read as those of one hour. */
function hasPlainTimes({ unit, hours, minutes }: RecurrencePlan): boolean {
  if (minutes.length > 0 && hours.length === 0) return false;
  return unit === "day" || unit === "week" || hours.length === 0;
}

/** Weekdays count with weeks only, days of a month with months, and times of the day not with less than a day. */
function hasNothingUnused({ unit, hours, minutes, weekDays, monthDays, occurrences }: RecurrencePlan): boolean {
  return (
    (unit === "week" || weekDays.length === 0) &&
    (unit === "month" || monthDays.length + occurrences.length === 0) &&
    (!isShort(unit) || hours.length + minutes.length === 0)
  );
}

/** Such a recurrence only counts time; longer ones go by days of the calendar. */
export function isShort(unit: Unit): boolean {
  return secondsIn[unit] < day;
}
