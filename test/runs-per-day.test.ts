import { describe, expect, it } from "vitest";
import {
  applyToEach,
  button,
  childCall,
  childId,
  newItem,
  parentId,
  response,
  steps,
  workflowFile,
} from "./report/flow-parts";
import { flowIn, type ReportedFlow, reportOn, solutionFile } from "./report/lint-report";

type Runs = NonNullable<NonNullable<ReportedFlow["requests"]>["runsPerDay"]>;

async function runsOf(trigger: object, settings: object = {}): Promise<Runs> {
  const flow = await flowIn({ triggers: { The_trigger: trigger }, actions: steps(1) }, settings);
  return flow.requests?.runsPerDay as Runs;
}

const recurring = (recurrence: object) => ({ type: "Recurrence", recurrence });
const weekDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const anyOf = { interval: 1 };

/** Frequency, interval and schedule with average and busiest 24 hours: flow definition reference, section 3.3. */
const exactly: readonly (readonly [object, number, number, string])[] = [
  [{ frequency: "Second", interval: 90 }, 960, 960, "every 90 seconds"],
  [{ frequency: "Minute", interval: 1 }, 1440, 1440, "every minute"],
  [{ frequency: "Minute", interval: 5 }, 288, 288, "every 5 minutes"],
  [{ frequency: "Minute", interval: 7 }, 205.714, 206, "every 7 minutes"],
  [{ frequency: "minute", interval: "30" }, 48, 48, "every 30 minutes"],
  [{ frequency: "Hour", interval: 1 }, 24, 24, "every hour"],
  [{ frequency: "Hour", interval: 36 }, 0.666667, 1, "every 36 hours"],
  [{ frequency: "Hour", interval: 12_000 }, 0.002, 1, "every 12000 hours"],
  [{ frequency: "Day", interval: 1 }, 1, 1, "every day"],
  [{ frequency: "Day", interval: 3 }, 0.333333, 1, "every 3 days"],
  [{ frequency: "Day", interval: 500 }, 0.002, 1, "every 500 days"],
  [{ frequency: "Day", ...anyOf, schedule: { hours: ["6"] } }, 1, 1, "every day in the hour of 6:00"],
  [{ frequency: "Day", ...anyOf, schedule: { hours: ["6", 18] } }, 2, 2, "every day in the hours of 6:00 and 18:00"],
  [{ frequency: "Day", ...anyOf, schedule: { hours: 6, minutes: 30 } }, 1, 1, "every day at 6:30"],
  [
    { frequency: "Day", interval: 2, schedule: { hours: [6, 18], minutes: [0, 30, 30] } },
    2,
    4,
    "every 2 days at 6:00, 6:30, 18:00 and 18:30",
  ],
  [{ frequency: "Day", ...anyOf, schedule: { hours: [1, 2, 3, 4], minutes: [0, 30] } }, 8, 8, "every day at 8 times"],
  [{ frequency: "Day", ...anyOf, schedule: {} }, 1, 1, "every day"],
  [{ frequency: "Week", interval: 1 }, 0.142857, 1, "every week"],
  [{ frequency: "Week", ...anyOf, schedule: { weekDays: ["monday"] } }, 0.142857, 1, "every week on Monday"],
  [
    { frequency: "Week", ...anyOf, schedule: { weekDays, hours: [8], minutes: [0] } },
    0.714286,
    1,
    "every week on Monday, Tuesday, Wednesday, Thursday and Friday at 8:00",
  ],
  [
    { frequency: "Week", interval: 2, schedule: { weekDays: ["Sunday", "Monday"], hours: [8, 20] } },
    0.285714,
    2,
    "every 2 weeks on Monday and Sunday in the hours of 8:00 and 20:00",
  ],
  [{ frequency: "Month", interval: 1 }, 0.0333333, 1, "every month, a month taken as 30 days"],
  [{ frequency: "Month", interval: 16 }, 0.00208333, 1, "every 16 months, a month taken as 30 days"],
  [
    { frequency: "Month", ...anyOf, schedule: { monthDays: [1, -1] } },
    0.0666667,
    1,
    "every month on the last day and day 1, a month taken as 30 days",
  ],
  [
    { frequency: "Month", ...anyOf, schedule: { monthDays: [31] } },
    0.0194444,
    1,
    "every month on day 31, a month taken as 30 days",
  ],
  [
    { frequency: "Month", ...anyOf, schedule: { monthlyOccurrences: [{ day: "Monday", occurrence: 1 }] } },
    0.0333333,
    1,
    "every month on the first Monday, a month taken as 30 days",
  ],
  [
    { frequency: "Month", ...anyOf, schedule: { monthlyOccurrences: [{ day: "friday", occurrence: -1 }] } },
    0.0333333,
    1,
    "every month on the last Friday, a month taken as 30 days",
  ],
  [{ frequency: "Year", interval: 1 }, 0.00273973, 1, "every year"],
];

