import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { button, childCall, childId, everyDay, getRows, parentId, workflowFile } from "./report/flow-parts";
import { flowIn, onlyFlow, printReport, reportOn, solutionFile } from "./report/lint-report";

/* What a first reader asked of the report and got a wrong answer to, or none. */

const desktopFlow = (runMode?: string) => ({
  type: "OpenApiConnection",
  inputs: {
    host: { apiId: "/providers/Microsoft.PowerApps/apis/shared_uiflow", operationId: "RunUIFlow_V2" },
    parameters: { runMode },
  },
});
const http = { type: "Http", inputs: {} };

describe("licenses", () => {
  it("an unattended and an attended desktop flow need Process and, besides, Premium", async () => {
    const actions = { D: desktopFlow("unattended"), E: desktopFlow("attended") };
    const { license } = await flowIn({ triggers: everyDay, actions });
    expect(license?.options.map((option) => option.license)).toContain("power-automate-process");
    expect(license?.also.map(({ need }) => need)).toContain("power-automate-premium");
  });

  it.each([
    ["worked out", "@{triggerBody()?['mode']}"],
    ["missing", undefined],
  ])("a run mode that is %s is told as not written in the flow", async (_, runMode) => {
    const text = await printReport("text", {
      [workflowFile("Robot", childId)]: solutionFile({ triggers: everyDay, actions: { D: desktopFlow(runMode) } }),
    });
    expect(text).toContain("run mode of the desktop flow is not written in the flow");
    expect(text).toContain("D runs a desktop flow in a mode that is not written in the flow");
  });

  const family = {
    [workflowFile("Parent", parentId)]: solutionFile({ triggers: everyDay, actions: { Call: childCall(childId) } }),
    [workflowFile("Child", childId)]: solutionFile({ triggers: button, actions: { http } }),
  };

  it("a service principal's parent of a premium child carries Process, which covers the child", async () => {
    const { flows } = await reportOn(family, { context: { owner: "servicePrincipal" } });
    expect(flows.map(({ license }) => license?.payer)).toEqual(["parentFlow", "flow"]);
    expect(flows.map(({ license }) => license?.recommended)).toEqual([
      "power-automate-process",
      "power-automate-process",
    ]);
  });

  it("what the parent's owner holds covers the child", async () => {
    const { flows } = await reportOn(family, { context: { ownerLicenses: ["power-automate-premium"] } });
    expect(flows.map(({ license }) => license?.verdict)).toEqual(["covered", "covered"]);
  });

  it("list prices are not shown in another currency", async () => {
    const prices = { currency: "EUR", "power-automate-premium": 14 };
    const { license } = await flowIn({ triggers: everyDay, actions: { getRows } }, { prices });
    const shown = license?.options.map((option) => [option.license, option.pricePerMonth, option.currency]);
    expect(shown).toContainEqual(["power-automate-premium", 14, "EUR"]);
    expect(shown).toContainEqual(["power-automate-process", null, "EUR"]);
  });

  it("a held license that does not cover the flow is an error, told once", async () => {
    const context = { owner: "user", ownerLicenses: ["microsoft-365"] };
    const { license, findings } = await flowIn({ triggers: everyDay, actions: { getRows } }, { context });
    expect(license?.verdict).toBe("not-covered");
    expect(findings.find(({ rule }) => rule === "insufficient-license")?.severity).toBe("error");
    expect(findings.filter(({ rule }) => rule === "license-needed")).toEqual([]);
  });
});

