import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creditSupply } from "../server/src/facts/credits/credit-supply";
import { ofRuns } from "../server/src/facts/credits/credits-per-month";
import { creditsPerMonth, licensesForCredits } from "../server/src/reference/license-credits";
import { priceOf } from "../server/src/reference/prices";
import { settingsForFlow } from "../server/src/settings/settings-for-flow";
import {
  applyToEach,
  button,
  childCall,
  childId,
  condition,
  connectorStep,
  everyDay,
  inTurn,
  parentId,
  steps,
  workflowFile,
} from "./report/flow-parts";
import { flowIn, onlyFlow, printReport, type ReportedFlow, reportOn, solutionFile } from "./report/lint-report";
import { fileLayer } from "./settings/layers";

/*
 * Credits as the licensing documents count them. The ids of examples are those of the project's licensing reference,
 * the capitals in parentheses those of its sources.
 */

const predict = (operation: string, parameters: object = {}): object => {
  const step = connectorStep("shared_commondataserviceforapps", `aibuilderpredict_${operation}`);
  return { ...step, inputs: { ...step.inputs, parameters } };
};
const askAgent = connectorStep("shared_microsoftcopilotstudio", "ExecuteCopilot");
const exactly = (count: number) => ({ least: count, likely: count, most: count });
const withActions = (actions: object, settings: object = {}) => flowIn({ triggers: button, actions }, settings);
const creditsOf = async (actions: object, settings: object = {}) => (await withActions(actions, settings)).credits;
const withEstimates = (estimates: object) => ({ estimates });

/** An agent flow, as a record of Dataverse tells it. */
const agentFlow = async (actions: object, settings: object = {}): Promise<ReportedFlow> => {
  const clientdata = solutionFile({ triggers: button, actions });
  return onlyFlow(await reportOn({ "row.json": JSON.stringify({ clientdata, modernflowtype: 1 }) }, settings));
};

const settingsOn = (asOf: string, settings: object = {}) =>
  settingsForFlow([fileLayer({ asOf, ...settings })], { file: "", name: "", id: null }, asOf);

