import { describe, expect, it } from "vitest";
import { analyze, type FlowAnalysis } from "../server/src/analyze";
import { mentionsIn } from "../server/src/facts/uses/mentions";
import { fixesOf } from "../server/src/fixes/fixes-of";
import { noMetadata } from "../server/src/flow/flow-metadata";
import { defaultSettings } from "../shared/settings";
import { zip } from "./exports/sample-exports";
import {
  applyToEach,
  button,
  childCall,
  compose,
  condition,
  connectorStep,
  doUntil,
  everyDay,
  getRows,
  newItem,
  steps,
  workflowFile,
} from "./report/flow-parts";
import {
  complaintsAbout,
  flowIn,
  type Inputs,
  onlyFlow,
  printReport,
  reportOn,
  solutionFile,
} from "./report/lint-report";

/*
 * Inputs that no designer writes. Whatever they are, nothing may fail or hang, both reports are printed, no figure is
 * a word such as NaN, and the JSON keeps to its schema. Most of these were found by changing exports at random.
 */

/** What stands in a report where a value went missing on the way. */
const lostValue = /\bNaN\b|\bundefined\b|\bInfinity\b|\[object |\u221e/;

async function expectSound(inputs: Inputs): Promise<void> {
  for (const format of ["json", "text"] as const) {
    const report = await printReport(format, inputs);
    expect(lostValue.exec(report)?.[0]).toBeUndefined();
    if (format === "json") {
      expect(complaintsAbout(JSON.parse(report))).toEqual([]);
      expect(report).not.toMatch(/\p{Surrogate}/u);
    }
  }
}

function analyzed(text: string): FlowAnalysis {
  const alone = { metadata: noMetadata, connectorOf: () => null, childFlow: () => undefined, callersOf: () => [] };
  const settings = defaultSettings("2026-11-21");
  return analyze({ uri: "Flow.json", version: 0, text }, alone, () => settings).flows[0] as FlowAnalysis;
}

const named = (count: number, action: (index: number) => readonly [string, unknown]): Record<string, object> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => action(index))) as Record<string, object>;
/** Puts a list of actions into containers, the given number of times. */
const nested = (times: number, inner: object, around: (inside: object, index: number) => object): object =>
  Array.from({ length: times }).reduce((inside: object, _, index) => around(inside, index), inner);
const started = (actions: object) => ({ triggers: button, actions });
const idOf = (index: number): string => `11111111-aaaa-4bbb-8ccc-${String(index).padStart(12, "0")}`;
const afterLast = (index: number) => ({ runAfter: index === 0 ? {} : { [`A${index - 1}`]: ["Succeeded"] } });
const terminate = { type: "Terminate", inputs: { runStatus: "Succeeded" } };

