import { describe, expect, it } from "vitest";
import { zip } from "../exports/sample-exports";
import { evaluateFormula } from "../simulator/formula";
import {
  applyToEach,
  button,
  childCall,
  childId,
  condition,
  connectorStep,
  doUntil,
  everyDay,
  getRows,
  http,
  newItem,
  parentId,
  steps,
  workflowFile,
} from "./flow-parts";
import { complaintsAbout, flowIn, type Inputs, printReport, type Report, reportOn, solutionFile } from "./lint-report";

/** Inputs with something of everything. */
const estate: Inputs = {
  "flow-license.txt": "no input",
  "broken.zip": "PK\u0003\u0004 and no more",
  "notes.json": '{"properties":{"definition":{"triggers":{},"actions":{"A":',
  "many.json": JSON.stringify({
    value: [
      ...Array.from({ length: 12 }, (_, index) => ({
        type: "Microsoft.ProcessSimple/environments/flows",
        name: `0000${index}`,
        properties: {
          displayName: `Flow ${index}`,
          state: index % 2 === 0 ? "Started" : "Stopped",
          licenseData: { performanceProfile: { throttles: { mode: "High" } } },
          definition: { triggers: newItem, actions: { Get_rows: getRows, Http: http } },
        },
      })),
      { type: "Microsoft.ProcessSimple/environments/flows", name: "x", properties: { definitionSummary: {} } },
    ],
  }),
  "rows.json": JSON.stringify({
    clientdata: solutionFile({ triggers: button, actions: { Loop: doUntil({ Inner: applyToEach(steps(1)) }) } }),
    workflowid: "ABC",
    statecode: 2,
  }),
  "app.json": JSON.stringify({ definition: { triggers: newItem, actions: { Http: http } }, kind: "Stateful" }),
  "copied.json": JSON.stringify({ type: "Scope", actions: { Get_rows: getRows }, runAfter: {} }),
  [workflowFile("Child", childId)]: solutionFile({
    triggers: button,
    actions: {
      Condition: condition(steps(2, "Yes"), { Loop: applyToEach(steps(3, "No")) }),
      Desktop: connectorStep("shared_uiflow", "RunUIFlow_V2"),
      Predict: connectorStep("shared_commondataserviceforapps", "aibuilderpredict_customprompt"),
      Custom: connectorStep("shared_contoso-5fapi-5f0123456789abcdef", "Do", {
        description: "flow-license: ignore custom-connector -- budgeted",
      }),
    },
  }),
  [workflowFile("Parent", parentId)]: solutionFile({
    triggers: { Recurrence: { ...everyDay.Recurrence, description: "flow-license: ignore requests-per-run -- seen" } },
    actions: {
      Call: childCall(childId),
      Call_unknown: childCall("33333333-aaaa-4bbb-8ccc-000000000003"),
      Loop: applyToEach({ Call_again: childCall(childId) }),
    },
  }),
  "package.zip": zip({ "Workflows/\u{1F600}.json": solutionFile({ triggers: button, actions: steps(1) }) }),
};

const less = (a: string, b: string): boolean => a < b;

describe("every report", () => {
  it("keeps to its schema", async () => {
    const report = await reportOn(estate);
    expect(report.flows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["cloud-flow", "logic-app", "fragment"]),
    );
    expect(report.summary).toMatchObject({ flows: report.flows.length, suppressed: 2 });
    expect(report.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["broken-json", "definition-missing", "unreadable-zip"]),
    );
  });

  it("has the same bytes for the same input", async () => {
    for (const format of ["json", "text"] as const) {
      expect(await printReport(format, estate)).toBe(await printReport(format, estate));
    }
  });

  it("has the same bytes for the same input, in whatever order it is named", async () => {
    const paths = Object.keys(estate);
    expect(await printReport("json", estate, {}, paths.toReversed())).toBe(
      await printReport("json", estate, {}, paths),
    );
  });

  it("puts one flow on a line", async () => {
    const lines = (await printReport("json", estate)).split("\n");
    const flows = lines.filter((line) => line.startsWith('{"file":') && line.includes('"pointer":'));
    expect(flows).toHaveLength((await reportOn(estate)).flows.length);
  });

  it("is there, empty, where no file holds a flow", async () => {
    const report = await reportOn({ "data.json": "{}" });
    expect(report.flows).toEqual([]);
    expect(report.summary).toMatchObject({ files: 1, flows: 0, actions: 0 });
  });
});