describe("worked examples", () => {
  const held = [
    { license: "ai-builder-addon", quantity: 1 },
    { license: "power-automate-premium", quantity: 5 },
  ];
  const on = (asOf: string) => ({ asOf, edition: "2026-11" as const });

  it("E-19: 32,000 receipts need 1,024,000 credits; five Premium and an add-on bring 1,025,000, and 24,000 too few from 2026-11-01 on (AIBCRED)", async () => {
    const credits = await creditsOf({ Read: predict("receiptscanningpretrained") });
    const need = ofRuns(credits?.aiBuilder ?? exactly(0), 32_000);
    expect(need).toEqual(exactly(1_024_000));
    expect(creditsPerMonth("aiBuilder", held, on("2026-10-31"))).toBe(1_025_000);
    expect(creditsPerMonth("aiBuilder", held, on("2026-11-01"))).toBe(1_000_000);
    const of = (asOf: string, aiBuilderCreditsHeld: number) =>
      creditSupply(
        { aiBuilder: need.likely, copilot: ofRuns(credits?.copilot ?? exactly(0), 32_000).likely },
        settingsOn(asOf, { context: { aiBuilderCreditsHeld } }),
      );
    expect(of("2026-10-31", 1_025_000)).toMatchObject({ drawn: { aiBuilder: 1_024_000, copilot: 0 }, missing: null });
    expect(of("2026-11-01", 1_000_000)).toMatchObject({ missing: { aiBuilder: 24_000, copilot: 6_000 } });
  });

  it("E-20: three pages of a custom document in an agent flow are 24 Copilot Credits, besides those of its actions (AIBCC)", async () => {
    const { credits } = await agentFlow({ Read: predict("formsprocessing", { "item/requestv2/pages": "1-3" }) });
    expect(credits?.operations).toMatchObject([{ units: 3, unitsFrom: "literal", aiBuilder: null, copilot: 24 }]);
    expect(credits).toMatchObject({ aiBuilder: null, copilot: exactly(24.13) });
  });

  it("E-21: a basic prompt of 4,200 tokens is 5 units and 0.5 Copilot Credits (AIBCC)", async () => {
    const credits = await creditsOf({ Ask: predict("customprompt") }, withEstimates({ tokensPerPrompt: 4200 }));
    expect(credits?.operations).toMatchObject([{ units: 5, unitsFrom: "setting", copilot: 0.5, aiBuilder: 6 }]);
    expect(credits?.copilot).toEqual(exactly(0.5));
  });

  it("E-22: 800,000 a month of one add-on are 9,600,000 a year, and what is left of a month helps no other (AIB)", () => {
    const addOn = settingsOn("2025-06-03", { context: { ownerLicenses: ["ai-builder-addon"] } });
    const ofMonth = creditSupply({ aiBuilder: 800_000, copilot: null }, addOn);
    expect(ofMonth).toMatchObject({ held: { aiBuilder: 1_000_000 }, drawn: { aiBuilder: 800_000 }, missing: null });
    expect(12 * (ofMonth?.drawn.aiBuilder ?? 0)).toBe(9_600_000);
    const more = creditSupply({ aiBuilder: 1_024_000, copilot: null }, addOn);
    expect(more).toMatchObject({
      drawn: { aiBuilder: 1_000_000 },
      missing: { aiBuilder: 24_000 },
      toBuy: { addOns: 1 },
    });
  });

  it("E-23: 1,000 runs of an agent flow of eight actions are 1,040 Copilot Credits, 10.4 USD (CSRATE)", async () => {
    const { credits } = await agentFlow(steps(8), withEstimates({ runsPerDay: 100 }));
    expect(credits).toMatchObject({ aiBuilder: null, copilot: exactly(1.04), operations: [] });
    expect(ofRuns(credits?.copilot ?? exactly(0), 1000)).toEqual(exactly(1040));
    expect(ofRuns(exactly(1040), priceOf("payg-copilot-credit", "2025-06")?.amount ?? 0)).toEqual(exactly(10.4));
    // The report tells a month: three times as many runs.
    expect(credits).toMatchObject({ perMonth: { copilot: exactly(3120) }, pricePerMonth: exactly(31.2) });
  });

  it("E-24: 4.7 million credits a month take five add-ons (ADDONS)", () => {
    expect(licensesForCredits(4_700_000, "ai-builder-addon", "2026-11")).toBe(5);
    expect(licensesForCredits(0, "ai-builder-addon", "2026-11")).toBe(0);
    expect(licensesForCredits(25_001, "copilot-credit-pack", "2025-06")).toBe(2);
    expect(licensesForCredits(1, "microsoft-365", "2026-11")).toBeNull();
  });

  it("no tenant gets more than 1,000,000 seeded credits, besides those it bought (AIBCRED)", () => {
    const many = [{ license: "power-automate-premium", quantity: 300 }];
    expect(creditsPerMonth("aiBuilder", many, on("2026-10-31"))).toBe(1_000_000);
    expect(creditsPerMonth("aiBuilder", [...many, ...held], on("2026-10-31"))).toBe(2_000_000);
    expect(creditsPerMonth("copilot", held, on("2026-10-31"))).toBe(0);
  });
});