describe("text that is no sound JSON", () => {
  const text = solutionFile({ triggers: newItem, actions: { Get_rows: getRows, Call: childCall(idOf(1)) } });
  const at = (part: string, insert: string): string => text.replace(part, `${insert}${part}`);

  const cases: readonly (readonly [string, string])[] = [
    ["nothing", ""],
    ["white space", " \r\n\t"],
    ["a mark of byte order alone", "\ufeff"],
    ["a number", "1"],
    ["null", "null"],
    ["unfinished", '{"triggers":'],
    ["comments", at('"actions"', "/* c */ // d\n")],
    ["a comment that does not end", `${text}/*`],
    ["commas too many", at('"actions"', ",,")],
    ["a comma at the end", text.replace(/\}\}$/, "},}")],
    ["a bracket too many", at('"actions"', "]")],
    ["a brace in a list", text.replace('{"properties":', '{"properties":[}')],
    ["a list that does not end", text.replace('{"properties":', '{"properties":[')],
    ["a quote too many", at('"actions"', '"')],
    ["backslashes", at('"actions"', "\\".repeat(10_001))],
    ["a NUL", at('"actions"', "\u0000")],
    ["a control character in a name, beside an escaped name", at('"triggers"', '"a\u0001b":1,"\\u0061":2,')],
    ["a tab in a text", text.replace("GetItems_V2", "Get\tItems")],
    ["half a surrogate", text.replace("Get_rows", "Get_\ud83d")],
    ["half a surrogate, escaped", text.replaceAll("Get_rows", "Get_\\ud83d")],
    ["words for numbers", at('"actions"', '"x":NaN,"y":-Infinity,"z":undefined,')],
    ["a number too large", at('"actions"', '"x":1e999,')],
    ["line separators", at('"actions"', "\u2028\u2029")],
    ["100,000 open brackets", at('"actions"', "[".repeat(100_000))],
    ["100,000 open objects", at('"actions"', '{"actions":{"A":'.repeat(50_000))],
    ["100,000 brackets, closed", at('"actions"', `"x":${"[".repeat(100_000)}${"]".repeat(100_000)},`)],
    ["100,000 commas", at('"actions"', ",".repeat(100_000))],
    ["100,000 quotes", at('"actions"', '"'.repeat(100_001))],
  ];

  it.each(cases)("%s", async (_, broken) => {
    await expectSound({ "a.json": broken });
    // A name with an id is read for its calls at first.
    await expectSound({ [workflowFile("Flow", idOf(0))]: broken });
  });

  it("cut off anywhere", async () => {
    for (let length = 0; length < text.length; length += 7) await expectSound({ "a.json": text.slice(0, length) });
  });

  it("with any character missing", async () => {
    for (let index = 0; index < text.length; index += 5) {
      await expectSound({ [workflowFile("Flow", idOf(0))]: text.slice(0, index) + text.slice(index + 1) });
    }
  });

  it("in other encodings", async () => {
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    for (const bytes of [utf16, Buffer.from(utf16).swap16(), Buffer.from(text, "utf16le"), utf16.subarray(0, -1)]) {
      await expectSound({ "a.json": bytes });
    }
    expect(onlyFlow(await reportOn({ "a.json": utf16 })).actions.total).toBe(2);
    await expectSound({ "a.json": Buffer.from([0xff, 0xfe, 0xff]) });
    await expectSound({ "a.json": Buffer.from(text.replace("Get_rows", "Gët_rows"), "latin1") });
  });

  it("inside a Dataverse row", async () => {
    for (const inner of ["{", text.slice(0, 200), `${text},}`, `{"a":${"[".repeat(100_000)}`, `\ufeff${text}`]) {
      await expectSound({ "a.json": JSON.stringify({ value: [{ clientdata: inner, workflowid: "x" }] }) });
    }
  });
});

describe("values of other types", () => {
  const odd: readonly unknown[] = [
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    "",
    "@",
    "constructor",
    "__proto__",
    "x".repeat(100_000),
    [],
    [null],
    [[{}]],
    {},
    { "": null },
    { type: null },
    { type: "If" },
  ];
  const whole = {
    triggers: { ...newItem },
    actions: {
      Loop: applyToEach({ Inner: doUntil(steps(1), { count: 5, timeout: "PT1H" }) }, { description: "a note" }),
      Switch: { type: "Switch", expression: "@1", cases: { A: { case: 1, actions: steps(1, "A") } }, default: {} },
      If: condition(steps(1, "B"), steps(1, "C")),
      Scope: { type: "Scope", actions: { Call: childCall(idOf(1)) }, runAfter: { If: ["Succeeded"] } },
      Desktop: connectorStep("shared_uiflow", "RunUIFlow_V2"),
      Predict: connectorStep("shared_commondataserviceforapps", "PerformBoundAction"),
    },
  };
  const file = {
    ...JSON.parse(solutionFile(whole, { shared_sql: { runtimeSource: "embedded", api: { name: "shared_sql" } } })),
    name: "x",
    id: "y",
    type: "z",
  };

  it.each(odd.map((value) => [JSON.stringify(value).slice(0, 30), value]))("%s, everywhere", async (_, value) => {
    const places = placesIn(file);
    expect(places.length).toBeGreaterThan(80);
    for (const path of places) {
      const copy = structuredClone(file);
      put(copy, path, value);
      const report = await printReport("json", { "a.json": JSON.stringify(copy) });
      expect([path, lostValue.exec(report)?.[0]]).toEqual([path, undefined]);
      expect([path, complaintsAbout(JSON.parse(report))]).toEqual([path, []]);
    }
  });

  it("in a schedule", async () => {
    const schedule = {
      weekDays: [null, {}, 5, "Monday"],
      hours: [null, "x", 5.5, -3, "6"],
      minutes: {},
      monthDays: [-1],
    };
    const recurrence = { frequency: "Week", interval: 1e300, schedule };
    const inputs = { "a.json": solutionFile({ triggers: { R: { type: "Recurrence", recurrence } }, actions: {} }) };
    await expectSound(inputs);
    expect(onlyFlow(await reportOn(inputs)).trigger?.schedule?.weekDays).toContain("Monday");
  });

  it("in a list of flows", async () => {
    const flow = { definition: started(steps(1)) };
    const report = await reportOn({ "a.json": JSON.stringify([1, null, "x", [], { value: 1 }, flow, [flow], flow]) });
    expect(report.flows.map(({ pointer }) => pointer)).toEqual(["/5/definition", "/7/definition"]);
  });
});

