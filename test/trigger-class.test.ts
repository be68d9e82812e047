import { describe, expect, it } from "vitest";
import {
  button,
  childCall,
  childId,
  compose,
  condition,
  connectorStep,
  everyDay,
  parentId,
  response,
  workflowFile,
} from "./report/flow-parts";
import { flowIn, onlyFlow, type ReportedFlow, reportOn, solutionFile } from "./report/lint-report";

/** The class of a trigger by type and kind: flow definition reference, section 3.1. */
type Row = [type: string, kind: string | null, trigger: string, confidence: string, kindOfFlow?: string];

const rows: readonly Row[] = [
  ["Recurrence", null, "scheduled", "certain"],
  ["SlidingWindow", null, "scheduled", "certain"],
  ["Request", "Button", "instant", "certain"],
  ["Request", "PowerAppV2", "instant", "certain"],
  ["Request", "PowerApp", "instant", "certain"],
  ["Request", "Skills", "instant", "assumed"],
  ["Request", "VirtualAgent", "instant", "assumed"],
  ["Request", "PowerPages", "instant", "assumed"],
  ["Request", "ApiConnection", "instant", "certain"],
  ["Request", "Http", "automated", "assumed"],
  ["Request", null, "automated", "assumed"],
  ["OpenApiConnection", null, "automated", "certain"],
  ["ApiConnection", null, "automated", "certain"],
  ["OpenApiConnectionWebhook", null, "automated", "certain"],
  ["ApiConnectionWebhook", null, "automated", "certain"],
  ["OpenApiConnectionNotification", null, "automated", "certain"],
  ["ApiConnectionNotification", null, "automated", "certain"],
  ["HttpWebhook", null, "automated", "certain"],
  ["Http", null, "automated", "certain"],
  ["Batch", null, "automated", "certain", "logic-app"],
  ["ApiManagement", null, "automated", "certain", "logic-app"],
  ["ServiceProvider", null, "automated", "certain", "logic-app"],
];

/** Rows that no export of the sample shows, known from source code or a schema alone. */
const unseen: readonly [type: string, kind: string | null, trigger: string][] = [
  ["Request", "Teams", "instant"],
  ["Request", "Geofence", "instant"],
  ["Request", "Agent", "instant"],
  ["Request", "TeamsWebhook", "automated"],
  ["Request", "EventGrid", "automated"],
  ["Request", "Alert", "automated"],
  ["Request", "AzureMonitorAlert", "automated"],
  ["Request", "SecurityCenterAlert", "automated"],
  ["Manual", null, "instant"],
];

function triggered(type: string, kind: string | null, actions: object = { Compose: compose }) {
  const trigger = { type, ...(kind === null ? {} : { kind }), inputs: {} };
  return { triggers: { The_trigger: trigger }, actions };
}

describe("by type and kind, when nothing calls the flow", () => {
  it.each(rows)("%s %s is %s, %s", async (type, kind, trigger, confidence, kindOfFlow = "cloud-flow") => {
    const flow = await flowIn(triggered(type, kind));
    expect(flow.kind).toBe(kindOfFlow);
    expect(flow.trigger).toMatchObject({ type, kind, class: trigger, startedBy: trigger, confidence, calledBy: [] });
    expect(flow.trigger?.why).toContain(type);
  });

  it.each(unseen)("%s %s is %s", async (type, kind, trigger) => {
    expect((await flowIn(triggered(type, kind))).trigger).toMatchObject({ class: trigger, startedBy: trigger });
  });

  it("compares without letter case", async () => {
    for (const [type, kind, trigger] of rows) {
      const flow = await flowIn(triggered(type.toUpperCase(), kind?.toUpperCase() ?? null));
      expect([type, kind, flow.trigger?.class]).toEqual([type, kind, trigger]);
    }
  });

  it("takes a request of an unknown kind as instant, as an assumption", async () => {
    expect((await flowIn(triggered("Request", "Hologram"))).trigger).toMatchObject({
      class: "instant",
      confidence: "assumed",
    });
  });

  it("passes over a productivity macro, which starts with Start", async () => {
    const macro = { subcategory: 1, properties: { definition: triggered("Start", null) } };
    const { flows, problems } = await reportOn({ "Macro.json": JSON.stringify(macro) });
    expect(flows).toEqual([]);
    expect(problems).toMatchObject([{ code: "not-a-flow", severity: "hint" }]);
  });

  it("calls an HTTP request's callers possibly known users", async () => {
    const { trigger } = await flowIn(triggered("Request", "Http"));
    expect(trigger?.why).toMatch(/callers may be known users/);
  });

  it("says of a definition without a trigger that it has none", async () => {
    const report = await reportOn({ "Flow.json": solutionFile({ triggers: {}, actions: { Compose: compose } }) });
    expect(onlyFlow(report)).toMatchObject({ trigger: null, license: null });
    expect(report.problems).toMatchObject([{ code: "no-trigger" }]);
  });

  it("counts the first of several triggers in the file, and tells it", async () => {
    const triggers = { Z_first: { type: "Recurrence", recurrence: {} }, A_second: { type: "Request", kind: "Button" } };
    const report = await reportOn({ "Flow.json": solutionFile({ triggers, actions: { Compose: compose } }) });
    expect(onlyFlow(report).trigger).toMatchObject({ name: "Z_first", class: "scheduled" });
    expect(report.problems).toMatchObject([{ code: "several-triggers" }]);
  });
});