describe("the rate card (AIBLIC)", () => {
  const prompt = (promptModel: string, tokensPerPrompt = 1000) => ({ promptModel, tokensPerPrompt });
  const rows: readonly (readonly [string, object, number, number, number | null])[] = [
    ["customprompt", prompt("basic"), 1.2, 0.1, null],
    ["customprompt", prompt("basic", 1001), 2.4, 0.2, null],
    ["customprompt", prompt("standard"), 24, 1.5, null],
    ["gptpromptengineering", prompt("premium"), 182, 10, null],
    ["gptpromptengineering", prompt("premium", 0), 0, 0, null],
    ["objectdetectionpretrained", {}, 8, 8, null],
    ["formsprocessing", { pagesPerDocument: 2 }, 200, 16, 2000],
    ["invoiceprocessingpretrained", { pagesPerDocument: 2 }, 64, 16, 2000],
    ["receiptscanningpretrained", {}, 32, 8, 2000],
    ["idreader", {}, 32, 8, 2000],
    ["identitydocumentpretrained", { pagesPerDocument: 9999 }, 64_000, 16_000, 2000],
    ["textrecognition", { pagesPerDocument: 7 }, 21, 0.7, 2000],
    ["keyphraseextraction", { charactersPerText: 1001 }, 4, 0.2, 6],
    ["keyphraseextraction", { charactersPerText: 99_999 }, 12, 0.6, 6],
    ["texttranslationpretrained", { charactersPerText: 10_000 }, 220, 15, 10],
    ["businesscardreader", {}, 0, 0, null],
  ];

  it.each(rows)("%s with %j", async (operation, estimates, aiBuilder, copilot, mostUnits) => {
    const credits = await creditsOf({ Step: predict(operation) }, withEstimates(estimates));
    expect(credits).toMatchObject({ aiBuilder: exactly(aiBuilder), copilot: exactly(copilot) });
    expect(credits?.operations).toMatchObject([{ aiBuilder, copilot, mostUnits }]);
  });

  it.each([
    ["2", 1, "literal"],
    ["3-5", 3, "literal"],
    [" 3 - 5 ", 3, "literal"],
    ["1-9999", 2000, "literal"],
    ["5-3", 1, "default"],
    ["0", 1, "default"],
    ["@variables('pages')", 1, "default"],
    ["1-3,5", 1, "default"],
    ["3-", 1, "default"],
  ])("pages %s are %i units, by %s", async (pages, units, unitsFrom) => {
    const credits = await creditsOf({
      Read: predict("invoiceprocessingpretrained", { "item/requestv2/pages": pages }),
    });
    expect(credits?.operations).toMatchObject([{ units, unitsFrom }]);
    expect(credits?.assumptions.length).toBe(unitsFrom === "literal" ? 0 : 1);
  });

  it("a range that is there and cannot be read is told apart from none", async () => {
    const whatFor = async (pages: object) =>
      (await creditsOf({ Read: predict("invoiceprocessingpretrained", pages) }))?.assumptions.map(({ what }) => what);
    expect(await whatFor({ "item/requestv2/pages": "1-3,5" })).toEqual([
      "pages of a document (its range cannot be read)",
    ]);
    expect(await whatFor({})).toEqual(["pages of a document"]);
    const both = {
      Read: predict("invoiceprocessingpretrained", { "item/requestv2/pages": "3-" }),
      Scan: predict("textrecognition"),
    };
    expect((await creditsOf(both))?.assumptions).toHaveLength(2);
  });

  it("an assumption names its setting until that is set", async () => {
    const actions = { Ask: predict("customprompt"), Read: predict("textrecognition") };
    const settingsOf = async (estimates: object) =>
      (await creditsOf(actions, withEstimates(estimates)))?.assumptions.map(({ setting }) => setting);
    const all = ["estimates.tokensPerPrompt", "estimates.promptModel", "estimates.pagesPerDocument"];
    expect(await settingsOf({})).toEqual(all);
    expect(await settingsOf({ promptModel: "basic", pagesPerDocument: 1 })).toEqual(["estimates.tokensPerPrompt"]);
  });
});

describe("a rate that nobody knows", () => {
  it.each([
    ["a model that is on no rate card", predict("contractprocessing"), null, null],
    ["a bound action of Dataverse", boundPredict(), null, null],
  ])("%s leaves both totals open", async (_, step, aiBuilder, copilot) => {
    const credits = await creditsOf({ Read: predict("textrecognition"), Step: step });
    expect(credits).toMatchObject({ aiBuilder, copilot, notKnown: ["Step"] });
  });

  it("the call of an agent leaves the Copilot Credits open, and draws no AI Builder credits", async () => {
    const credits = await creditsOf({ Read: predict("textrecognition"), Ask: askAgent });
    expect(credits).toMatchObject({ aiBuilder: exactly(3), copilot: null, notKnown: ["Ask"] });
    expect(await creditsOf({ Ask: askAgent })).toMatchObject({ aiBuilder: null, copilot: null });
  });

  it("does not matter where the action does not run when all succeeds", async () => {
    const actions = {
      Read: { ...predict("textrecognition"), runAfter: {} },
      Ask: { ...askAgent, runAfter: { Read: ["Failed"] } },
    };
    expect(await creditsOf(actions)).toMatchObject({ copilot: exactly(0.1) });
  });

  it("is told in the text report, without a figure", async () => {
    const file = { "Flow.json": solutionFile({ triggers: button, actions: { Ask_agent: askAgent } }) };
    const text = await printReport("text", file);
    expect(text).toContain("Copilot Credits a run are not known: no rate is known for Ask agent.");
    expect(text).not.toMatch(/\b0 (AI Builder|Copilot) [Cc]redits/);
  });
});