describe("a schedule", () => {
  it.each(exactly)("%j", async (recurrence, value, busiest, why) => {
    expect(await runsOf(recurring(recurrence))).toEqual({ value, busiest, from: "schedule", exact: true, why });
  });

  it("of a sliding window counts as one", async () => {
    const window = { type: "SlidingWindow", recurrence: { frequency: "Hour", interval: 6 }, inputs: {} };
    expect(await runsOf(window)).toMatchObject({ value: 4, from: "schedule" });
  });

  it("names the clock that it goes by, and runs as often by any", async () => {
    const local = {
      frequency: "Day",
      interval: 1,
      timeZone: "GMT Standard Time",
      schedule: { hours: [9], minutes: [5] },
    };
    const runs = await runsOf(recurring(local));
    expect(runs).toMatchObject({ value: 1, busiest: 1, exact: true });
    expect(runs.why).toBe("every day at 9:05, by the clock of GMT Standard Time, summer time or not");
    const minutes = { frequency: "Minute", interval: 5, timeZone: "GMT Standard Time" };
    expect((await runsOf(recurring(minutes))).why).toBe("every 5 minutes");
  });

  it("quotes no expression for a time zone", async () => {
    const local = { frequency: "Day", interval: 1, timeZone: "@parameters('zone')", schedule: { hours: [9] } };
    expect((await runsOf(recurring(local))).why).toBe("every day in the hour of 9:00, by a local clock");
  });

  it("starts in some month: twice a year there may be no 31st", async () => {
    const schedule = { monthDays: [31] };
    const half = { frequency: "Month", interval: 6, schedule };
    expect(await runsOf(recurring({ ...half, startTime: "2025-01-31T00:00:00Z" }))).toMatchObject({
      value: 0.00555556,
      exact: true,
    });
    expect(await runsOf(recurring({ ...half, startTime: "2025-04-01T00:00:00Z" }))).toMatchObject({
      value: 0.00277778,
    });
    expect(
      await runsOf(recurring({ frequency: "Month", interval: 12, schedule, startTime: "2025-02-01" })),
    ).toMatchObject({ value: 0, busiest: 0 });
    expect(await runsOf(recurring(half))).toMatchObject({ exact: false });
  });

  const readings: readonly (readonly [string, object, number])[] = [
    ["minutes without hours, taken as those of one hour", { frequency: "Day", schedule: { minutes: [0, 30] } }, 2],
    ["weekdays of a day", { frequency: "Day", schedule: { weekDays } }, 1],
    ["hours of an hour", { frequency: "Hour", schedule: { hours: [1] } }, 24],
    ["hours of a month", { frequency: "Month", schedule: { hours: [1, 2] } }, 0.0666667],
    ["days of a month and weekdays of it", { frequency: "Month", schedule: monthsBothWays() }, 0.0666667],
  ];
  it.each(readings)("is not exact with %s", async (_, recurrence, value) => {
    expect(await runsOf(recurring({ interval: 1, ...recurrence }))).toMatchObject({
      value,
      exact: false,
      from: "schedule",
    });
  });
});

function monthsBothWays() {
  return { monthDays: [-1], monthlyOccurrences: [{ day: "Monday", occurrence: 1 }] };
}

