import { describe, expect, it } from "vitest";
import {
  button,
  childCall,
  childId,
  compose,
  connectorStep,
  everyDay,
  getRows,
  newItem,
  parentId,
  response,
  workflowFile,
} from "./report/flow-parts";
import { flowIn, type Inputs, onlyFlow, type ReportedFlow, reportOn, solutionFile } from "./report/lint-report";

/*
 * "Whose license, whose limit": the rows of section 3 of the licensing reference, and the ways to license of its
 * section 4.2. Each expectation is derived from the reference by hand. Prices: Premium 15, Power Apps Premium 20,
 * Process 150, Hosted Process 215 USD a month; none is published for the Dynamics 365 licenses.
 */

const premium = "power-automate-premium";
const process = "power-automate-process";
const hosted = "power-automate-hosted-process";
const free = "power-automate-free";
const office = "microsoft-365";
const powerApps = "power-apps-premium";
const dynamics = ["dynamics-365-enterprise", "dynamics-365-professional"];

const standard = { Compose: compose };
const sql = { Get_rows: getRows };
const instant = { triggers: button, actions: sql };
const instantStandard = { triggers: button, actions: standard };
const automated = { triggers: newItem, actions: sql };
const automatedStandard = { triggers: newItem, actions: standard };
const scheduled = { triggers: everyDay, actions: sql };

/** A flow that stands alone. */
const alone = (definition: object): Inputs => ({ [workflowFile("Flow", childId)]: solutionFile(definition) });
/** A child flow with its parent. */
const child = (actions: object, parentTrigger: object): Inputs => ({
  ...alone({ triggers: button, actions: { ...actions, Response: response } }),
  [workflowFile("Parent", parentId)]: solutionFile({ triggers: parentTrigger, actions: { Call: childCall(childId) } }),
});
/** A flow with what stands beside it in an unpacked solution. */
const inSolution = (definition: object, parts: string): Inputs => {
  const file = workflowFile("Flow", childId);
  const workflow = `<Workflow WorkflowId="{${childId}}" Name="Flow"><JsonFileName>/${file}</JsonFileName><Category>5</Category>${parts}</Workflow>`;
  return { "Other/Solution.xml": "<ImportExportXml/>", ...alone(definition), [`${file}.data.xml`]: workflow };
};
const associated = (definition: object): Inputs =>
  inSolution(definition, `<BillingContext>[{"id":"contoso_App","type":"UnifiedApp"}]</BillingContext>`);
const desktopFlow = (runMode: string) => ({
  triggers: everyDay,
  actions: {
    Run: { ...connectorStep("shared_uiflow", "RunUIFlow_V2"), inputs: uiFlowInputs(runMode) },
  },
});
function uiFlowInputs(runMode: string) {
  return { ...connectorStep("shared_uiflow", "RunUIFlow_V2").inputs, parameters: { uiFlowId: "x", runMode } };
}
const runAs = (value: number) => ({
  triggers: {
    Row_changed: {
      ...connectorStep("shared_commondataserviceforapps", "SubscribeWebhookTrigger"),
      type: "OpenApiConnectionWebhook",
      inputs: {
        ...connectorStep("shared_commondataserviceforapps", "SubscribeWebhookTrigger").inputs,
        parameters: { "subscriptionRequest/runas": value },
      },
    },
  },
  actions: { Update: connectorStep("shared_commondataserviceforapps", "UpdateRecord") },
});
const invokerConnection = {
  shared_commondataserviceforapps: { runtimeSource: "invoker", api: { name: "shared_commondataserviceforapps" } },
};
const runAsFile = (value: number): Inputs => ({
  [workflowFile("Flow", childId)]: solutionFile(runAs(value), invokerConnection),
});

const transition = { period: "transition" };
const servicePrincipal = { context: { owner: "servicePrincipal" } };
const own = (id: string, entry: object) => ({ flows: [{ match: id, ...entry }] });
const runners = (invokingUsers: number) => ({ estimates: { invokingUsers } });

interface Case {
  /** Row of section 3. */
  readonly row: number;
  readonly when: string;
  readonly inputs: Inputs;
  readonly settings?: object;
  readonly payer: string;
  readonly limitOf: string;
  /** Ids of the options in order; `held` where a license that is declared covers the flow and nothing is to be bought. */
  readonly options: readonly string[] | "held";
  readonly recommended?: string | null;
  readonly verdict?: string | null;
}

const nothing = { options: [], recommended: null } as const;
const premiumOrProcess = { options: [premium, process], recommended: premium } as const;
const anyPlan = { options: [free, office], recommended: free } as const;
const covered = { options: "held", verdict: "covered" } as const;
const by = (payer: string, limitOf = payer) => ({ payer, limitOf });