function boundPredict(): object {
  const step = connectorStep("shared_commondataserviceforapps", "PerformBoundAction");
  const parameters = { entityName: "msdyn_aimodels", actionName: "Microsoft.Dynamics.CRM.Predict" };
  return { ...step, inputs: { ...step.inputs, parameters } };
}

describe("credits of a run", () => {
  const read = predict("textrecognition");

  it("are those of the branch taken", async () => {
    const actions = { If: condition({ Read: read }, inTurn({ Read_1: read, Read_2: read })) };
    expect((await creditsOf(actions))?.aiBuilder).toEqual({ least: 3, likely: 6, most: 6 });
    expect((await creditsOf(actions, withEstimates({ branches: { If: "if" } })))?.aiBuilder?.likely).toBe(3);
  });

  it("end where a Terminate ends the run", async () => {
    const end = { type: "Terminate", inputs: { runStatus: "Succeeded" } };
    const actions = inTurn({ Read: read, End: end, Never: read });
    expect((await creditsOf(actions))?.aiBuilder).toEqual(exactly(3));
  });

  it("of a pass do not include the fee that a pass may cost in requests", async () => {
    const actions = { Loop: applyToEach({ Read: read }) };
    const estimates = { loopItems: 4, loopIterationCost: 1 };
    expect((await creditsOf(actions, withEstimates(estimates)))?.aiBuilder).toEqual(exactly(12));
  });

  it("follow the passes of loops, whatever is nested in what", async () => {
    const passes = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(passes, fc.integer({ min: 1, max: 5 }), fc.nat({ max: 30 }), async (loops, reads, pages) => {
        const innermost = Object.fromEntries(Array.from({ length: reads }, (_, index) => [`Read_${index}`, read]));
        const actions = loops.reduceRight<object>(
          (inner, _, depth) => ({ [`Loop_${depth}`]: applyToEach(inner) }),
          innermost,
        );
        const named = Object.fromEntries(loops.map((count, depth) => [`Loop_${depth}`, count]));
        const credits = await creditsOf(actions, withEstimates({ loops: named, pagesPerDocument: pages }));
        const expected = loops.reduce((product, count) => product * count, 3 * reads * pages);
        expect(credits?.aiBuilder).toEqual(exactly(expected));
        expect(credits?.copilot?.most).toBeCloseTo(expected / 30, 4);
      }),
      { numRuns: 60, seed: 20261121 },
    );
  });

  it("include those of child flows, once for each call", async () => {
    const files = {
      [workflowFile("Child", childId)]: solutionFile({ triggers: button, actions: { Read: read } }),
      [workflowFile("Parent", parentId)]: solutionFile({
        triggers: everyDay,
        actions: { Call: childCall(childId), Loop: applyToEach({ Again: childCall(childId) }), Read: read },
      }),
    };
    const { flows } = await reportOn(files, withEstimates({ loopItems: 5 }));
    const parent = flows.find(({ id }) => id === parentId);
    expect(parent?.credits).toMatchObject({ aiBuilder: exactly(21), copilot: exactly(0.7), excludes: [] });
    expect(parent?.credits?.operations.map(({ action }) => action)).toEqual(["Read"]);
    expect(parent?.credits?.perMonth).toEqual({ aiBuilder: exactly(630), copilot: exactly(21) });
    const alone = onlyFlow(await reportOn({ "Parent.json": files[workflowFile("Parent", parentId)] as string }));
    expect(alone.credits).toMatchObject({ aiBuilder: exactly(3), excludes: [`child flow ${childId}`] });
  });

  it("are null for a flow without AI steps, its child flows included", async () => {
    const files = {
      [workflowFile("Child", childId)]: solutionFile({ triggers: button, actions: steps(2) }),
      [workflowFile("Parent", parentId)]: solutionFile({ triggers: everyDay, actions: { Call: childCall(childId) } }),
    };
    expect((await reportOn(files)).flows.map(({ credits }) => credits)).toEqual([null, null]);
  });

  it("of an agent flow count its loops and containers, and not its trigger", async () => {
    const { credits } = await agentFlow({ Loop: applyToEach(steps(3)) }, withEstimates({ loopItems: 33 }));
    expect(credits?.copilot).toEqual(exactly(13));
    expect(credits?.why).toContain("trigger is not counted");
  });
});