describe("names", () => {
  it("that objects have of their own", async () => {
    const own = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "length"];
    const actions = own.map((name, index) => {
      const before = own[index - 1];
      const body = { ...condition({}, {}), runAfter: before === undefined ? {} : { [before]: ["Succeeded"] } };
      return `${JSON.stringify(name)}:${JSON.stringify(index % 2 === 0 ? { ...body, ...applyToEach({}) } : body)}`;
    });
    const trigger = '"__proto__":{"type":"Request","kind":"Button"}';
    const text = `{"definition":{"triggers":{${trigger}},"actions":{${actions.join()}}}}`;
    await expectSound({ "a.json": text });
    const flow = onlyFlow(await reportOn({ "a.json": text }));
    expect(flow.actions.total).toBe(own.length);
    expect(flow.trigger?.name).toBe("__proto__");
    await expectSound({ "a.json": text.replaceAll('"type":"', '"type":"constructor","type":"') });
  });

  it("as types, connectors and operations", async () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      const actions = { A: { type: name, kind: name }, B: connectorStep(name, name), C: childCall(name) };
      await expectSound({ "a.json": solutionFile({ triggers: { T: { type: name, kind: name } }, actions }) });
      await expectSound({ "a.json": solutionFile({ triggers: { T: { type: "Request", kind: name } }, actions }) });
    }
  });

  it("that look like integers keep the order of the text", async () => {
    const loop = JSON.stringify(applyToEach({}));
    const text = `{"definition":{"triggers":{"2":{"type":"Request","kind":"Button"},"1":{"type":"Recurrence"}},"actions":{"10":${loop},"9":${loop},"a":${loop}}}}`;
    const flow = onlyFlow(await reportOn({ "a.json": text }));
    expect(flow.trigger?.name).toBe("2");
    expect(flow.requests?.variables.map(({ action }) => action)).toEqual(["10", "9", "a"]);
  });

  it("that stand twice count twice, and are told", async () => {
    const text = solutionFile(started({ A: getRows })).replace('"A":', `${'"A":{"type":"Compose"},'.repeat(3)}"A":`);
    const report = await reportOn({ "a.json": text });
    expect(onlyFlow(report).actions.total).toBe(4);
    expect(report.problems.map(({ code }) => code)).toContain("repeated-action-name");
  });

  it("with every kind of character", async () => {
    const text = solutionFile(
      started({ "a/b~c #d": getRows, "\u0000\u0007": getRows, "\u{1F600}": getRows, "": getRows }),
    );
    await expectSound({ "a.json": text });
    await expectSound({ "a.json": text.replace('"\u{1F600}"', '"\\ud83d"').replace('"a/b', '"\\udc00') });
    await expectSound({ "\u{1F600} \ud83d.json": text });
  });

  it("of notes", async () => {
    const notes = [
      "flow-license:",
      `flow-license: ${'"'.repeat(20_001)}${";".repeat(20_000)}`,
      `flow-license: ignore a${" ".repeat(50_000)}x`,
      "flow-license: items=999999999999; passes=0; branch=; ignore; runs-per-day=-1",
      "flow-license: branch=__proto__; items=1e3; passes=NaN",
      "flow-license: ignore a -- b; ".repeat(5000),
    ];
    for (const description of notes) {
      const actions = { Loop: applyToEach(steps(1), { description }), If: { ...condition({}, {}), description } };
      const triggers = { Recurrence: { ...everyDay.Recurrence, description } };
      await expectSound({ "a.json": solutionFile({ triggers, actions }) });
    }
  });
});