const cases: readonly Case[] = [
  {
    row: 1,
    when: "an agent flow",
    inputs: inSolution(instant, "<ModernFlowType>1</ModernFlowType>"),
    ...by("agentCapacity"),
    ...nothing,
  },
  {
    row: 2,
    when: "a premium flow with a Process license of its own",
    inputs: alone(automated),
    settings: own(childId, { processLicense: true }),
    ...by("flow"),
    ...covered,
    recommended: process,
  },
  {
    row: 2,
    when: "an instant standard flow with a Process license of its own",
    inputs: alone(instantStandard),
    settings: own(childId, { processLicense: true }),
    ...by("flow"),
    ...covered,
    recommended: process,
  },
  {
    row: 2,
    when: "a child flow with a Process license of its own",
    inputs: child(sql, everyDay),
    settings: own(childId, { processLicense: true }),
    ...by("flow"),
    ...covered,
    recommended: process,
  },
  {
    row: 2,
    when: "a flow that starts an unattended desktop flow",
    inputs: alone(desktopFlow("unattended")),
    ...by("flow"),
    options: [process, hosted],
    recommended: process,
  },
  {
    row: 3,
    when: "a member of a licensed flow group",
    inputs: alone(automated),
    settings: own(childId, { flowGroup: "Finance" }),
    ...by("flowGroup"),
    ...covered,
  },
  {
    row: 4,
    when: "a flow associated with one that has a Process license",
    inputs: alone(instant),
    settings: own(childId, { associatedWith: "Invoices" }),
    ...by("associatedFlow"),
    ...covered,
  },
  {
    row: 5,
    when: "a child whose parent has a Process license",
    inputs: child(sql, everyDay),
    settings: own(parentId, { processLicense: true }),
    ...by("parentFlow"),
    ...covered,
  },
  {
    row: 5,
    when: "a child whose parent has a Process license, in the transition period",
    inputs: child(sql, everyDay),
    settings: { ...transition, ...own(parentId, { processLicense: true }) },
    ...by("childOwner", "parentFlow"),
    ...premiumOrProcess,
  },
  {
    row: 6,
    when: "a premium child of a scheduled parent",
    inputs: child(sql, everyDay),
    ...by("parentOwner"),
    ...premiumOrProcess,
  },
  {
    row: 6,
    when: "a standard child of an automated parent",
    inputs: child(standard, newItem),
    ...by("parentOwner"),
    ...anyPlan,
  },
  {
    row: 6,
    when: "a premium child of an automated parent, in the transition period",
    inputs: child(sql, newItem),
    settings: transition,
    ...by("childOwner", "parentOwner"),
    ...premiumOrProcess,
  },
  {
    row: 7,
    when: "a premium child of an instant parent",
    inputs: child(sql, button),
    ...by("parentInvoker"),
    ...premiumOrProcess,
  },
  {
    row: 7,
    when: "a premium child of an instant parent, in the transition period",
    inputs: child(sql, button),
    settings: transition,
    ...by("childOwner", "parentInvoker"),
    ...premiumOrProcess,
  },
  {
    row: 8,
    when: "an automated premium flow of a service principal, in context of a Dynamics 365 app",
    inputs: alone(automated),
    settings: { context: { owner: "servicePrincipal", app: "dynamics365" } },
    ...by("nobody", "tenantPool"),
    ...nothing,
  },
  {
    row: 9,
    when: "an automated premium flow of a service principal",
    inputs: alone(automated),
    settings: servicePrincipal,
    ...by("flow"),
    options: [process],
    recommended: process,
  },
  {
    row: 9,
    when: "a scheduled premium flow of a service principal, in the transition period",
    inputs: alone(scheduled),
    settings: { ...transition, ...servicePrincipal },
    ...by("flow"),
    options: [process],
    recommended: process,
  },
  {
    row: 10,
    when: "a standard automated flow of a service principal",
    inputs: alone(automatedStandard),
    settings: servicePrincipal,
    ...by("nobody", "tenantPool"),
    ...nothing,
  },
  {
    row: 11,
    when: "an instant premium flow of a service principal",
    inputs: alone(instant),
    settings: servicePrincipal,
    ...by("invokingUser"),
    ...premiumOrProcess,
  },
  {
    row: 11,
    when: "an instant standard flow of a service principal",
    inputs: alone(instantStandard),
    settings: servicePrincipal,
    ...by("invokingUser"),
    ...anyPlan,
  },
  {
    row: 12,
    when: "an automated premium flow in context of a Power Apps app and associated with it",
    inputs: associated(automated),
    settings: { context: { app: "powerApps" } },
    ...by("owner"),
    options: [premium, powerApps, process],
    recommended: premium,
  },
  {
    row: 12,
    when: "the same, and the owner has Power Apps Premium",
    inputs: associated(automated),
    settings: { context: { app: "powerApps", ownerLicenses: [powerApps] } },
    ...by("owner"),
    options: [powerApps, premium, process],
    recommended: powerApps,
    verdict: "covered",
  },
  {
    row: 12,
    when: "a scheduled premium flow associated with a Dynamics 365 app",
    inputs: associated(scheduled),
    settings: { context: { app: "dynamics365" } },
    ...by("owner"),
    options: [...dynamics, premium, process],
    recommended: "dynamics-365-enterprise",
  },
  {
    row: 13,
    when: "an instant premium flow in context of a Power Apps app",
    inputs: alone(instant),
    settings: { context: { app: "powerApps" } },
    ...by("invokingUser"),
    options: [premium, powerApps, process],
    recommended: premium,
  },
  {
    row: 13,
    when: "an instant premium flow in context of a Dynamics 365 app whose users have Professional",
    inputs: alone(instant),
    settings: { context: { app: "dynamics365", userLicenses: ["dynamics-365-professional"] } },
    ...by("invokingUser"),
    options: ["dynamics-365-professional", "dynamics-365-enterprise", premium, process],
    recommended: "dynamics-365-professional",
    verdict: "covered",
  },
  {
    row: 14,
    when: "a Dataverse trigger that runs as the modifying user, with an action on the invoker's connection",
    inputs: runAsFile(1),
    ...by("invokingUser", "owner"),
    ...premiumOrProcess,
  },
  {
    row: 14,
    when: "a Dataverse trigger that runs as the row owner, with 12 people behind it",
    inputs: runAsFile(2),
    settings: runners(12),
    ...by("invokingUser", "owner"),
    options: [process, premium],
    recommended: process,
  },
  { row: 15, when: "an instant standard flow", inputs: alone(instantStandard), ...by("invokingUser"), ...anyPlan },
  { row: 15, when: "an instant premium flow", inputs: alone(instant), ...by("invokingUser"), ...premiumOrProcess },
  {
    row: 13,
    when: "a flow that Power Apps starts, with 10 people: as dear either way (E-18)",
    inputs: alone({ ...instant, triggers: { manual: { type: "Request", kind: "PowerAppV2", inputs: {} } } }),
    settings: runners(10),
    ...by("invokingUser"),
    options: [premium, process, powerApps],
    recommended: premium,
  },
  {
    row: 15,
    when: "an instant premium flow that 11 people run: 165 against 150 USD (E-18)",
    inputs: alone(instant),
    settings: runners(11),
    ...by("invokingUser"),
    options: [process, premium],
    recommended: process,
  },
  {
    row: 15,
    when: "an instant premium flow whose users have Microsoft 365",
    inputs: alone(instant),
    settings: { context: { userLicenses: [office] } },
    ...by("invokingUser"),
    ...premiumOrProcess,
    verdict: "not-covered",
  },
  { row: 16, when: "an automated premium flow", inputs: alone(automated), ...by("owner"), ...premiumOrProcess },
  { row: 16, when: "a scheduled premium flow", inputs: alone(scheduled), ...by("owner"), ...premiumOrProcess },
  { row: 16, when: "an automated standard flow", inputs: alone(automatedStandard), ...by("owner"), ...anyPlan },
  {
    row: 16,
    when: "an automated standard flow that is shared: Power Automate Free cannot share",
    inputs: alone(automatedStandard),
    settings: { context: { shared: true } },
    ...by("owner"),
    options: [office],
    recommended: office,
  },
  {
    row: 16,
    when: "an automated premium flow in context of an app that it is not associated with",
    inputs: alone(automated),
    settings: { context: { app: "powerApps" } },
    ...by("owner"),
    ...premiumOrProcess,
  },
  {
    row: 16,
    when: "a Dataverse trigger that runs as the flow's owner",
    inputs: runAsFile(3),
    ...by("owner"),
    ...premiumOrProcess,
  },
  {
    row: 16,
    when: "an automated premium flow whose owner has Premium",
    inputs: alone(automated),
    settings: { context: { ownerLicenses: [premium] } },
    ...by("owner"),
    ...premiumOrProcess,
    verdict: "covered",
  },
  {
    row: 16,
    when: "an automated premium flow whose owner has a trial, which covers it",
    inputs: alone(automated),
    settings: { context: { ownerLicenses: ["power-automate-trial"] } },
    ...by("owner"),
    options: ["power-automate-trial", premium, process],
    recommended: "power-automate-trial",
    verdict: "covered",
  },
  {
    row: 16,
    when: "an automated premium flow whose owner has Free, whatever its runners have",
    inputs: alone(automated),
    settings: { context: { ownerLicenses: [free], userLicenses: [premium] } },
    ...by("owner"),
    ...premiumOrProcess,
    verdict: "not-covered",
  },
  {
    row: 16,
    when: "a flow that starts an attended desktop flow, for which Process is not enough",
    inputs: alone(desktopFlow("Attended")),
    ...by("owner"),
    options: [premium],
    recommended: premium,
  },
];