describe("order", () => {
  it("of flows: by file, then by pointer, in UTF-16 code units", async () => {
    const { flows } = await reportOn(estate);
    const keys = flows.map(({ file, pointer }) => `${file}\u0000${pointer}`);
    expect(keys).toEqual(keys.toSorted((a, b) => (less(a, b) ? -1 : 1)));
    expect(flows.filter(({ file }) => file === "many.json").map(({ pointer }) => pointer.split("/")[2])).toEqual([
      "0",
      "1",
      "10",
      "11",
      "2",
      "3",
      "4",
      "5",
      "6",
      "7",
      "8",
      "9",
    ]);
  });

  it("of files: a character beyond the basic plane comes before U+FF5E", async () => {
    const flow = solutionFile({ triggers: button, actions: {} });
    const names = ["\uff5e.json", "\u{1F600}.json", "z.json", "\u00e9.json", "Z.json"];
    const { flows } = await reportOn(Object.fromEntries(names.map((name) => [name, flow])));
    expect(flows.map(({ file }) => file)).toEqual(["Z.json", "z.json", "\u00e9.json", "\u{1F600}.json", "\uff5e.json"]);
  });

  it("of a package and a file whose name begins like it", async () => {
    const flow = solutionFile({ triggers: button, actions: {} });
    const { flows } = await reportOn({ "a.zip": zip({ "b.json": flow }), "a.zip 2.json": flow, "a.zip0.json": flow });
    expect(flows.map(({ file }) => file)).toEqual(["a.zip 2.json", "a.zip!/b.json", "a.zip0.json"]);
  });

  it("of findings: by range, then by rule", async () => {
    const { flows } = await reportOn(estate);
    for (const { findings } of flows) {
      const places = findings.map(({ range: { start, end }, rule }) => [
        start.line,
        start.column,
        end.line,
        end.column,
        rule,
      ]);
      const sorted = places.toSorted((a, b) => {
        const at = a.findIndex((part, index) => part !== b[index]);
        return at < 0 ? 0 : (a[at] as number | string) < (b[at] as number | string) ? -1 : 1;
      });
      expect(places).toEqual(sorted);
    }
  });

  it("of problems: by file", async () => {
    const files = (await reportOn(estate)).problems.map(({ file }) => file);
    expect(files).toEqual(files.toSorted((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0)));
  });
});

describe("figures that are not known", () => {
  it("are null, not 0", async () => {
    const agent = { Ask: connectorStep("shared_microsoftcopilotstudio", "ExecuteCopilot") };
    const { credits } = await flowIn({ triggers: button, actions: agent });
    expect(credits).toMatchObject({ aiBuilder: null, copilot: null, pricePerMonth: null, notKnown: ["Ask"] });
    expect(credits?.perMonth).toEqual({ aiBuilder: null, copilot: null });
    expect(credits?.operations).toMatchObject([{ units: null, aiBuilder: null, copilot: null }]);
  });

  it("and the worst case is no less than the dearest run in which all succeeds", async () => {
    for (const { requests } of (await reportOn(estate)).flows) {
      if (!requests) continue;
      const { most, worst, worstIs } = requests.perRun;
      expect(worst).toBeGreaterThanOrEqual(most as number);
      expect(["exact", "bound"]).toContain(worstIs);
    }
  });

  it("so is the bound of a loop that nothing bounds", async () => {
    const { requests } = await flowIn({ triggers: button, actions: { Loop: applyToEach(steps(1)) } });
    expect(requests?.variables).toMatchObject([{ symbol: "n", most: null, mostFrom: null, from: "default" }]);
    expect(requests?.bounds).toEqual({ least: 2, most: null });
  });

  it("and what the export does not tell", async () => {
    const flow = await flowIn({ triggers: button, actions: {} });
    expect(flow).toMatchObject({ id: null, state: null, solution: null, evidence: null, credits: null, apps: [] });
  });
});