describe("figures", () => {
  it("a row whose client data is unpacked is read as one whose client data is text", async () => {
    const file = { properties: { definition: { triggers: everyDay, actions: { getRows } } }, schemaVersion: "1.0.0.0" };
    const row = { workflowid: childId, name: "Rows", clientdata: file };
    const told = async (clientdata: unknown) =>
      onlyFlow(await reportOn({ "row.json": JSON.stringify({ ...row, clientdata }) }));
    const unpacked = await told(file);
    expect(unpacked).toMatchObject({
      shape: "dataverse-row",
      name: "Rows",
      pointer: "/clientdata/properties/definition",
    });
    expect(unpacked.requests).toEqual((await told(JSON.stringify(file))).requests);
  });

  it("a display name beside the definition names the flow", async () => {
    const properties = { displayName: "Read rows", definition: { triggers: everyDay, actions: { getRows } } };
    expect(onlyFlow(await reportOn({ "a.json": JSON.stringify({ properties }) })).name).toBe("Read rows");
    const unnamed = { properties: { ...properties, displayName: "" } };
    expect(onlyFlow(await reportOn({ "a.json": JSON.stringify(unnamed) })).name).toBe("a");
  });

  it.each([
    ["of a mailbox", { type: "OpenApiConnection", inputs: {}, recurrence: { frequency: "Minute", interval: 1 } }],
    ["of a row", { type: "OpenApiConnectionWebhook", inputs: {}, conditions: [] }],
    ["of a button", { type: "Request", kind: "Button", inputs: { schema: {} } }],
  ])("the code of a trigger by itself, %s, is told as no flow", async (_, code) => {
    const { flows, problems } = await reportOn({ "peeked.json": JSON.stringify(code) });
    expect(flows).toEqual([]);
    expect(problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["not-a-flow hint"]);
  });

  it("names that end in an underscore leave no gap in a sentence", async () => {
    const { findings } = await flowIn({ triggers: everyDay, actions: { _Call_: http } });
    expect(findings.map(({ message }) => message)).toContain('The HTTP action "Call" is premium');
  });

  it("a copied action counts, although it waits for one that was not copied", async () => {
    const copied = { type: "Scope", actions: { a: getRows }, runAfter: { Outside: ["Succeeded"] } };
    const flow = onlyFlow(await reportOn({ "copied.json": JSON.stringify(copied) }));
    expect(flow).toMatchObject({ kind: "fragment", actionsPerRun: { least: 2, most: 2 } });
  });

  describe("behind a Terminate", () => {
    const each = { type: "Foreach", foreach: "@triggerBody()?['rows']", actions: { Row: getRows } };
    const loopAfter = (statuses: string[], name = "End") => ({ ...each, runAfter: { [name]: statuses } });
    const End = { type: "Terminate", inputs: { runStatus: "Succeeded" }, runAfter: { rows: ["Succeeded"] } };

    async function told(actions: object): Promise<string[]> {
      const { findings } = await flowIn({ triggers: everyDay, actions: { rows: getRows, ...actions } });
      return findings.map(({ rule, confidence }) => `${rule} ${confidence}`);
    }

    it("nothing is said of what actions would cost that no run comes to", async () => {
      const inside = { type: "Scope", actions: { Inner: each }, runAfter: { First: ["Succeeded", "Failed"] } };
      const rules = await told({ End, First: loopAfter(["Succeeded"]), Then: inside });
      expect(rules).toContain("requests-per-run certain");
      expect(rules).not.toContain("unbounded-loop assumed");
    });

    it("no figure rests on the passes of a loop that no run comes to", async () => {
      const first = { type: "Foreach", foreach: "@range(0, 300000)", actions: { Row: getRows } };
      const actions = { rows: getRows, Many: first, End: { ...End, runAfter: { Many: ["Succeeded"] } } };
      const settings = {
        budgets: { requestsPerRun: 1, requestsPerDay: 1 },
        context: { ownerLicenses: ["power-automate-premium"] },
      };
      const everyMinute = { Recurrence: { type: "Recurrence", recurrence: { frequency: "Minute", interval: 1 } } };
      const flow = { triggers: everyMinute, actions: { ...actions, Behind: loopAfter(["Succeeded"]) } };
      const { findings } = await flowIn(flow, settings);
      const rules = ["budget-exceeded", "daily-limit-exceeded", "frequent-schedule", "request-burst"];
      const told = findings.filter(({ rule }) => rules.includes(rule));
      expect(told.map(({ rule, confidence }) => `${rule} ${confidence}`)).toEqual([
        "budget-exceeded certain",
        "budget-exceeded certain",
        "daily-limit-exceeded certain",
        "frequent-schedule certain",
        "request-burst certain",
      ]);
      expect(told.map(({ because }) => because).join()).not.toContain("Assumed");
    });

    it.each([
      ["waits for it to be skipped", { End, Each: loopAfter(["Succeeded", "Skipped"]) }],
      [
        "waits for what may be skipped",
        { End, First: loopAfter(["Succeeded"]), Each: loopAfter(["Skipped"], "First") },
      ],
      ["waits for another", { End, Each: loopAfter(["Succeeded"], "rows") }],
      [
        "waits for a condition that ends the run on one side",
        {
          Check: { type: "If", expression: "@equals(1, 1)", actions: { End: { ...End, runAfter: {} } } },
          Each: loopAfter(["Succeeded"], "Check"),
        },
      ],
      ["waits for what is not there", { End, Lost: loopAfter(["Succeeded"], "Gone"), Each: loopAfter(["Succeeded"]) }],
    ])("something is said of a loop that %s", async (_, actions) => {
      expect(await told(actions)).toContain("unbounded-loop assumed");
    });
  });

  it("a flow cut short bounds nothing and says so", async () => {
    const text = solutionFile({ triggers: everyDay, actions: { A: { type: "Compose" } } });
    const flow = onlyFlow(await reportOn({ "cut.json": text.slice(0, -30) }));
    expect(flow.requests?.bounds.most).toBeNull();
    expect(flow.requests?.excludes).toContain("what could not be read of the broken text");
  });

  it("a call whose child an expression picks is told as left out", async () => {
    const flow = await flowIn({ triggers: everyDay, actions: { Call: childCall("@parameters('x')") } });
    expect(flow.requests?.excludes).toEqual(["the child flow that an expression picks in Call"]);
  });

  it("calls of which no source says whether they count are told where the file shows them, and only there", async () => {
    const chunked = { runtimeConfiguration: { contentTransfer: { transferMode: "Chunked" } } };
    const approval = { ...getRows, type: "OpenApiConnectionWebhook" };
    const actions = { Get_file: { ...getRows, ...chunked }, Put_file: { ...getRows, ...chunked }, Ask: approval };
    const { requests } = await flowIn({ triggers: everyDay, actions });
    expect(requests?.perRun).toMatchObject({ least: 4, most: 4 });
    expect(requests?.excludes).toEqual([
      "the parts of chunked transfers (Get file and 1 more), of which no source says whether they count",
      "the calls that subscribe to an answer (Ask), of which no source says whether they count",
    ]);
    const plain = await flowIn({ triggers: everyDay, actions: { Get_rows: getRows } });
    expect(plain.requests?.excludes).toEqual([]);
  });

  it("a limit that is an expression bounds nothing, and none is above the service's own", async () => {
    const until = (count: unknown) => ({ type: "Until", expression: "@x", limit: { count }, actions: {} });
    const actions = { A: until("@parameters('x')"), B: until(9999) };
    const flow = await flowIn({ triggers: everyDay, actions });
    expect(flow.requests?.variables.map(({ most }) => most)).toEqual([null, 5000]);
  });

  it("assumed passes of a Do until are told as assumed", async () => {
    const actions = { U: { type: "Until", expression: "@x", actions: { a: { type: "Compose", inputs: 1 } } } };
    const inputs = { "Flow.json": solutionFile({ triggers: everyDay, actions }) };
    expect(await printReport("text", inputs)).toContain("n = 5 for U (assumed)");
  });
});