describe("figures beyond every limit", () => {
  it("of 480 loops in each other", async () => {
    const actions = nested(480, { Step: compose }, (inside, index) => ({ [`Loop_${index}`]: applyToEach(inside) }));
    await expectSound({ "a.json": solutionFile(started(actions)) });
  });

  it("of 480 loops in each other with literal arrays", async () => {
    const foreach = Array.from({ length: 10 }, () => 1);
    const actions = nested(480, { Step: compose }, (inside, index) => ({
      [`L${index}`]: applyToEach(inside, { foreach }),
    }));
    await expectSound({ "a.json": solutionFile(started(actions)) });
  });

  it("of child flows that call each other ten times, 30 deep: a formula knows no exponents", async () => {
    const calls = (index: number) =>
      index === 29 ? steps(1) : named(10, (i) => [`C${i}`, childCall(idOf(index + 1))]);
    await expectSound(named(30, (i) => [workflowFile("F", idOf(i)), solutionFile(started(calls(i)))]) as never);
  });

  it("of loop limits", async () => {
    for (const count of [9007199254740991, "999999999999999", 1e300, -5, 0, "x", null]) {
      const inner = { Inner: doUntil(steps(1), { count }) };
      await expectSound({ "a.json": solutionFile(started({ Outer: doUntil(inner, { count }) })) });
    }
  });

  it("stay whole numbers that can be counted with", async () => {
    const actions = nested(17, steps(2), (inside, index) => ({ [`Loop_${index}`]: applyToEach(inside) }));
    const { requests } = await flowIn(started(actions));
    for (const figure of [requests?.perRun.least, requests?.perRun.most, requests?.bounds.least]) {
      expect(figure === null || Number.isSafeInteger(figure)).toBe(true);
    }
  });
});

