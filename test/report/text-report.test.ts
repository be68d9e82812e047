import { describe, expect, it } from "vitest";
import { button, childCall, childId, compose, everyDay, getRows, parentId, steps, workflowFile } from "./flow-parts";
import { flowIn, printReport, solutionFile } from "./lint-report";

/* What a person reads who has to answer for a license: who pays and why, what was assumed, and which page says so. */

const textOf = (definition: object, settings: object = {}) =>
  printReport("text", { "Flow.json": solutionFile(definition) }, settings);
const request = (kind: string | null) => ({ manual: { type: "Request", ...(kind && { kind }), inputs: {} } });
const desktopFlow = (runMode: string) => ({
  type: "OpenApiConnection",
  inputs: {
    host: { apiId: "/providers/Microsoft.PowerApps/apis/shared_uiflow", operationId: "RunUIFlow_V2" },
    parameters: { runMode },
  },
});
const premium = { triggers: everyDay, actions: { getRows } };
const standard = { triggers: everyDay, actions: { compose } };

describe("the lines about the license", () => {
  it("end with page and date, each page once", async () => {
    expect((await textOf(premium)).match(/^ {2}Source: .*$/gm)).toEqual([
      "  Source: Power Automate licensing FAQ, 2025-06-03.",
    ]);
  });

  it("say in one line where sources differ", async () => {
    const http = { type: "Http", inputs: {} };
    const text = await textOf({ triggers: everyDay, actions: { http } }, { context: { environment: "payAsYouGo" } });
    const lines = text.match(/^ {2}Sources differ\. .*$/gm) ?? [];
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(" Also about: Plain HTTP.");
    expect(await textOf(premium)).not.toContain("Sources differ");
  });

  it("are left out of a standard flow of which nothing but defaults could be told", async () => {
    const text = await textOf(standard);
    expect(text).not.toContain("Source: ");
    expect(text).not.toContain("The owner pays");
  });

  it("say why a service principal's standard flow needs none", async () => {
    const text = await textOf(standard, { context: { owner: "servicePrincipal" } });
    expect(text).toContain("  A service principal owns this standard flow.\n");
    expect(text).toContain("a criterion for Process, without exception (Power Automate licensing FAQ, 2025-06-03)");
  });

  it("say which limit the requests of a standard flow exceed", async () => {
    const everyMinute = { Recurrence: { type: "Recurrence", recurrence: { frequency: "Minute", interval: 1 } } };
    const text = await textOf({ triggers: everyMinute, actions: steps(4) });
    expect(text).toContain("7,200 requests a day are more than the 6,000 of the profile Low.");
    expect(text).toContain("The owner pays for a scheduled flow. Assumed: owner = user (context.owner).");
  });
});

describe("the line about the day", () => {
  it.each([
    [{ frequency: "Week", interval: 1 }, "About 0.3 requests a day, at about 0.1 runs: every week."],
    [
      { frequency: "Month", interval: 1 },
      "About 0.07 requests a day, at about 0.03 runs: every month, a month taken as 30 days.",
    ],
    [
      { frequency: "Month", interval: 12 },
      "About 0.006 requests a day, at about 0.003 runs: every 12 months, a month taken as 30 days.",
    ],
  ])("does not tell a rare run as none: %o", async (recurrence, line) => {
    const triggers = { Recurrence: { type: "Recurrence", recurrence } };
    expect(await textOf({ triggers, actions: { compose } })).toContain(`  ${line}\n`);
  });
});

describe("what is assumed of a trigger", () => {
  it.each([
    [null, "its callers may be known users"],
    ["Skills", "the person who causes the call is taken to run it"],
    ["VirtualAgent", "the person who causes the call is taken to run it"],
    ["PowerPages", "the person who causes the call is taken to run it"],
  ])("of kind %s is told", async (kind, words) => {
    expect(await textOf({ triggers: request(kind), actions: { compose } })).toMatch(
      new RegExp(`^  Assumed: .*: .*${words}\\.$`, "m"),
    );
  });

  it("is nothing for a button or a schedule", async () => {
    expect(await textOf({ triggers: button, actions: { compose } })).not.toContain("Assumed: ");
    expect(await textOf(standard)).not.toContain("Assumed: ");
  });
});