describe("polling, schedules and split-on", () => {
  const recurrence = { frequency: "Minute", interval: "15" };
  const polled = connectorStep("shared_sharepointonline", "GetOnNewItems", { recurrence });
  const shape = { frequency: "Minute", interval: 15, hours: [], weekDays: [] };

  it("tells the interval of a polling trigger, which is no schedule", async () => {
    const { trigger } = await flowIn({ triggers: { New: polled }, actions: {} });
    expect(trigger).toMatchObject({ class: "automated", polling: shape, schedule: null });
    expect(trigger).toMatchObject({ connector: "shared_sharepointonline", operation: "GetOnNewItems" });
  });

  it("tells none for a trigger that is pushed", async () => {
    const pushed = { ...polled, type: "OpenApiConnectionWebhook" };
    expect((await flowIn({ triggers: { New: pushed }, actions: {} })).trigger).toMatchObject({ polling: null });
  });

  it("tells the schedule of a recurrence, hours written as text too", async () => {
    const schedule = { hours: ["6", "12"], minutes: [0, 30], weekDays: ["Monday"] };
    const weekly = { type: "Recurrence", recurrence: { frequency: "Week", interval: 1, schedule } };
    const { trigger } = await flowIn({ triggers: { Recurrence: weekly }, actions: {} });
    const told = { frequency: "Week", interval: 1, hours: [6, 12], minutes: [0, 30], weekDays: ["Monday"] };
    expect(trigger).toMatchObject({ schedule: told, polling: null });
  });

  it("knows a hybrid trigger as instant, splitting its rows", async () => {
    const host = { connection: { name: "@parameters('$connections')['shared_sharepointonline']['connectionId']" } };
    const inputs = { host, operationId: "ForASelectedFileHybridTrigger", parameters: {} };
    const manual = { type: "Request", kind: "ApiConnection", inputs, splitOn: "@triggerBody()['rows']" };
    expect((await flowIn({ triggers: { manual }, actions: {} })).trigger).toMatchObject({
      class: "instant",
      splitOn: true,
      connector: "shared_sharepointonline",
      operation: "ForASelectedFileHybridTrigger",
    });
  });
});