describe("a schedule with an end or a start", () => {
  const daily = { frequency: "Day", interval: 1 };
  const on = (asOf: string) => ({ asOf });

  it("runs until its last day", async () => {
    const ending = recurring({ ...daily, endTime: "2026-03-31T12:00:00Z" });
    expect(await runsOf(ending, on("2026-03-31"))).toMatchObject({ value: 1, why: "every day" });
    const why = "the schedule ended on 2026-03-31: every day";
    expect(await runsOf(ending, on("2026-04-01"))).toEqual({
      value: 0,
      busiest: 0,
      from: "schedule",
      exact: true,
      why,
    });
  });

  it("runs from its first day on", async () => {
    const starting = recurring({ ...daily, startTime: "2026-12-01T00:00:00" });
    expect(await runsOf(starting, on("2026-12-01"))).toMatchObject({ value: 1, why: "every day" });
    const why = "the schedule starts on 2026-12-01: every day";
    expect(await runsOf(starting, on("2026-11-30"))).toMatchObject({ value: 0, busiest: 0, why });
  });

  it("is not exact where an expression gives them", async () => {
    const starting = recurring({ ...daily, startTime: "@parameters('start')" });
    expect(await runsOf(starting)).toMatchObject({ value: 1, exact: false });
  });
});

describe("a recurrence that cannot be counted", () => {
  const faults: readonly (readonly [object, string])[] = [
    [{}, "it has no frequency"],
    [{ frequency: "Fortnight", interval: 1 }, "its frequency is none that is known"],
    [{ frequency: "@parameters('f')", interval: 1 }, "an expression gives its frequency"],
    [{ frequency: "Day" }, "it has no interval"],
    [{ frequency: "Day", interval: 0 }, "its interval is not a number from 1"],
    [{ frequency: "Day", interval: 1.5 }, "its interval is not a number from 1"],
    [{ frequency: "Day", interval: "[parameters('i')]" }, "an expression gives its interval"],
    [{ frequency: "Second", interval: 30 }, "Power Automate runs a flow every 60 seconds at most"],
    [{ frequency: "Day", interval: 501 }, "Power Automate runs a flow every 500 days at least"],
    [{ frequency: "Month", interval: 17 }, "Power Automate runs a flow every 500 days at least"],
    [{ frequency: "Day", interval: 1, schedule: "@parameters('s')" }, "an expression gives its schedule"],
    [{ frequency: "Day", interval: 1, schedule: { hours: [24] } }, "its hours are out of range"],
    [{ frequency: "Day", interval: 1, schedule: { hours: ["@variables('h')"] } }, "an expression gives its hours"],
    [{ frequency: "Day", interval: 1, schedule: { minutes: [-1] } }, "its minutes are out of range"],
    [{ frequency: "Week", interval: 1, schedule: { weekDays: ["Mon"] } }, "its weekdays are out of range"],
    [{ frequency: "Month", interval: 1, schedule: { monthDays: [0] } }, "its days of the month are out of range"],
    [
      { frequency: "Month", interval: 1, schedule: { monthlyOccurrences: [{ day: "Monday", occurrence: 6 }] } },
      "its weekdays of the month are out of range",
    ],
  ];
  it.each(faults)("%j", async (recurrence, fault) => {
    const why = `the recurrence cannot be counted, because ${fault}, so estimates.runsPerDay counts: 10 unless set`;
    expect(await runsOf(recurring(recurrence))).toEqual({ value: 10, busiest: 10, from: "default", exact: false, why });
  });
});

describe("a trigger without a schedule", () => {
  it("counts with the estimate, and says so", async () => {
    const why = "nothing in the export tells, so estimates.runsPerDay counts: 10 unless set";
    expect(await runsOf(button.manual)).toEqual({ value: 10, busiest: 10, from: "default", exact: false, why });
    const set = await runsOf(button.manual, { estimates: { runsPerDay: 3 } });
    expect(set).toMatchObject({ value: 3, from: "setting", why: "estimates.runsPerDay in flow-license.json" });
  });

  it("does not run as often as it looks", async () => {
    const why = "how often it looks is not how often it runs, so estimates.runsPerDay counts: 10 unless set";
    expect(await runsOf(newItem.When_an_item_is_created)).toMatchObject({ value: 10, from: "default", why });
  });

  it("does not exist in a flow without a trigger", async () => {
    const { requests } = await flowIn({ triggers: {}, actions: steps(1) });
    expect(requests).toMatchObject({ runsPerDay: null, perDay: null });
  });
});