describe("a finding about something premium", () => {
  const becauseOf = async (action: object, rule: string) => {
    const { findings } = await flowIn({ triggers: everyDay, actions: { action } });
    return findings.find((finding) => finding.rule === rule);
  };
  const dated = /\((?:[^()]*, (?:\d{4}-\d{2}-\d{2}|undated, read on \d{4}-\d{2}-\d{2})[^()]*)\)/;

  it("says how sure its tier is, and by which page", async () => {
    const finding = await becauseOf(getRows, "premium-connector");
    expect(finding?.because).toMatch(/^Tier verified \(/);
    expect(finding?.because).toMatch(dated);
    expect(finding?.sources).toContain("learnpage");
  });

  it("says which page makes HTTP and custom connectors premium", async () => {
    const http = await becauseOf({ type: "Http", inputs: {} }, "http");
    expect(http?.because).toMatch(
      /^HTTP makes a flow premium \(Assign a user license .*, 2026-08-14\)\. The owner pays/,
    );
    const host = { apiId: "/providers/Microsoft.PowerApps/apis/shared_contoso-5forders-5f0a1b2c", operationId: "Get" };
    const custom = await becauseOf({ type: "OpenApiConnection", inputs: { host } }, "custom-connector");
    expect(custom?.because).toMatch(/^Any custom connector makes a flow premium \(.*, 2025-06-03\)\. The owner pays/);
  });

  it("does not tell again who pays", async () => {
    expect((await textOf(premium)).match(/The owner pays/g)).toHaveLength(1);
  });
});

describe("words", () => {
  it("money has two decimals or none", async () => {
    const prices = { currency: "EUR", "power-automate-premium": 10.4, "power-automate-process": 2560.8 };
    const text = await textOf(premium, { prices });
    expect(text).toContain("(10.40 EUR a month)");
    expect(text).toContain("(2,560.80 EUR a month)");
    expect(await textOf(premium)).toContain("(15 USD a month)");
  });

  it.each([
    ["attended", "because of an attended desktop flow"],
    ["unattended", "because of an unattended desktop flow"],
    ["@variables('mode')", "because of a desktop flow, which may be attended or unattended"],
  ])("a desktop flow that runs %s is told once, with its mode", async (mode, words) => {
    const text = await textOf({ triggers: everyDay, actions: { Run: desktopFlow(mode) } });
    expect(text).toMatch(new RegExp(`${words}(?: \\(assumed\\))? license-needed`));
  });

  const child = solutionFile({
    triggers: button,
    actions: { getRows, Response: { type: "Response", kind: "PowerApp", inputs: {} } },
  });

  it("a parent that is not among the inputs is no value of a setting", async () => {
    const text = await printReport("text", { [workflowFile("Child", childId)]: child });
    expect(text).toContain("parent flow is not among the inputs");
    expect(text).not.toContain("parent flow = ");
  });

  it("a license of the parent flow is for the flow, not for a person", async () => {
    const parent = solutionFile({ triggers: everyDay, actions: { Call: childCall(childId) } });
    const inputs = { [workflowFile("Parent", parentId)]: parent, [workflowFile("Child", childId)]: child };
    const text = await printReport("text", inputs, { flows: [{ match: "Workflows/Parent-*", processLicense: true }] });
    expect(text).toContain("Power Automate Process for the parent flow (held)");
  });

  it("an agent flow has as many actions a run as it pays for", async () => {
    const data = `<Workflow WorkflowId="{${childId}}" Name="Agent"><ModernFlowType>1</ModernFlowType><Category>5</Category></Workflow>`;
    const file = workflowFile("Agent", childId);
    const agent = { [file]: solutionFile({ triggers: button, actions: steps(8) }), [`${file}.data.xml`]: data };
    const text = await printReport("text", agent);
    expect(text).toContain("8 actions a run · agent flow");
    expect(text).toContain("1.04 Copilot Credits a run");
  });
});