describe("who pays", () => {
  const actions = { Read: predict("invoiceprocessingpretrained") };

  it("before 2025-11-01 AI Builder credits alone", async () => {
    expect(await creditsOf(actions, { asOf: "2025-10-31" })).toMatchObject({ aiBuilder: exactly(32), copilot: null });
    expect(await creditsOf(actions, { asOf: "2025-11-01" })).toMatchObject({ copilot: exactly(8) });
  });

  it("first AI Builder credits, then Copilot Credits for the rest", async () => {
    const settings = { context: { aiBuilderCreditsHeld: 2400, copilotCreditsHeld: 1000 } };
    // A month needs 9,600 of the one or 2,400 of the other: a quarter is held, and 1,800 are left.
    expect((await creditsOf(actions, settings))?.supply).toMatchObject({
      drawn: { aiBuilder: 2400, copilot: 1000 },
      missing: { aiBuilder: 3200, copilot: 800 },
      toBuy: { addOns: null, packs: 1 },
    });
    const enough = { context: { aiBuilderCreditsHeld: 2400, copilotCreditsHeld: 1800 } };
    expect((await creditsOf(actions, enough))?.supply).toMatchObject({ missing: null, toBuy: { packs: null } });
  });

  it("what is missing is told in whole credits", async () => {
    // A month needs 9,600 of the one or 2,400 of the other; of the latter 2,149.75 are left.
    const odd = { context: { aiBuilderCreditsHeld: 1001 } };
    const told = (await withActions(actions, odd)).findings.find(({ rule }) => rule === "missing-credits");
    expect(told?.message).toContain("8,599 AI Builder credits or 2,150 Copilot Credits are missing");
    expect(told?.because).toContain("2,150 Copilot Credits (1 pack)");
  });

  it("add-ons help as long as they can be renewed", async () => {
    const context = { aiBuilderCreditsHeld: 100 };
    const supplyOn = async (asOf: string) => (await creditsOf(actions, { asOf, context }))?.supply?.toBuy.addOns;
    expect(await supplyOn("2026-10-31")).toBe(1);
    expect(await supplyOn("2026-11-01")).toBeNull();
  });

  it("credits that held licenses brought are told with the day on which they ended", async () => {
    const context = { ownerLicenses: ["power-automate-premium"] };
    const before = (await creditsOf(actions, { asOf: "2026-10-31", context }))?.supply;
    expect(before).toMatchObject({ held: { aiBuilder: 5000, copilot: null }, ended: null });
    const after = (await creditsOf(actions, { asOf: "2026-11-01", context }))?.supply;
    expect(after).toMatchObject({
      held: { aiBuilder: null, copilot: null },
      ended: { from: "2026-11-01", source: "aibend" },
    });
  });

  it("an agent flow draws nothing of AI Builder credits that are held", async () => {
    const context = { aiBuilderCreditsHeld: 500, copilotCreditsHeld: 10 };
    const { findings } = await agentFlow({ Wait: { type: "Compose" } }, { asOf: "2026-11-22", context });
    const lacking = findings.find(({ rule }) => rule === "missing-credits");
    expect(lacking?.because).toContain("Beyond the 10 Copilot Credits held for a month, 29 Copilot Credits");
    const others = { context: { aiBuilderCreditsHeld: 500 }, asOf: "2026-11-22" };
    expect((await agentFlow({ Wait: { type: "Compose" } }, others)).credits?.supply).toBeNull();
  });

  it("an agent flow misses no credits that licenses brought, for it never drew them", async () => {
    const context = { ownerLicenses: ["power-automate-premium"] };
    const flow = await agentFlow({ Wait: { type: "Compose" } }, { asOf: "2026-11-22", context });
    expect(flow.credits?.supply).toBeNull();
    expect(flow.findings.map(({ rule }) => rule)).not.toContain("ended-credits");
  });

  it("nothing is claimed where nothing is declared", async () => {
    expect((await creditsOf(actions))?.supply).toBeNull();
  });

  it("a price of one's own wins, and another currency without one has none", async () => {
    const own = { "payg-copilot-credit": 0.02, currency: "EUR" };
    expect(await creditsOf(actions, { prices: own })).toMatchObject({ pricePerMonth: exactly(48), currency: "EUR" });
    expect(await creditsOf(actions, { prices: { currency: "EUR" } })).toMatchObject({ pricePerMonth: null });
  });
});