describe("the estate's flows", () => {
  it("name their children, and nothing for those that are not there", async () => {
    const parent = (await reportOn(estate)).flows.find(({ id }) => id === parentId);
    expect(parent?.childFlows).toMatchObject([
      { id: childId, action: "Call", file: workflowFile("Child", childId), name: "Child" },
      { id: "33333333-aaaa-4bbb-8ccc-000000000003", action: "Call_unknown", file: null, name: null },
      { id: childId, action: "Call_again", file: workflowFile("Child", childId) },
    ]);
    expect(parent?.requests?.excludes).toEqual(["child flow 33333333-aaaa-4bbb-8ccc-000000000003"]);
    expect(parent?.requests?.variables.map(({ symbol, file }) => [symbol, file])).toEqual([
      ["n1", null],
      ["n2", workflowFile("Child", childId)],
    ]);
  });

  it("keep AI Builder out of connectors and premium", async () => {
    const child = (await reportOn(estate)).flows.find(({ id }) => id === childId);
    expect(child?.connectors.map(({ id }) => id)).toEqual(["shared_contoso-5fapi-5f0123456789abcdef", "shared_uiflow"]);
    expect(child?.credits?.operations).toMatchObject([{ action: "Predict" }]);
    expect(child?.premium.because.map(({ feature }) => feature)).toEqual(
      expect.arrayContaining(["custom-connector", "desktop-flow"]),
    );
  });

  it("keep AI Builder out where the operation names its own group of operations", async () => {
    const apiId = "providers/Microsoft.ProcessSimple/operationGroups/aibuilder";
    const host = {
      apiId,
      operationId: "aibuilderpredict_customprompt",
      connectionName: "shared_commondataserviceforapps",
    };
    const actions = { Run_a_prompt: { type: "OpenApiConnection", inputs: { host, parameters: {} } } };
    const flow = await flowIn({ triggers: button, actions });
    expect(flow).toMatchObject({ connectors: [], premium: { required: false, because: [] } });
    expect(flow.credits?.operations).toMatchObject([{ action: "Run_a_prompt" }]);
  });

  it("leave out what the note of an action accepts, at that action", async () => {
    const note = "flow-license: ignore premium-connector -- budgeted";
    const actions = {
      Get_rows: { ...getRows, description: note },
      Post: connectorStep("shared_servicebus", "SendMessage"),
    };
    const { findings } = await flowIn({ triggers: button, actions });
    const told = findings
      .filter(({ rule }) => rule === "premium-connector")
      .map(({ at, suppressed }) => [at, suppressed]);
    expect(told).toEqual([
      ["/properties/definition/actions/Get_rows", { by: "note", reason: "budgeted" }],
      ["/properties/definition/actions/Post", undefined],
    ]);
  });

  it("point into the text of a Dataverse row", async () => {
    const row = (await reportOn(estate)).flows.find(({ shape }) => shape === "dataverse-row");
    expect(row).toMatchObject({ pointer: "/clientdata#/properties/definition", id: "abc", state: "suspended" });
  });

  it("are listed as often as they occur, and summed once", async () => {
    const text = solutionFile({ triggers: button, actions: { Get_rows: getRows } });
    const { summary, flows } = await reportOn({
      [`a/${workflowFile("Flow", childId)}`]: text,
      [`b/${workflowFile("Flow", childId)}`]: text,
    });
    expect(flows).toHaveLength(2);
    expect(summary).toMatchObject({ files: 2, flows: 2, actions: 1, premiumFlows: 1 });
  });
});