describe("inputs", () => {
  const solutionXml =
    "<ImportExportXml><SolutionManifest><UniqueName>S</UniqueName></SolutionManifest></ImportExportXml>";
  const customizations = (name: string) =>
    `<ImportExportXml><Workflows><Workflow WorkflowId="{${childId}}" Name="Loop"><JsonFileName>/Workflows/${name}</JsonFileName><Category>5</Category></Workflow></Workflows></ImportExportXml>`;

  it.each(["", "garbage", '{"properties":'])("a declared flow that cannot be read (%j) is a problem", async (text) => {
    const file = `Loop-${childId.toUpperCase()}.json`;
    const zip = zipSync({
      "solution.xml": strToU8(solutionXml),
      "customizations.xml": strToU8(customizations(file)),
      [`Workflows/${file}`]: strToU8(text),
    });
    const { problems } = await reportOn({ "s.zip": zip });
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([["unreadable-flow", "error"]]);
  });

  it("a Dataverse row without a readable definition is told", async () => {
    const row = { workflowid: childId, name: "Row", category: 5, clientdata: "", clientdataiscompressed: true };
    const { problems } = await reportOn({ "row.json": JSON.stringify({ value: [row] }) });
    expect(problems.map(({ code }) => code)).toEqual(["definition-missing"]);
  });

  it("a Dataverse row with the definition in its own column is read", async () => {
    const definition = JSON.stringify({ triggers: everyDay, actions: { getRows } });
    const row = { workflowid: childId, name: "Row", category: 5, clientdata: null, definition };
    const flow = onlyFlow(await reportOn({ "row.json": JSON.stringify(row) }));
    expect(flow).toMatchObject({ shape: "dataverse-row", pointer: "/definition#", actions: { total: 1 } });
  });

  it("a desktop flow is told apart", async () => {
    const desktop = { properties: { definition: { isvalid: true, name: "x", package: "AAAA" } }, schemaversion: "1" };
    const { problems } = await reportOn({ "desktop.json": JSON.stringify(desktop) });
    expect(problems.map(({ code }) => code)).toEqual(["not-a-flow"]);
  });

  it("free text of a suspension is not printed", async () => {
    const answer = {
      type: "Microsoft.ProcessSimple/environments/flows",
      properties: {
        flowSuspensionReason: "https://x.example/?sig=S3CRET",
        definition: { triggers: everyDay, actions: { getRows } },
      },
    };
    expect(await printReport("json", { "api.json": JSON.stringify(answer) })).not.toContain("S3CRET");
  });
});
