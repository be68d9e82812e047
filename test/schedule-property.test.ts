import fc from "fast-check";
import { expect, test } from "vitest";
import { analyze } from "../server/src/analyze";
import type { RunsPerDay } from "../server/src/facts/requests/runs-per-day";
import { defaultSettings } from "../shared/settings";
import { solutionFile } from "./report/lint-report";
import { daysPicked, firesIn, mostWithin, type PlainRecurrence } from "./simulator/calendar";
import { alone } from "./told";

const runs = Number(process.env.FLOW_RUNS ?? 200);
const chance = process.env.FLOW_RUNS === undefined ? { seed: 20261121 } : {};

const day = 24 * 60;
const some = <T>(values: readonly T[], maxLength: number) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength }), { nil: undefined });
const upTo = (end: number) => Array.from({ length: end }, (_, index) => index);
const weekDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** A start in some minute of 40 years. */
const start = fc.integer({ min: 0, max: 40 * 365 * day }).map((minute) => new Date(Date.UTC(1984, 0, 1, 0, minute)));
// Minutes without hours are a reading of ours, which the table of schedules holds.
const times = fc
  .record({ hours: some(upTo(24), 24), minutes: some(upTo(60), 8) })
  .filter(({ hours, minutes }) => minutes === undefined || hours !== undefined);

test("minutes and hours are what a walk over the calendar counts", () => {
  const recurrences = fc.record({
    frequency: fc.constantFrom("Minute" as const, "Hour" as const),
    interval: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 100 })),
  });
  fc.assert(
    fc.property(recurrences, start, ({ frequency, interval }, from) => {
      const recurrence = { frequency, interval, schedule: {} };
      // After as many days as the interval has minutes, the runs are where they were.
      const period = frequency === "Minute" ? interval : Math.ceil(interval / 24) * interval;
      const fires = firesIn(recurrence, from, Math.min(period, 120) + 2);
      expectRuns(runsOf(recurrence, from), fires, Math.min(period, 120), period <= 120 ? 1e-9 : 0.02);
    }),
    { numRuns: Math.ceil(runs / 4), ...chance },
  );
});

test("days and weeks are what a walk over the calendar counts", () => {
  const interval = fc.integer({ min: 1, max: 4 });
  const recurrences = fc.oneof(
    fc.record({ frequency: fc.constant("Day" as const), interval, schedule: times }),
    fc.record({
      frequency: fc.constant("Week" as const),
      interval,
      schedule: fc
        .tuple(times, some(weekDays, 7))
        .map(([time, days]) => ({ ...time, ...(days && { weekDays: days }) })),
    }),
  );
  fc.assert(
    fc.property(recurrences, start, (recurrence, from) => {
      const period = recurrence.interval * (recurrence.frequency === "Week" ? 7 : 1);
      const days = Math.ceil(14 / period) * period;
      // The walk begins at midnight of the day that the schedule starts on, so that this day is whole.
      const midnight = new Date(Math.floor(from.getTime() / 86_400_000) * 86_400_000);
      const walked = { ...recurrence, schedule: withTimesOf(recurrence.schedule, from) };
      const fires = firesIn(walked, midnight, days + 2);
      expectRuns(runsOf(recurrence, from), fires, days, 1e-9);
    }),
    { numRuns: runs, ...chance },
  );
});

test("months are what a walk over 400 years counts", () => {
  const occurrence = fc.record({
    day: fc.constantFrom(...weekDays),
    occurrence: fc.constantFrom(-5, -4, -3, -2, -1, 1, 2, 3, 4, 5),
  });
  const monthDay = fc.integer({ min: -31, max: 31 }).filter((it) => it !== 0);
  const schedules = fc.oneof(
    fc.record({ monthDays: fc.uniqueArray(monthDay, { minLength: 1, maxLength: 6 }) }),
    fc.record({ monthlyOccurrences: fc.array(occurrence, { minLength: 1, maxLength: 4 }) }),
  );
  fc.assert(
    fc.property(schedules, fc.constantFrom(1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 16), start, (schedule, interval, from) => {
      const recurrence: PlainRecurrence = { frequency: "Month", interval, schedule };
      const found = runsOf(recurrence, from);
      const picked = daysPicked(recurrence, from);
      // A month has 30 days, as for prices: 4,800 of them are the 400 years.
      expect(found.value).toBeCloseTo(picked / (4800 * 30), 9);
      expect(found.busiest).toBe(picked === 0 ? 0 : 1);
    }),
    { numRuns: Math.ceil(runs / 4), ...chance },
  );
});

function withTimesOf(schedule: PlainRecurrence["schedule"], from: Date): PlainRecurrence["schedule"] {
  return { hours: [from.getUTCHours()], minutes: [from.getUTCMinutes()], ...definedIn(schedule) };
}

function definedIn<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

/** Counts the average over whole periods, and the fullest spans also beyond them. */
function expectRuns(found: RunsPerDay, fires: readonly number[], days: number, tolerance: number): void {
  const average = fires.filter((minute) => minute < days * day).length / days;
  expect(Math.abs((found.value as number) - average)).toBeLessThanOrEqual(tolerance * Math.max(average, 1));
  expect(found.busiest).toBe(mostWithin(fires, day));
  expect(found.inFiveMinutes).toBe(mostWithin(fires, 5));
  expect(found).toMatchObject({ from: "schedule", exact: true });
}

function runsOf({ frequency, interval, schedule }: PlainRecurrence, from: Date): RunsPerDay {
  const recurrence = { frequency, interval, schedule: definedIn(schedule), startTime: from.toISOString() };
  const text = solutionFile({ triggers: { Recurrence: { type: "Recurrence", recurrence } }, actions: {} });
  const { flows } = analyze({ uri: "Flow.json", version: 0, text }, alone, () => defaultSettings("2026-11-21"));
  return flows[0]?.facts.runsPerDay as RunsPerDay;
}
