import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settingsTextEdits } from "../../server/src/findings/settings-edits";
import { applyEdits } from "../../server/src/syntax/text-edit";
import {
  applyToEach,
  button,
  childCall,
  childId,
  compose,
  everyDay,
  newItem,
  parentId,
  response,
  workflowFile,
} from "../report/flow-parts";
import { solutionFile } from "../report/lint-report";
import { look } from "./look";

// Trigger, loop and two actions a pass: 2 + 2 * n a run, once a day.
const loop = { Loop: applyToEach({ A: compose, B: { ...compose, runAfter: { A: ["Succeeded"] } } }) };
const daily = { "Daily.json": solutionFile({ triggers: everyDay, actions: loop }) };
const used = (perDay: number, flow = "Daily") => ({ requestReport: `Flow,Requests per day\n${flow},${perDay}\n` });

const calibrated = async (...args: Parameters<typeof look>) => (await look(...args)).report.calibrated ?? [];

describe("calibration", () => {
  it("tells the passes that explain what was used, and the setting", async () => {
    const [flow] = await calibrated(daily, used(202));
    expect(flow).toMatchObject({
      actual: { perDay: 202, fullest: null, days: null },
      estimated: 22,
      byLoop: [{ loop: "Loop", estimatedPasses: 10, from: "default", passes: 100, perDay: 202 }],
      runsThatExplain: null,
      setting: { match: "Daily", path: ["estimates", "loops", "Loop"], value: 100 },
    });
  });

  it.each([
    [203, 100],
    [203.5, 101],
    [2, 0],
    [3.5, 1],
  ])("takes the nearest whole number: %d requests are %d passes", async (perDay, passes) => {
    expect((await calibrated(daily, used(perDay)))[0]?.byLoop[0]?.passes).toBe(passes);
  });

  it("tells no passes where no passes explain it", async () => {
    const [flow] = await calibrated(daily, used(1));
    expect(flow).toMatchObject({ byLoop: [], setting: null });
  });

  it("finds the passes again, whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 9 }), async (n, runs) => {
        const settings = { flows: [{ match: "Daily", estimates: { runsPerDay: runs } }] };
        const [flow] = await calibrated(daily, used((2 + 2 * n) * runs), settings);
        expect(flow?.byLoop[0]?.passes).toBe(n);
      }),
      { numRuns: 30 },
    );
  });

  it("writes no setting where two estimates could be wrong", async () => {
    const two = {
      "Two.json": solutionFile({ triggers: everyDay, actions: { ...loop, Other: applyToEach({ C: compose }) } }),
    };
    const [both] = await calibrated(two, used(100, "Two"));
    expect(both?.byLoop.map(({ loop: name, passes }) => [name, passes])).toEqual([
      ["Loop", 43],
      ["Other", 77],
    ]);
    expect(both?.setting).toBeNull();
    const events = { "Events.json": solutionFile({ triggers: newItem, actions: loop }) };
    const [runs] = await calibrated(events, used(440, "Events"));
    expect(runs).toMatchObject({ runsThatExplain: 20, setting: null, byLoop: [{ passes: 21 }] });
    const [known] = await calibrated(events, { ...used(440, "Events"), runs: "Flow,Runs per day\nEvents,20\n" });
    expect(known?.setting).toBeNull();
    const [more] = await calibrated(events, { ...used(840, "Events"), runs: "Flow,Runs per day\nEvents,20\n" });
    expect(more?.setting).toEqual({ match: "Events", path: ["estimates", "loops", "Loop"], value: 20 });
  });

  it.each([
    [200, "100 runs a day would explain it."],
    [222.2222, "About 111 runs a day would explain it."],
    [0.0667, "About 0.033 runs a day would explain it."],
  ])("tells the runs in round numbers: of %d requests", async (perDay, told) => {
    const events = { "Events.json": solutionFile({ triggers: newItem, actions: { A: compose } }) };
    expect((await look(events, used(perDay, "Events"))).text).toContain(`    ${told}\n`);
  });

  it("tells the runs beside the passes that would explain it", async () => {
    const events = { "Events.json": solutionFile({ triggers: newItem, actions: loop }) };
    expect((await look(events, used(440, "Events"))).text).toContain("    20 runs a day would explain it as well.\n");
  });

  it("tells the runs where nothing else is estimated", async () => {
    const events = { "Events.json": solutionFile({ triggers: newItem, actions: { A: compose } }) };
    const [flow] = await calibrated(events, used(300, "Events"));
    expect(flow?.setting).toEqual({ match: "Events", path: ["estimates", "runsPerDay"], value: 150 });
  });

  it("counts a child flow where it has a line of its own, and in its parent where it has none", async () => {
    const family = {
      [workflowFile("Parent", parentId)]: solutionFile({ triggers: everyDay, actions: { Call: childCall(childId) } }),
      [workflowFile("Child", childId)]: solutionFile({ triggers: button, actions: { ...loop, Response: response } }),
    };
    const report = (lines: string) => ({ requestReport: `Flow ID,Requests per day\n${lines}` });
    const [alone] = await calibrated(family, report(`${parentId},105\n`));
    expect(alone).toMatchObject({ name: "Parent", byLoop: [{ loop: "Loop", passes: 50 }], setting: null });
    const byId = await calibrated(family, report(`${parentId},2\n${childId},103\n`));
    const byName = await calibrated(family, { requestReport: "Flow,Requests per day\nParent,2\nChild,103\n" });
    for (const both of [byId, byName]) {
      expect(both.find(({ name }) => name === "Parent")).toMatchObject({ estimated: 2, byLoop: [] });
      expect(both.find(({ name }) => name === "Child")).toMatchObject({ estimated: null, byLoop: [], setting: null });
    }
  });

  it("tells a report that meets no flow", async () => {
    const { text } = await look(daily, used(5, "Nobody"));
    expect(text).toContain("The report on requests tells of no flow among the inputs.");
    expect(text).toContain(
      'requestReport.csv:2: information 1 line names a flow that is not among the inputs: "Nobody" in line 2.',
    );
  });

  it("is written into a settings file in its own layout, and explains the day from then on", async () => {
    const [flow] = await calibrated(daily, used(202));
    const before = '{\n\t"period": "official"\n}\n';
    const edits = settingsTextEdits(before, [
      { kind: "setForFlow", ...(flow?.setting as NonNullable<typeof flow>["setting"] & object) },
    ]);
    const after = applyEdits(before, edits ?? []);
    expect(after).toContain('\t"period": "official",\n\t"flows": [');
    const [again] = await calibrated(daily, used(202), JSON.parse(after));
    expect(again).toMatchObject({ estimated: 202, setting: null });
  });
});
