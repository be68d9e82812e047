import { describe, expect, it } from "vitest";
import {
  button,
  childCall,
  childId,
  compose,
  everyDay,
  getRows,
  parentId,
  response,
  workflowFile,
} from "../report/flow-parts";
import { flowIn, reportOn, solutionFile } from "../report/lint-report";

/*
 * Cases in which a license expert found an earlier answer wrong: what the licenses together give, whose they are, and
 * what nobody can know.
 */

const premium = "power-automate-premium";
const dynamics = "dynamics-365-enterprise";
/** 1,440 runs a day with 32 requests each: 46,080. */
const every = { Recurrence: { type: "Recurrence", recurrence: { frequency: "Minute", interval: 1 } } };
const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`C${i}`, { ...compose, runAfter: {} }]));
const busy = { triggers: every, actions: { ...many, Get_rows: getRows } };
const premiumFlow = { triggers: everyDay, actions: { Get_rows: getRows } };
const desktopFlow = (runMode: string) => ({
  triggers: everyDay,
  actions: {
    Run: {
      type: "OpenApiConnection",
      inputs: {
        host: { apiId: "/providers/Microsoft.PowerApps/apis/shared_uiflow", operationId: "RunUIFlow_V2" },
        parameters: { uiFlowId: "x", runMode },
      },
    },
  },
});