describe("inputs of great size are read in time", () => {
  it("scopes and steps 480 deep", async () => {
    const actions = nested(480, steps(1), (inside, index) => ({
      [`Scope_${index}`]: { type: "Scope", actions: inside, runAfter: {} },
      [`Rows_${index}`]: getRows,
    }));
    await expectSound({ "a.json": solutionFile(started(actions)) });
  });

  it("5,000 conditions in a row that may end the run", async () => {
    const ending = { Loop: applyToEach(steps(1)), Stop: { ...terminate, runAfter: { Loop: ["Succeeded"] } } };
    const actions = named(5000, (i) => [`A${i}`, { ...condition(ending, {}), ...afterLast(i) }]);
    await expectSound({ "a.json": solutionFile(started(actions)) });
  });

  it("1,000 conditions side by side that may end the run", async () => {
    const actions = named(1000, (i) => [`A${i}`, condition({ Stop: terminate }, {})]);
    await expectSound({ "a.json": solutionFile(started(actions)) });
  });

  it("800 conditions that may end the run, each waiting for all before it", async () => {
    const waiting = (count: number) => named(count, (i) => [`A${i}`, ["Succeeded", "Skipped"]]);
    const actions = named(800, (i) => [`A${i}`, { ...condition({ Stop: terminate }, {}), runAfter: waiting(i) }]);
    await expectSound({ "a.json": solutionFile(started(actions)) });
  });

  it("12,000 cases with a loop each", async () => {
    const cases = named(12_000, (i) => [`Case_${i}`, { case: i, actions: { [`Loop_${i}`]: applyToEach(steps(1)) } }]);
    await expectSound({ "a.json": solutionFile(started({ Switch: { type: "Switch", expression: "@1", cases } })) });
  });

  it("20,000 actions that wait for each other", async () => {
    const circle = (i: number) => ({ ...compose, runAfter: { [`A${(i + 1) % 20_000}`]: ["Succeeded"] } });
    await expectSound({ "a.json": solutionFile(started(named(20_000, (i) => [`A${i}`, circle(i)]))) });
  });

  it("a list of 1,000 rows with a flow each", async () => {
    const clientdata = solutionFile(started(named(20, (i) => [`A${i}`, getRows])));
    const value = Array.from({ length: 1000 }, (_, index) => ({ clientdata, workflowid: idOf(index) }));
    await expectSound({ "a.json": JSON.stringify({ value }) });
  });

  it("child flows 24 deep, each called in two loops", async () => {
    const calls = (i: number) => ({
      A: applyToEach({ X: childCall(idOf(i + 1)) }),
      B: applyToEach({ Y: childCall(idOf(i + 1)) }),
    });
    const flows = named(24, (i) => [workflowFile("F", idOf(i)), solutionFile(started(calls(i)))]);
    await expectSound(flows as never);
  });

  it("child flows 3,000 deep", async () => {
    const flows = named(3000, (i) => [
      workflowFile("F", idOf(i)),
      solutionFile(started({ Call: childCall(idOf(i + 1)) })),
    ]);
    await expectSound(flows as never);
  });

  it("more values, members and texts side by side than a call takes as arguments", async () => {
    const many = 130_000;
    const values = Array.from({ length: many }, (_, index) => index);
    const texts = values.map((value) => `@outputs('Values')?['${value}']`);
    const strange = { type: "NoSuchType", parts: named(many, (i) => [`P${i}`, { actions: { A: compose } }]) };
    const broken = named(many, (i) => [`B${i}`, { inputs: i }]);
    const read = { ...compose, inputs: texts, runAfter: { Values: ["Succeeded"] } };
    const loop = applyToEach(steps(1), { foreach: values });
    for (const actions of [
      { Values: { ...compose, inputs: values }, Read: read, Loop: loop },
      { Strange: strange },
      broken,
    ])
      await expectSound({ "a.json": solutionFile(started(actions)) });
    const { flow } = analyzed(solutionFile(started({ Values: compose, Read: read })));
    expect(mentionsIn(flow).filter(({ role }) => role === "read")).toHaveLength(many);
  });

  it("20,000 variables that one action makes", async () => {
    const variables = Array.from({ length: 20_000 }, (_, index) => ({ name: `v${index}`, type: "string" }));
    await expectSound({
      "a.json": solutionFile(started({ Make: { type: "InitializeVariable", inputs: { variables } } })),
    });
  });

  it("10,000 child flows that one flow calls", async () => {
    await expectSound({ "a.json": solutionFile(started(named(10_000, (i) => [`A${i}`, childCall(idOf(i))]))) });
  });

  it("3,000 scopes that can be taken away", () => {
    const scopes = named(3000, (i) => [`A${i}`, { type: "Scope", actions: steps(1) }]);
    const { flow, facts, findings } = analyzed(solutionFile(started(scopes)));
    const fixes = findings.flatMap((finding) => fixesOf(finding, flow, facts));
    expect(fixes.filter(({ title }) => title.endsWith(" in the place of its scope"))).toHaveLength(3000);
  });

  it("child flows in circles", async () => {
    const calls = (i: number) => ({
      A: childCall(idOf((i + 1) % 30)),
      B: applyToEach({ X: childCall(idOf((i + 7) % 30)) }),
    });
    const flows = named(30, (i) => [workflowFile("F", idOf(i)), solutionFile(started(calls(i)))]);
    await expectSound(flows as never);
  });
});

describe("packages", () => {
  const sound = zip({
    "Workflows/a.json": solutionFile(started(steps(2))),
    "customizations.xml": "<ImportExportXml/>",
  });

  it("cut off anywhere", async () => {
    for (let length = 0; length < sound.length; length += 11) await expectSound({ "a.zip": sound.slice(0, length) });
  });

  it("with any byte changed", async () => {
    for (let index = 0; index < sound.length; index += 3) {
      const bytes = sound.slice();
      bytes[index] = (bytes[index] as number) ^ 0xff;
      await expectSound({ "a.zip": bytes });
    }
  });

  it("with broken XML beside the flow", async () => {
    const flow = solutionFile(started(steps(1)));
    for (const xml of [
      "",
      "<",
      "<a",
      "<a></b>",
      "<a>&x;</a>",
      "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
      "<a>".repeat(50_000),
    ]) {
      await expectSound({ "p.zip": zip({ "solution.xml": xml, "customizations.xml": xml, "Workflows/a.json": flow }) });
    }
  });
});

/** Where each value of an object stands, by the steps to it. */
function placesIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => [[...path, name], ...placesIn(inside, [...path, name])]);
}

function put(value: object, path: readonly string[], replacement: unknown): void {
  const last = path.at(-1) as string;
  const around = path.slice(0, -1).reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], value);
  (around as Record<string, unknown>)[last] = replacement;
}