describe("child flows", () => {
  const called = async (
    child: object,
    parent: object = { triggers: everyDay, actions: { Call: childCall(childId) } },
  ) => {
    const { flows } = await reportOn({
      [workflowFile("Child", childId)]: solutionFile(child),
      [workflowFile("Parent", parentId)]: solutionFile(parent),
    });
    return flows.find(({ id }) => id === childId) as ReportedFlow;
  };

  it.each([
    ["Button", "instant"],
    ["PowerAppV2", "instant"],
    ["PowerApp", "instant"],
    ["Http", "automated"],
    ["Skills", "instant"],
  ])("a call makes a flow with a %s trigger a child, otherwise %s", async (kind, startedBy) => {
    const { trigger } = await called(triggered("Request", kind));
    expect(trigger).toMatchObject({ class: "child", startedBy, confidence: "certain" });
    expect(trigger?.calledBy).toEqual([{ id: parentId, name: "Parent", file: workflowFile("Parent", parentId) }]);
    expect(trigger?.why).toContain("Parent");
  });

  it("the call counts at any depth, and with the id in capitals or braces", async () => {
    const call = childCall(`{${childId.toUpperCase()}}`);
    const actions = { If: condition({}, { Scope: { type: "Scope", actions: { Call: call }, runAfter: {} } }) };
    const { trigger } = await called(triggered("Request", "Button"), { triggers: everyDay, actions });
    expect(trigger?.class).toBe("child");
  });

  it("a text that only mentions the flow is no call", async () => {
    const mention = { Compose: { type: "Compose", inputs: { host: { workflowReferenceName: childId } } } };
    const { trigger } = await called(triggered("Request", "Button"), { triggers: everyDay, actions: mention });
    expect(trigger).toMatchObject({ class: "instant", calledBy: [] });
  });

  it("a call finds a child whose id stands beside its file alone", async () => {
    const workflow = `<Workflow WorkflowId="{${childId}}" Name="Child"><JsonFileName>/Workflows/Child.json</JsonFileName><Category>5</Category></Workflow>`;
    const { flows } = await reportOn({
      "Other/Solution.xml": "<ImportExportXml/>",
      "Workflows/Child.json": solutionFile(triggered("Request", "Button")),
      "Workflows/Child.json.data.xml": workflow,
      [workflowFile("Parent", parentId)]: solutionFile({ triggers: everyDay, actions: { Call: childCall(childId) } }),
    });
    expect(flows.find(({ id }) => id === childId)?.trigger?.class).toBe("child");
    expect(flows.find(({ id }) => id === parentId)?.childFlows).toMatchObject([{ file: "Workflows/Child.json" }]);
  });

  it("a button with a response at any depth is a child, as an assumption", async () => {
    const actions = { Scope: { type: "Scope", actions: { If: condition({}, { Answer: response }) } } };
    expect((await flowIn(triggered("Request", "Button", actions))).trigger).toMatchObject({
      class: "child",
      startedBy: "instant",
      calledBy: [],
      confidence: "assumed",
    });
  });

  it("a button without a response is none", async () => {
    expect((await flowIn({ triggers: button, actions: { Compose: compose } })).trigger?.class).toBe("instant");
  });

  it.each([
    ["PowerApp", "instant"],
    ["PowerAppV2", "instant"],
    ["Http", "automated"],
    ["Skills", "instant"],
    ["VirtualAgent", "instant"],
    ["PowerPages", "instant"],
  ])("a %s trigger with a response stays %s unless a flow calls it", async (kind, trigger) => {
    const flow = await flowIn(triggered("Request", kind, { Answer: response }));
    expect(flow.trigger).toMatchObject({ class: trigger, calledBy: [] });
  });
});

describe("agent flows", () => {
  const inSolution = async (parts: string) => {
    const file = workflowFile("Agent", childId);
    const workflow = `<Workflow WorkflowId="{${childId}}" Name="Agent"><JsonFileName>/${file}</JsonFileName><Category>5</Category>${parts}</Workflow>`;
    return onlyFlow(
      await reportOn({
        "Other/Solution.xml": "<ImportExportXml/>",
        [file]: solutionFile(triggered("Request", "Skills", { Answer: response })),
        [`${file}.data.xml`]: workflow,
      }),
    );
  };

  it.each([
    ["<ModernFlowType>1</ModernFlowType>", "agent-flow"],
    ["<ModernFlowType>2</ModernFlowType>", "agent-flow"],
    ["<ThrottlingBehavior>2</ThrottlingBehavior>", "agent-flow"],
    ["<ModernFlowType>0</ModernFlowType>", "cloud-flow"],
    ["<ThrottlingBehavior>1</ThrottlingBehavior>", "cloud-flow"],
    ["", "cloud-flow"],
  ])("with %s it is a %s", async (parts, kind) => {
    const flow = await inSolution(parts);
    expect(flow).toMatchObject({ kind, name: "Agent", trigger: { class: "instant" } });
    expect(flow.requests === null).toBe(kind === "agent-flow");
    expect(flow.license?.payer).toBe(kind === "agent-flow" ? "agentCapacity" : "invokingUser");
  });

  it("counts its actions, which are no requests", async () => {
    const flow = await inSolution("<ModernFlowType>1</ModernFlowType>");
    expect(flow.actionsPerRun).toMatchObject({ least: 2, likely: 2, most: 2, formula: { least: "2", most: "2" } });
  });
});