describe("what is held", () => {
  it("of two product lines brings the requests of both", async () => {
    const { license } = await flowIn(busy, { context: { owner: "user", ownerLicenses: [premium, dynamics] } });
    expect(license).toMatchObject({ verdict: "covered", limit: { value: 80_000, per: "user" } });
  });

  it("is not too little in an environment that meters what goes beyond it", async () => {
    const context = { owner: "user", ownerLicenses: [premium], environment: "payAsYouGo" };
    const { license } = await flowIn(busy, { context });
    expect(license?.verdict).toBe("covered");
    expect(license?.options.map((option) => option.license)).not.toContain("pay-as-you-go");
    // 6,080 requests above 40,000 at 0.00004 USD.
    expect(license?.also).toContainEqual(
      expect.objectContaining({ because: expect.stringContaining("6,080 requests") }),
    );
    expect(license?.also.at(-1)?.because).toContain("0.2432 USD a day");
  });

  it("by a shared account alone does not cover the people behind it", async () => {
    const context = { owner: "serviceAccount", sharedAccountUsers: 3, ownerLicenses: [premium] };
    const { license } = await flowIn(premiumFlow, { context });
    expect(license?.verdict).toBeNull();
    expect(license?.options.every(({ held }) => !held)).toBe(true);
    expect(license?.assumptions.map(({ setting }) => setting)).toContain("context.userLicenses");
  });

  it("lack several features for one reason, which is said once", async () => {
    const trigger = { manual: { type: "Request", kind: "Http", inputs: { schema: {} } } };
    const context = { ownerLicenses: ["microsoft-365"] };
    const { findings } = await flowIn({ triggers: trigger, actions: { Get_rows: getRows } }, { context });
    const { because } = findings.find(({ rule }) => rule === "insufficient-license") ?? {};
    expect(because).toContain("HTTP request trigger and premium connector: Microsoft 365 does not include it.");
  });

  it("leave open what is not declared, and no source is called silent for that", async () => {
    const alone = { owner: "serviceAccount", sharedAccountUsers: 3, ownerLicenses: [premium] };
    const withProcess = { flows: [{ match: "*", processLicense: true }] };
    for (const flow of [
      await flowIn(premiumFlow, { context: alone }),
      await flowIn(desktopFlow("attended"), withProcess),
    ]) {
      expect(flow.license?.verdict).toBeNull();
      expect(flow.findings.map(({ rule }) => rule)).not.toContain("unsettled-license");
      expect(flow.findings.map(({ rule }) => rule)).not.toContain("license-needed");
    }
  });

  it("of a group of flows do not add up: a flow beyond them needs its own", async () => {
    const settings = { flows: [{ match: "*", flowGroup: "Finance" }], estimates: { runsPerDay: 200_000 } };
    const { license } = await flowIn({ triggers: button, actions: { getRows } }, settings);
    expect(license?.options.map(({ license, quantity, per }) => [license, quantity, per])).toEqual([
      ["power-automate-process", 2, "flow"],
    ]);
  });

  it.each([
    ["less than the flow needs", ["microsoft-365"], "not-covered", false],
    ["what the account holds", [premium], "covered", true],
    ["more than one license, of which one is enough", ["microsoft-365", premium], "covered", true],
  ])(
    "of a shared account are not enough where the others behind it hold less: %s",
    async (_, others, verdict, held) => {
      const context = {
        owner: "serviceAccount",
        sharedAccountUsers: 3,
        ownerLicenses: [premium],
        userLicenses: others,
      };
      const { license, findings } = await flowIn(premiumFlow, { context });
      expect(license?.verdict).toBe(verdict);
      expect(license?.options.some((option) => option.held)).toBe(held);
      const lacking = findings.filter(({ rule }) => rule === "insufficient-license").map(({ message }) => message);
      expect(lacking).toEqual(held ? [] : ["Microsoft 365 of the others behind the account does not cover the flow"]);
      expect(license?.missing.map(({ because }) => because)).toEqual(held ? [] : ["Microsoft 365 does not include it"]);
    },
  );

  it("for Dynamics 365 covers an automated flow on Dataverse by itself (OFF24)", async () => {
    const listRows = {
      ...getRows,
      inputs: {
        host: {
          apiId: "/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps",
          operationId: "ListRecords",
        },
      },
    };
    const context = { app: "dynamics365", ownerLicenses: [dynamics] };
    const { license } = await flowIn({ triggers: everyDay, actions: { List: listRows } }, { context });
    expect(license).toMatchObject({ row: 12, verdict: "covered" });
  });

  it("for an app is at most doubted where the export does not show the app", async () => {
    const { license, findings } = await flowIn(premiumFlow, { context: { ownerLicenses: ["power-apps-premium"] } });
    expect(license?.assumptions).toContainEqual({ what: "app", value: "none", setting: "context.app" });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("as a Process license says nothing of the user of an attended desktop flow", async () => {
    const settings = { flows: [{ match: "*", processLicense: true }] };
    const { license } = await flowIn(desktopFlow("attended"), settings);
    expect(license?.verdict).toBeNull();
    expect(license?.options[0]?.covers).not.toContain("desktop-flow-attended");
  });

  it("for this flow alone may be a license that flows carry", async () => {
    const context = { ownerLicenses: ["power-automate-per-flow-legacy"] };
    const { license } = await flowIn(premiumFlow, { flows: [{ match: "*", context }] });
    expect(license).toMatchObject({ row: 2, payer: "flow", verdict: "covered" });
    expect(license?.options.map((option) => option.license)).toEqual(["power-automate-per-flow-legacy"]);
  });
});

describe("what nobody can know", () => {
  it("is the mode of a desktop flow that an expression tells", async () => {
    const { license } = await flowIn(desktopFlow("@parameters('mode')"));
    expect(license?.options.map((option) => option.license)).toEqual([premium]);
    expect(license?.also.map(({ need }) => need)).toContain("power-automate-process");
    expect(license?.assumptions.map(({ what }) => what)).toContain("run mode of the desktop flow");
  });

  it("is a price that is not published, which is never the lowest", async () => {
    const { license } = await flowIn(premiumFlow, { prices: { currency: "EUR", [premium]: 14 } });
    expect(license?.recommended).toBe(premium);
  });
});

describe("a service principal", () => {
  it("that takes more than the pool of the tenant needs Process", async () => {
    const { license } = await flowIn({ triggers: every, actions: many }, { context: { owner: "servicePrincipal" } });
    expect(license).toMatchObject({ row: 10, limitOf: "tenantPool", limit: { value: 25_000 } });
    expect(license?.options.map((option) => option.license)).toEqual(["power-automate-process"]);
    expect(license?.steps).toContain(12);
  });

  it("as owner of a standard parent leaves its standard child to the pool", async () => {
    const inputs = {
      [workflowFile("Child", childId)]: solutionFile({ triggers: button, actions: { C: compose, Response: response } }),
      [workflowFile("Parent", parentId)]: solutionFile({ triggers: everyDay, actions: { Call: childCall(childId) } }),
    };
    const { flows } = await reportOn(inputs, { context: { owner: "servicePrincipal" } });
    expect(flows.map(({ license }) => [license?.payer, license?.limitOf])).toEqual([
      ["nobody", "tenantPool"],
      ["nobody", "tenantPool"],
    ]);
  });
});

describe("two parents whose owners are declared differently", () => {
  it("each give their child an answer of its own", async () => {
    const ids = ["a", "b"].map((letter) => letter.repeat(8) + childId.slice(8));
    const flowsOf = (child: string, parent: string) => ({
      [workflowFile(`Child ${child[0]}`, child)]: solutionFile({
        triggers: button,
        actions: { Get_rows: getRows, Response: response },
      }),
      [workflowFile(`Parent ${child[0]}`, parent)]: solutionFile({
        triggers: everyDay,
        actions: { Call: childCall(child) },
      }),
    });
    const parents = ids.map((id) => id.replace(/.$/, "f"));
    const account = { owner: "serviceAccount", sharedAccountUsers: 3, ownerLicenses: [premium] };
    const settings = {
      flows: [
        { match: parents[0], context: account },
        { match: parents[1], context: { ...account, userLicenses: [premium] } },
      ],
    };
    const inputs = Object.assign({}, ...ids.map((id, index) => flowsOf(id, parents[index] as string)));
    const { flows } = await reportOn(inputs, settings);
    const children = flows.filter(({ trigger }) => trigger?.class === "child");
    expect(children.map(({ license }) => [license?.row, license?.verdict, license?.options[0]?.held])).toEqual([
      [6, null, false],
      [6, "covered", true],
    ]);
  });
});
