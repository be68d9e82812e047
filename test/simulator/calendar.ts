/** A schedule as the tests write it: what is not given is as in the first run. */
export interface PlainRecurrence {
  readonly frequency: "Minute" | "Hour" | "Day" | "Week" | "Month";
  readonly interval: number;
  readonly schedule: {
    readonly hours?: readonly number[] | undefined;
    readonly minutes?: readonly number[] | undefined;
    readonly weekDays?: readonly string[];
    readonly monthDays?: readonly number[];
    readonly monthlyOccurrences?: readonly { readonly day: string; readonly occurrence: number }[];
  };
}

const minutesOfDay = 24 * 60;

/** Walks a calendar minute by minute from a start, and notes the minutes in which the schedule starts a run. */
export function firesIn(recurrence: PlainRecurrence, start: Date, days: number): number[] {
  const fires: number[] = [];
  const first = start.getTime();
  for (let minute = 0; minute < days * minutesOfDay; minute++) {
    if (firesAt(recurrence, start, new Date(first + minute * 60_000))) fires.push(minute);
  }
  return fires;
}

function firesAt({ frequency, interval, schedule }: PlainRecurrence, start: Date, at: Date): boolean {
  const minutes = Math.round((at.getTime() - start.getTime()) / 60_000);
  if (frequency === "Minute") return minutes % interval === 0;
  if (frequency === "Hour") return minutes % (interval * 60) === 0;
  const isHour = schedule.hours ? schedule.hours.includes(at.getUTCHours()) : at.getUTCHours() === start.getUTCHours();
  const isMinute = schedule.minutes
    ? schedule.minutes.includes(at.getUTCMinutes())
    : at.getUTCMinutes() === start.getUTCMinutes();
  return isHour && isMinute && isDay({ frequency, interval, schedule }, start, at);
}

function isDay({ frequency, interval, schedule }: PlainRecurrence, start: Date, at: Date): boolean {
  const days = Math.floor(at.getTime() / 86_400_000) - Math.floor(start.getTime() / 86_400_000);
  if (frequency === "Day") return days % interval === 0;
  if (frequency === "Week") {
    const isWeek = Math.floor(days / 7) % interval === 0;
    return isWeek && (schedule.weekDays?.includes(weekDay(at)) ?? at.getUTCDay() === start.getUTCDay());
  }
  return isMonth(interval, start, at) && isDayOfMonth(schedule, at);
}

function isMonth(interval: number, start: Date, at: Date): boolean {
  const months = (at.getUTCFullYear() - start.getUTCFullYear()) * 12 + at.getUTCMonth() - start.getUTCMonth();
  return months % interval === 0;
}

/** Whether a monthly schedule picks this day. */
export function isDayOfMonth({ monthDays, monthlyOccurrences }: PlainRecurrence["schedule"], at: Date): boolean {
  const day = at.getUTCDate();
  const length = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  if (monthDays?.some((wanted) => wanted === day || wanted === day - length - 1)) return true;
  // The weekday comes as often before this day, and as often after it, as weeks fit.
  const [fromStart, fromEnd] = [Math.floor((day - 1) / 7) + 1, -Math.floor((length - day) / 7) - 1];
  return (
    monthlyOccurrences?.some(
      (it) => it.day === weekDay(at) && (it.occurrence === fromStart || it.occurrence === fromEnd),
    ) ?? false
  );
}

/**
 * Days that a monthly schedule picks in the 400 years from a month on, after which the calendar repeats; and the
 * schedule with it, where its interval divides their 4,800 months.
 */
export function daysPicked({ interval, schedule }: PlainRecurrence, start: Date): number {
  let picked = 0;
  const end = Date.UTC(start.getUTCFullYear() + 400, start.getUTCMonth(), 1);
  const from = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), 1);
  for (let time = from; time < end; time += 86_400_000) {
    const at = new Date(time);
    if (isMonth(interval, start, at) && isDayOfMonth(schedule, at)) picked++;
  }
  return picked;
}

/** The most of ascending minutes that lie within a span that may begin anywhere. */
export function mostWithin(fires: readonly number[], span: number): number {
  return Math.max(0, ...fires.map((from) => fires.filter((it) => it >= from && it < from + span).length));
}

const weekDayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function weekDay(at: Date): string {
  return weekDayNames[at.getUTCDay()] as string;
}
