/** A weekday of a month: the first one, the last one (-1), or each one (null). */
export interface MonthlyOccurrence {
  /** 0 is Sunday. */
  readonly weekDay: number;
  readonly occurrence: number | null;
}

export interface PickedDays {
  readonly days: readonly number[];
  readonly occurrences: readonly MonthlyOccurrence[];
}

export interface DaysPerMonth {
  /** Days that are picked in a month, on average. */
  readonly average: number;
  /** Every month has as many. */
  readonly constant: boolean;
}

/** The months of 400 years, after which the calendar repeats to the day of the week. */
const monthsInCycle = 4800;

/**
 * Counts the days that a monthly schedule picks: there is no 31st in each month, nor a fifth Friday. `first` is the
 * month in which it starts, counted from January of the year 0; null where it is not known, and then every month
 * counts alike.
 */
export function daysPerMonth(picked: PickedDays, interval: number, first: number | null): DaysPerMonth {
  let sum = 0;
  let fewest = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let step = 0; step < monthsInCycle; step++) {
    const days = daysIn(first === null ? step : first + step * interval, picked);
    sum += days;
    fewest = Math.min(fewest, days);
    most = Math.max(most, days);
  }
  return { average: sum / monthsInCycle, constant: fewest === most };
}

function daysIn(month: number, { days, occurrences }: PickedDays): number {
  const year = 2000 + (Math.floor(month / 12) % 400);
  const length = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  const firstWeekDay = new Date(Date.UTC(year, month % 12, 1)).getUTCDay();
  const found = new Set<number>();
  for (const day of days) found.add(day > 0 ? day : length + 1 + day);
  for (const { weekDay, occurrence } of occurrences) {
    const first = 1 + ((weekDay - firstWeekDay + 7) % 7);
    const all = [0, 1, 2, 3, 4].map((week) => first + 7 * week).filter((day) => day <= length);
    const wanted = occurrence === null ? all : all.slice(at(occurrence, all.length)).slice(0, 1);
    for (const day of wanted) found.add(day);
  }
  return [...found].filter((day) => day >= 1 && day <= length).length;
}

/** The index of an occurrence; behind the end where the month has none. */
function at(occurrence: number, count: number): number {
  const index = occurrence > 0 ? occurrence - 1 : count + occurrence;
  return index < 0 ? count : index;
}