describe("formulas", () => {
  it("keep to the grammar and give least and most at the values of the variables", async () => {
    const cases = Array.from({ length: 4 }, (_, index) => [
      `Case_${index}`,
      { case: index, actions: { [`Loop_${index}`]: applyToEach(steps(index + 1, `S${index}`)) } },
    ]);
    const deep = {
      triggers: button,
      actions: {
        ...steps(2),
        Switch: { type: "Switch", expression: "@1", cases: Object.fromEntries(cases), runAfter: {} },
        Outer: applyToEach({ If: condition({ Inner: doUntil(steps(2)) }, { Other: applyToEach({}) }) }),
        Ending: condition({ Stop: { type: "Terminate", inputs: { runStatus: "Succeeded" } } }, steps(4)),
      },
    };
    const { flows } = await reportOn({ ...estate, "deep.json": solutionFile(deep) });
    expect(flows.some(({ requests }) => requests?.formula.least?.includes("min("))).toBe(true);
    for (const { requests, actionsPerRun } of flows) {
      const counted = requests ? { ...requests, ...requests.perRun } : actionsPerRun;
      if (!counted) throw new Error("neither requests nor actions are counted");
      const at = new Map(counted.variables.map(({ symbol, value }) => [symbol, value]));
      expect(evaluateFormula(counted.formula.least ?? "", at)).toBe(counted.least);
      expect(evaluateFormula(counted.formula.most ?? "", at)).toBe(counted.most);
    }
  });

  it("longer than 4,000 characters are null, with the reason", async () => {
    const loops = Array.from({ length: 2000 }, (_, index) => [`Loop_${index}`, applyToEach(steps(1))]);
    const { requests } = await flowIn({ triggers: button, actions: Object.fromEntries(loops) });
    expect(requests?.formula).toEqual({ least: null, most: null });
    expect(requests?.excludes.join()).toContain("formula");
    expect(requests?.perRun.most).toBe(1 + 2000 * 11);
  });
});

describe("the schema", () => {
  const sound = async (): Promise<Report> => JSON.parse(await printReport("json", estate));

  it("accepts fields that a later version adds", async () => {
    const report = await sound();
    const added = { ...report, flows: report.flows.map((flow) => ({ ...flow, added: 1 })), added: {} };
    expect(complaintsAbout(added)).toEqual([]);
  });

  it("accepts what this version leaves null, in full", async () => {
    const report = await sound();
    const flow = report.flows.find(({ id }) => id === parentId);
    const requests = {
      ...flow?.requests,
      perRun: { least: 1, likely: 1, most: 1, worst: 9, worstIs: "bound" },
      retries: { actions: 1, most: 8 },
      pages: { actions: 0, likely: 0, most: 0 },
      runsPerDay: { value: 288, busiest: 288, from: "schedule", exact: true, why: "every 5 minutes" },
      perDay: { least: 2880, likely: 2880, most: 2880 },
      limits: [{ profile: "low", limit: 6000, share: 0.48, runsPerDayAtLimit: 600 }],
    };
    const count = { least: 0.5, likely: 1, most: 1.25 };
    const full = { ...flow, requests, credits: { ...flow?.credits, aiBuilder: count, copilot: count } };
    expect(complaintsAbout({ ...report, flows: [full] })).toEqual([]);
  });

  const wrong: readonly (readonly [string, (report: Loose) => unknown])[] = [
    ["another format", (report) => Object.assign(report, { format: 2 })],
    ["no summary", (report) => delete report.summary],
    ["a class that is none", (report) => Object.assign(first(report).trigger, { class: "manual" })],
    ["an unknown number as text", (report) => Object.assign(first(report).actions, { total: "3" })],
    ["a negative number", (report) => Object.assign(first(report).actions, { total: -1 })],
    ["half a request", (report) => Object.assign(first(report).requests.perRun, { least: 1.5 })],
    ["no number for least", (report) => Object.assign(first(report).requests.perRun, { least: "none" })],
    ["requests of a fragment", (report) => Object.assign(first(report), { kind: "fragment" })],
    ["a column 0", (report) => Object.assign(first(report).findings[0].range.start, { column: 0 })],
    ["a formula of another grammar", (report) => Object.assign(first(report).requests.formula, { most: "2 - n" })],
    ["a feature that is none", (report) => Object.assign(first(report).premium.because[0], { feature: "cloud" })],
    ["a payer that is none", (report) => Object.assign(first(report).license, { payer: "boss" })],
    ["a severity that is none", (report) => Object.assign(report.problems[0], { severity: "fatal" })],
  ];

  it.each(wrong)("refuses %s", async (_, spoil) => {
    const report = await sound();
    spoil(report);
    expect(complaintsAbout(report)).not.toEqual([]);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: these reports are spoiled on purpose.
type Loose = any;

function first(report: Loose): Loose {
  return report.flows.find((flow: Loose) => flow.file === "many.json");
}
