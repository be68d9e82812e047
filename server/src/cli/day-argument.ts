import { UsageError } from "./exit-code";

/** The day that was given with `--as-of`; one that is none is a mistake of the person. */
export function dayOrComplain(day: string | undefined): string | undefined {
  if (day !== undefined && !isDay(day))
    throw new UsageError(`--as-of takes a day as YYYY-MM-DD; ${day} is no day of the calendar.`);
  return day;
}

/** February 30 has the form of a day and is none. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && /^\d{4}-\d{2}-\d{2}$/.test(text) && day.toISOString().startsWith(text);
}