describe("what is declared", () => {
  const daily = recurring({ frequency: "Day", interval: 1 });
  const noted = { ...daily, description: "Told by Kim.\nflow-license: runs-per-day=40" };
  const forFlow = { flows: [{ match: "*", estimates: { runsPerDay: 4 } }] };

  it("in a note beats the settings, and these the schedule", async () => {
    expect(await runsOf(noted, forFlow)).toEqual({
      value: 40,
      busiest: 40,
      from: "note",
      exact: false,
      why: "the note in The_trigger says runs-per-day=40",
    });
    const why = "estimates.runsPerDay for this flow in flow-license.json";
    expect(await runsOf(daily, forFlow)).toMatchObject({ value: 4, from: "setting", why });
  });

  it("in general is meant for flows without a schedule", async () => {
    const general = { estimates: { runsPerDay: 4 } };
    expect(await runsOf(daily, general)).toMatchObject({ value: 1, from: "schedule" });
    expect(await runsOf(button.manual, general)).toMatchObject({ value: 4, from: "setting" });
  });

  it("may be nothing", async () => {
    expect(await runsOf({ ...daily, description: "flow-license: runs-per-day=0" })).toMatchObject({
      value: 0,
      from: "note",
    });
  });
});

describe("a trigger that splits", () => {
  const splitting = { ...newItem.When_an_item_is_created, splitOn: "@triggerOutputs()?['body/value']" };

  it("starts a run for each item of an event", async () => {
    const runs = await runsOf(splitting, { estimates: { runsPerDay: 8, splitOnItems: 5 } });
    expect(runs).toMatchObject({ value: 40, busiest: 40, from: "setting", exact: false });
    expect(runs.why).toBe(
      "estimates.runsPerDay in flow-license.json; each event starts a run per item, 5 by estimates.splitOnItems in flow-license.json",
    );
  });

  it("says that one item is assumed", async () => {
    const runs = await runsOf(splitting);
    expect(runs).toMatchObject({ value: 10, from: "default" });
    expect(runs.why).toContain("each event starts a run per item, 1 unless estimates.splitOnItems says otherwise");
  });

  it("counts events in a note", async () => {
    const noted = { ...splitting, description: "flow-license: runs-per-day=3" };
    expect(await runsOf(noted, { estimates: { splitOnItems: 4 } })).toMatchObject({ value: 12, from: "note" });
  });
});

describe("a child flow", () => {
  const estate = (settings: object = {}) =>
    reportOn(
      {
        [workflowFile("Child", childId)]: solutionFile({
          triggers: button,
          actions: { ...steps(1), Answer: response },
        }),
        [workflowFile("Parent", parentId)]: solutionFile({
          triggers: { Recurrence: recurring({ frequency: "Hour", interval: 1 }) },
          actions: { Loop: applyToEach({ Call: childCall(childId) }) },
        }),
      },
      settings,
    );
  const requestsIn = async (settings: object, id: string) =>
    (await estate(settings)).flows.find((flow) => flow.id === id)?.requests;

  it("runs as its parents call it, and has no day of its own", async () => {
    const requests = await requestsIn({ estimates: { runsPerDay: 7 } }, childId);
    expect(requests?.runsPerDay).toMatchObject({ value: null, busiest: null, from: "parent", exact: false });
    expect(requests?.perDay).toBeNull();
    expect(requests?.limits.map(({ share }) => share)).toEqual([null, null, null, null]);
    expect((await requestsIn({}, parentId))?.perDay).toEqual({ least: 1008, likely: 1008, most: 1008 });
  });

  it("has one where it is set for this very flow", async () => {
    const settings = { flows: [{ match: childId, estimates: { runsPerDay: 5 } }] };
    expect(await requestsIn(settings, childId)).toMatchObject({
      runsPerDay: { value: 5, from: "setting" },
      perDay: { least: 15, likely: 15, most: 15 },
    });
  });
});
