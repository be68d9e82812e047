import type { Recurrence } from "../../flow/flow";
import type { MonthlyOccurrence } from "./month-days";
import { type RecurrencePlan, weekDayNames } from "./recurrence-plan";
import { isShort } from "./schedule";

/** "every 5 minutes", "every 2 weeks on Monday and Friday at 6:00 and 18:30, by the clock of UTC". */
export function scheduleInWords(plan: RecurrencePlan, { timeZone, startTime }: Recurrence): string {
  const { unit, interval } = plan;
  const every = interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
  if (isShort(unit)) return every;
  const times = timesInWords(plan);
  const days = daysInWords(plan);
  const month = unit === "month" ? ", a month taken as 30 days" : "";
  // A zone bears on times that are written without one. How many runs there are does not depend on it.
  const isLocal = plan.hours.length > 0 || (startTime !== null && !/z$/i.test(startTime));
  return `${every}${days}${times}${month}${isLocal ? zoneInWords(timeZone) : ""}`;
}

function daysInWords({ unit, weekDays, monthDays, occurrences }: RecurrencePlan): string {
  if (unit === "week" && weekDays.length > 0) {
    // The week starts on Monday, as in the designer.
    const days = weekDays.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
    return ` on ${and(days.map((day) => weekDayNames[day] ?? ""))}`;
  }
  if (unit !== "month" || monthDays.length + occurrences.length === 0) return "";
  const picked = [...monthDays.map(monthDayInWords), ...occurrences.map(occurrenceInWords)];
  return picked.length > mostListed ? ` on ${picked.length} days` : ` on ${and(picked)}`;
}

function monthDayInWords(day: number): string {
  if (day > 0) return `day ${day}`;
  return day === -1 ? "the last day" : `day ${-day} from the end`;
}

const ordinals = ["", "first", "second", "third", "fourth", "fifth"];

function occurrenceInWords({ weekDay, occurrence }: MonthlyOccurrence): string {
  const name = weekDayNames[weekDay] ?? "";
  if (occurrence === null) return `each ${name}`;
  if (occurrence > 0) return `the ${ordinals[occurrence]} ${name}`;
  return occurrence === -1 ? `the last ${name}` : `the ${ordinals[-occurrence]} ${name} from the end`;
}

function timesInWords({ hours, minutes }: RecurrencePlan): string {
  const count = Math.max(hours.length, 1) * Math.max(minutes.length, 1);
  if (count > mostListed) return ` at ${count} times`;
  const clock = (hour: number, minute: number): string => `${hour}:${String(minute).padStart(2, "0")}`;
  if (hours.length > 0 && minutes.length > 0) {
    return ` at ${and(hours.flatMap((hour) => minutes.map((minute) => clock(hour, minute))))}`;
  }
  // What is not written is as in the first run.
  if (hours.length > 0)
    return ` in the hour${hours.length === 1 ? "" : "s"} of ${and(hours.map((hour) => clock(hour, 0)))}`;
  return minutes.length === 0 ? "" : ` at minute ${and(minutes.map(String))} of the hour of its first run`;
}

/** More than these are counted instead of listed. */
const mostListed = 6;

function zoneInWords(timeZone: string | null): string {
  if (timeZone === null || /^utc$/i.test(timeZone)) return "";
  // Anything else is an expression, of which nothing is quoted.
  return /^[\w .+()-]{1,60}$/.test(timeZone)
    ? `, by the clock of ${timeZone}, summer time or not`
    : ", by a local clock";
}

function and(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
