import { describe, expect, test } from "vitest";
import { firesIn, mostWithin, type PlainRecurrence } from "../simulator/calendar";
import type { PlainDefinition } from "../simulator/definition";
import { atPointer, CorpusTexts, corpusFolder } from "./corpus-files";
import { lintFolder, type ReportFlow } from "./report";

const folder = corpusFolder();
const texts = new CorpusTexts(folder);

/** What these tests look at besides. */
interface DailyFlow extends Omit<ReportFlow, "requests"> {
  readonly requests:
    | (NonNullable<ReportFlow["requests"]> & {
        readonly runsPerDay: {
          readonly value: number | null;
          readonly busiest: number | null;
          readonly from: string;
          readonly exact: boolean;
          readonly why: string;
        } | null;
        readonly perDay: Readonly<Record<"least" | "likely" | "most", number>> | null;
        readonly limits: readonly { readonly limit: number; readonly share: number | null }[];
      })
    | null;
}

const flows = (JSON.parse(lintFolder(folder)) as { flows: DailyFlow[] }).flows;
const counted = flows.filter(({ requests }) => requests !== null);
const isScheduled = ({ trigger }: DailyFlow) => trigger?.class === "scheduled";

interface PlainTrigger {
  readonly recurrence?: { readonly [name: string]: unknown } | undefined;
  readonly splitOn?: unknown;
}

function triggerOf({ file, pointer }: DailyFlow): PlainTrigger {
  const json: unknown = JSON.parse(texts.textOf(file).replace(/^\uFEFF/, ""));
  const definition = atPointer(json, pointer) as PlainDefinition;
  return (Object.values(definition.triggers ?? {})[0] ?? {}) as PlainTrigger;
}

describe("the runs of a day", () => {
  test("are what a walk over the calendar counts, wherever there is a schedule", () => {
    const scheduled = counted.filter(isScheduled);
    expect(scheduled.length).toBeGreaterThan(100);
    for (const flow of scheduled) {
      const runs = flow.requests?.runsPerDay;
      expect(runs, flow.file).toMatchObject({ from: "schedule", exact: true });
      const recurrence = plainRecurrence(triggerOf(flow).recurrence ?? {});
      if (recurrence.frequency === "Month") {
        expect(runs?.value).toBe(0.0333333);
        continue;
      }
      const days = recurrence.interval * (recurrence.frequency === "Week" ? 7 : 1);
      const fires = firesIn(recurrence, new Date(Date.UTC(2024, 0, 1)), 2 * days);
      expect(runs?.value, flow.file).toBe(Number((fires.length / (2 * days)).toPrecision(6)));
      expect(runs?.busiest, flow.file).toBe(mostWithin(fires, 24 * 60));
    }
  });

  test("are the default's for all that events or people start, and nobody's own for child flows", () => {
    for (const flow of counted.filter((it) => !isScheduled(it))) {
      const isChild = flow.trigger?.class === "child";
      const expected = isChild ? { value: null, from: "parent" } : { value: 10, from: "default", exact: false };
      expect(flow.requests?.runsPerDay, flow.file).toMatchObject(expected);
      const says = flow.requests?.runsPerDay?.why.includes("estimates.splitOnItems");
      expect(says, flow.file).toBe(!isChild && triggerOf(flow).splitOn !== undefined);
    }
  });
});

test("the requests of a day are those of a run, times the runs, as shares of the limits", () => {
  for (const { file, requests } of counted) {
    const { perRun, runsPerDay, perDay, limits } = requests as NonNullable<DailyFlow["requests"]>;
    for (const run of ["least", "likely", "most"] as const) {
      const value = runsPerDay?.value ?? null;
      if (value === null) expect(perDay, file).toBeNull();
      else expect(Math.abs((perDay?.[run] ?? 0) / (perRun[run] * value) - 1), file).toBeLessThan(1e-3);
    }
    for (const { limit, share } of limits) {
      if (perDay === null) expect(share, file).toBeNull();
      else expect(Math.abs((share as number) - perDay.likely / limit), file).toBeLessThan(1e-5 * (share as number));
    }
  }
});

/** Everything in the corpus is written in numbers, some of them as text. */
function plainRecurrence(written: NonNullable<PlainTrigger["recurrence"]>): PlainRecurrence {
  const schedule = (written.schedule ?? {}) as Readonly<Record<string, readonly (string | number)[] | undefined>>;
  return {
    frequency: String(written.frequency) as PlainRecurrence["frequency"],
    interval: Number(written.interval),
    schedule: {
      hours: schedule.hours?.map(Number),
      minutes: schedule.minutes?.map(Number),
      ...(schedule.weekDays && { weekDays: schedule.weekDays.map(String) }),
    },
  };
}