describe("whose license, whose limit", () => {
  it.each(cases)("row $row: $when", async ({ inputs, settings, payer, limitOf, options, recommended, verdict }) => {
    const { license } = flowOf(await reportOn(inputs, settings));
    expect(license).toMatchObject({ payer, limitOf });
    const offered = license?.options ?? [];
    if (options === "held") expect(offered.filter(({ held }) => !held)).toEqual([]);
    else expect(offered.map((option) => option.license)).toEqual(options);
    if (recommended !== undefined) expect(license?.recommended).toBe(recommended);
    expect(license?.verdict).toBe(verdict ?? null);
  });

  it("has a case for each row", () => {
    expect([...new Set(cases.map(({ row }) => row))]).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  });
});

describe("what else the license part says", () => {
  it("a child of an unknown parent: the parent's license and limit, as an assumption, or Process on the child", async () => {
    const { license } = await flowIn({ triggers: button, actions: { ...sql, Response: response } });
    expect(license).toMatchObject({ payer: "parentFlow", limitOf: "parentFlow" });
    expect(license?.options.map((option) => option.license)).toContain(process);
    expect(license?.assumptions).toMatchObject([{ what: "parent flow", setting: null }]);
  });

  it("names the assumed owner, and nothing where the owner is declared", async () => {
    expect((await flowIn(automated)).license?.assumptions).toEqual([
      { what: "owner", value: "user", setting: "context.owner" },
    ]);
    expect((await flowIn(automated, { context: { owner: "user" } })).license?.assumptions).toEqual([]);
  });

  it("multiplies quantity and price by the people who run the flow", async () => {
    const { license } = await flowIn(instant, runners(3));
    expect(license).toMatchObject({
      runners: 3,
      options: [
        { license: premium, quantity: 3, per: "invokingUser", pricePerMonth: 45 },
        { license: process, quantity: 1, per: "flow", pricePerMonth: 150 },
      ],
    });
  });

  it("counts one owner, however many people run an automated flow", async () => {
    const { license } = await flowIn(automated, runners(3));
    expect(license).toMatchObject({ runners: 1, options: [{ license: premium, quantity: 1 }, { quantity: 1 }] });
  });

  it("asks Premium for the people of a desktop flow besides Process (section 4.2, step 3)", async () => {
    const { license } = await flowIn(desktopFlow("unattended"));
    expect(license?.also).toMatchObject([{ need: premium }]);
  });

  it("takes prices from the settings", async () => {
    const { license } = await flowIn(automated, { prices: { currency: "EUR", [premium]: 16.5, [process]: 12 } });
    expect(license?.options).toMatchObject([
      { license: process, pricePerMonth: 12, currency: "EUR" },
      { license: premium, pricePerMonth: 16.5, currency: "EUR" },
    ]);
  });

  it.each([
    ["none held, standard: low", automatedStandard, {}, "low"],
    ["none held, premium: medium", automated, {}, "medium"],
    [
      "none held, started by Power Apps: medium",
      { triggers: { manual: { type: "Request", kind: "PowerApp", inputs: {} } }, actions: standard },
      {},
      "medium",
    ],
    ["Premium held: medium", automatedStandard, { context: { ownerLicenses: [premium] } }, "medium"],
    ["a trial held: low", automated, { context: { ownerLicenses: ["power-automate-trial"] } }, "low"],
    [
      "Microsoft 365 held, which does not cover the flow: low",
      automated,
      { context: { ownerLicenses: [office] } },
      "low",
    ],
    ["Process on the flow: high", automated, own("*", { processLicense: true }), "high"],
  ])("profile: %s", async (_, definition, settings, profile) => {
    expect((await flowIn(definition, settings)).requests?.profile).toBe(profile);
  });
});

function flowOf(report: Awaited<ReturnType<typeof reportOn>>): ReportedFlow {
  return report.flows.find(({ id }) => id === childId) ?? onlyFlow(report);
}
