import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import { lookUpAiRate, lookUpCopilotRate } from "../server/src/reference/ai-rates";
import {
  callLimitsOf,
  customCallLimit,
  lookUpAtOnceLimit,
  lookUpCallLimit,
} from "../server/src/reference/connector-throttling";
import { connectorPageUrl, connectorsReadOn, lookUpConnector } from "../server/src/reference/connectors";
import { creditsOfLicense } from "../server/src/reference/license-credits";
import { licenseCalled } from "../server/src/reference/license-names";
import { allLicenses, lookUpLicense, performanceProfiles } from "../server/src/reference/licenses";
import { otherRequestLimit, requestLimit, serviceLimit } from "../server/src/reference/limits";
import { isLogicAppsOnly, lookUpActionType } from "../server/src/reference/operations";
import { lookUpPageSize } from "../server/src/reference/page-sizes";
import { priceOf } from "../server/src/reference/prices";
import { lookUpSource } from "../server/src/reference/sources";
import { lookUpOperationGroup, lookUpSpecialOperation } from "../server/src/reference/special-operations";
import { lookUpTriggerType } from "../server/src/reference/trigger-types";
import { editions, periods } from "../shared/settings";

type Row = Record<string, unknown> & { id: string };
interface DataFile {
  name: string;
  text: string;
  content: { readOn: string; rows: Row[] };
}

const folder = join(import.meta.dirname, "../server/data");
const files: DataFile[] = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return { name, text, content: JSON.parse(text) };
  });
const rowsOf = (name: string): Row[] => files.find((file) => file.name === `${name}.json`)?.content.rows ?? [];

/** The properties of a row that hold keys of sources. */
const citing = ["source", "sources", "premiumSource", "profileSource", "mostSource", "contextSource", "confirmed"];
const citedBy = (row: Row): string[] => [
  ...citing.flatMap((property) => (row[property] ?? []) as string | string[]),
  ...((row.statements ?? []) as Row[]).flatMap(citedBy),
];
const withoutEdition = (id: string): string => id.replace(/\/\d{4}-\d{2}$/, "");

function isDate(date: string): boolean {
  const day = date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

describe.each(files)("$name", ({ name, text, content }) => {
  it("keeps to its schema", () => {
    const schema = JSON.parse(readFileSync(join(folder, "schemas", name.replace(".json", ".schema.json")), "utf8"));
    const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);
    validate(content);
    const complaints = (validate.errors ?? []).map((error) => {
      const index = /^\/rows\/(\d+)/.exec(error.instancePath)?.[1];
      const where = index === undefined ? error.instancePath : `row "${content.rows[Number(index)]?.id}"`;
      return `${name}, ${where}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`;
    });
    expect(complaints).toEqual([]);
  });

  it("has one row per line", () => {
    const lines = text.split("\n");
    const start = lines.indexOf('  "rows": [') + 1;
    expect(lines.slice(start, start + content.rows.length).map((line) => JSON.parse(line.replace(/,$/, "")))).toEqual(
      content.rows,
    );
    expect(lines.slice(start + content.rows.length)).toEqual(["  ]", "}", ""]);
  });

  it("is sorted by id, each id once", () => {
    const ids = content.rows.map((row) => row.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("names only sources that exist", () => {
    const unknown = content.rows.flatMap((row) => citedBy(row).map((key) => ({ id: row.id, key })));
    expect(unknown.filter(({ key }) => lookUpSource(key)?.key !== key)).toEqual([]);
  });

  it("has both editions of a figure or neither", () => {
    const dated = content.rows.filter((row) => row.edition !== undefined);
    const expected = [...new Set(dated.map((row) => withoutEdition(row.id)))].flatMap((id) =>
      editions.map((edition) => ({ id: `${id}/${edition}`, edition })),
    );
    expect(dated.map(({ id, edition }) => ({ id, edition }))).toEqual(expected);
    for (const row of dated) expect(content.rows.map((it) => it.id)).not.toContain(withoutEdition(row.id));
  });

  it("spells license the American way and has real dates", () => {
    expect(text.toLowerCase()).not.toContain("licence");
    expect(isDate(content.readOn)).toBe(true);
  });
});

describe("sources", () => {
  const cited = new Set(files.flatMap((file) => file.content.rows.flatMap(citedBy)));
  const keys = new Set([...cited].map((key) => key.split("#")[0]));

  it("are told apart by who cites them", () => {
    const wrong = rowsOf("sources").filter((row) => (row.citedBy === "data") !== keys.has(row.id));
    expect(wrong.map((row) => row.id)).toEqual([]);
  });

  it("have real dates, and none was read before it was written", () => {
    for (const row of rowsOf("sources")) {
      expect(isDate(String(row.readOn)), row.id).toBe(true);
      if (row.date === null) continue;
      expect(isDate(String(row.date)), row.id).toBe(true);
      expect(String(row.date) <= String(row.readOn), row.id).toBe(true);
    }
  });

  it("have headings of known pages, the id made of the heading", () => {
    for (const row of rowsOf("source-headings")) {
      const [key, slug] = row.id.split("#");
      const words = String(row.title).toLowerCase().replaceAll("'", "");
      expect(lookUpSource(String(key)), row.id).toBeDefined();
      expect(slug).toBe(words.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""));
    }
  });

  it("are what code and rule pages cite, down to the heading", () => {
    const source = join(import.meta.dirname, "../server/src");
    const keyed = new RegExp(
      `["\`]((?:${rowsOf("sources")
        .map((row) => row.id)
        .join("|")})#[a-z0-9-]+)["\`]`,
      "g",
    );
    for (const name of readdirSync(source, { recursive: true, encoding: "utf8" })) {
      if (!/\.(ts|md)$/.test(name)) continue;
      for (const [, key] of readFileSync(join(source, name), "utf8").matchAll(keyed)) {
        expect(lookUpSource(String(key)), `${name} cites ${key}`).toBeDefined();
      }
    }
  });

  it("resolve by key, by heading and by the beginning of a heading", () => {
    expect(lookUpSource("faq")).toMatchObject({ date: "2025-06-03", heading: null });
    const address = "https://learn.microsoft.com/power-platform/admin/power-automate-licensing/faqs";
    expect(lookUpSource("faq#who-needs-to-purchase-a-premium-license")).toMatchObject({
      heading: "Who needs to purchase a Premium license?",
      url: `${address}#who-needs-to-purchase-a-premium-license`,
    });
    expect(lookUpSource("faq#can-i-use-service-principal-in-flows")?.url).toBe(
      `${address}#can-i-use-service-principal-in-flows-and-does-it-count-against-my-request-limits`,
    );
    expect(lookUpSource("faq#how-can-i-associate-in-context-flows")?.url).toContain("power-appsdynamics-365-apps");
    expect(lookUpSource("faq#no-such-heading")).toBeUndefined();
    expect(lookUpSource("no-such-source")).toBeUndefined();
  });
});

describe("connectors", () => {
  it("are 1,650, of which 180 are standard", () => {
    const rows = rowsOf("connectors");
    expect(rows).toHaveLength(1650);
    expect(rows.filter((row) => row.tier === "standard")).toHaveLength(180);
    expect(rows.filter((row) => row.tier === "premium")).toHaveLength(1470);
    expect(connectorsReadOn).toBe("2026-09-05");
  });

  it("are found in any letter case, with and without shared_", () => {
    expect(lookUpConnector("shared_sql")).toMatchObject({
      name: "SQL Server",
      tier: "premium",
      confidence: "verified",
    });
    expect(lookUpConnector("SharePointOnline")).toMatchObject({ id: "shared_sharepointonline", tier: "standard" });
    expect(lookUpConnector("shared_contoso-5fapi")).toBeUndefined();
    expect(connectorPageUrl("shared_sql")).toBe("https://learn.microsoft.com/connectors/sql/");
  });

  it("are of unknown tier when Microsoft's own tier was only inferred", () => {
    expect(lookUpConnector("shared_processmining")).toMatchObject({ tier: "unknown", confidence: "inferred" });
    expect(lookUpConnector("shared_abnlookup")).toMatchObject({ tier: "premium", basis: "new-third-party" });
  });

  it("accept so many calls over a connection", () => {
    expect(lookUpCallLimit("SharePointOnline", "GetItems")).toMatchObject({ calls: 600, seconds: 60 });
    expect(lookUpCallLimit("shared_sql", "getitems_v2")).toMatchObject({ calls: 100, seconds: 10 });
    expect(lookUpCallLimit("shared_sql", "ExecuteProcedure_V2")).toMatchObject({ calls: 500, seconds: 10 });
    expect(lookUpCallLimit("shared_teams", "PostMessageToConversation")).toMatchObject({ calls: 100, seconds: 60 });
    expect(callLimitsOf("shared_teams").map(({ calls, seconds }) => [calls, seconds])).toEqual([
      [100, 60],
      [25, 300],
      [300, 300],
    ]);
    expect(lookUpCallLimit("shared_onedriveforbusiness", "GetFileContent")).toBeUndefined();
  });

  it("accept so many calls of a flow, of a user, and of any custom connector", () => {
    expect(lookUpCallLimit("shared_approvals", "CreateAnApproval")).toMatchObject({ calls: 50, per: "flow" });
    expect(lookUpCallLimit("shared_approvals", "WaitForAnApproval")).toMatchObject({ calls: 500, per: "flow" });
    expect(lookUpCallLimit("shared_flowpush", "SendNotification")).toBeUndefined();
    expect(lookUpAtOnceLimit("shared_commondataserviceforapps")).toMatchObject({ atOnce: 52, source: "dvapi" });
    expect(customCallLimit()).toMatchObject({ calls: 500, seconds: 60, source: "lim25" });
  });

  it("have one limit for each operation", () => {
    const named = rowsOf("connector-throttling").flatMap(({ connector, operations, calls }) =>
      ((operations ?? []) as string[]).map(
        (operation) => `${connector}/${operation.toLowerCase()}/${calls ? "calls" : "at-once"}`,
      ),
    );
    expect(named).toEqual([...new Set(named)]);
    for (const { id, connector } of rowsOf("connector-throttling")) {
      expect(connector === "custom" || lookUpConnector(String(connector)), id).toBeTruthy();
      expect(id.split("/")[0]).toBe(connector);
    }
  });
});

describe("triggers and actions", () => {
  it("tell the class by type and kind", () => {
    expect(lookUpTriggerType("Recurrence", null)).toMatchObject({ class: "scheduled", delivery: "schedule" });
    expect(lookUpTriggerType("request", "BUTTON")).toMatchObject({ class: "instant" });
    expect(lookUpTriggerType("Request", "Http")).toMatchObject({ class: "automated", assumed: true });
    expect(lookUpTriggerType("Request", null)?.premiumFeature).toBe("http-request-trigger");
    expect(lookUpTriggerType("Request", "NeverHeardOf")).toMatchObject({ kind: "*", class: "instant", assumed: true });
    expect(lookUpTriggerType("OpenApiConnection", "Managed")).toMatchObject({
      class: "automated",
      delivery: "polling",
    });
    expect(lookUpTriggerType("HttpWebhook", null)?.premiumFeature).toBe("http");
    expect(lookUpTriggerType("Request", "TeamsWebhook")?.premiumFeature).toBeUndefined();
    expect(lookUpTriggerType("Request", "EventGrid")?.premiumAssumed).toBe(true);
    expect(lookUpTriggerType("NeverHeardOf", null)).toBeUndefined();
  });

  it("have the designer's titles", () => {
    expect(lookUpActionType("Foreach", null)?.title).toBe("Apply to each");
    expect(lookUpActionType("response", "powerapp")).toMatchObject({ title: "Respond to a Power App or flow" });
    expect(lookUpActionType("Response", "PowerApp")?.premiumFeature).toBeUndefined();
    expect(lookUpActionType("Response", "Http")?.premiumFeature).toBe("http-request-trigger");
    expect(lookUpActionType("Http", null)?.premiumFeature).toBe("http");
    expect(lookUpActionType("Compose", "AnyKind")?.title).toBe("Compose");
  });

  it("tell what only Logic Apps has", () => {
    expect(isLogicAppsOnly("InvokeWorkflow")).toBe(true);
    expect(isLogicAppsOnly("X12Decode")).toBe(true);
    expect(isLogicAppsOnly("Workflow")).toBe(false);
    expect(isLogicAppsOnly("NeverHeardOf")).toBe(false);
  });

  it("know operations with a meaning of their own", () => {
    const dataverse = "shared_commondataserviceforapps";
    expect(lookUpSpecialOperation(dataverse, "aibuilderpredict_customprompt")?.what).toBe("ai-builder");
    expect(lookUpSpecialOperation(dataverse, "PerformBoundAction")?.onlyActionNames).toContain("Predict");
    expect(lookUpSpecialOperation(dataverse, "ListRecords")).toBeUndefined();
    expect(lookUpSpecialOperation("shared_uiflow", "runuiflow_v2")?.what).toBe("desktop-flow");
    expect(lookUpSpecialOperation("shared_approvals", "CreateAnApproval")?.what).toBe("approval");
    expect(lookUpOperationGroup("aibuilder")?.what).toBe("ai-builder");
    const connectors = rowsOf("special-operations").map((row) => String(row.connector));
    for (const id of connectors) expect(lookUpConnector(id), id).toBeDefined();
  });

  it("know the page sizes", () => {
    expect(lookUpPageSize("shared_sql", "GetItems_V2")?.pageSize).toBe(2048);
    expect(lookUpPageSize("shared_commondataserviceforapps", "listrecords")).toMatchObject({ topIsTotal: true });
    expect(lookUpPageSize("shared_powerplatformforadmins", "Anything")?.topParameter).toBe("$top");
    expect(lookUpPageSize("shared_teams", "PostMessage")).toBeUndefined();
    for (const row of rowsOf("page-sizes")) {
      expect(row.id).toBe(`${row.connector}/${row.operation}`);
      expect(lookUpConnector(String(row.connector)), row.id).toBeDefined();
    }
  });
});

describe("figures", () => {
  it("give the limits of every profile in every period and edition", () => {
    for (const profile of performanceProfiles) {
      for (const period of periods) {
        for (const edition of editions) expect(requestLimit(profile, period, edition).value).toBeGreaterThan(0);
      }
    }
    expect(requestLimit("low", "official", "2025-06")).toMatchObject({ value: 6000, per: "user" });
    expect(requestLimit("low", "transition", "2026-11")).toMatchObject({ value: 10000, per: "flow" });
    expect(requestLimit("medium", "official", "2026-11").value).toBe(40000);
    expect(requestLimit("medium", "transition", "2025-06").value).toBe(100000);
    expect(requestLimit("medium", "transition", "2026-11")).toMatchObject({ value: 200000, source: "ppr26" });
    expect(requestLimit("high", "official", "2025-06").value).toBe(250000);
    expect(requestLimit("unlimited", "transition", "2026-11").value).toBe(10_000_000);
  });

  it("give the limits that belong to no profile", () => {
    expect(otherRequestLimit("burst", "2025-06")).toMatchObject({ value: 100000, unit: "requests per 5 minutes" });
    expect(otherRequestLimit("user-ceiling/transition", "2026-11").value).toBe(1_000_000);
    expect(() => otherRequestLimit("no-such-limit", "2025-06")).toThrow("no-such-limit");
    const pool = (part: string) => otherRequestLimit(`pool/dynamics-365/${part}`, "2025-06").value;
    expect(Math.min(pool("base") + 1000 * pool("per-license"), pool("most"))).toBe(5_500_000);
    expect(Math.min(pool("base") + 2500 * pool("per-license"), pool("most"))).toBe(10_000_000);
  });

  it("give every limit of the service for every profile in both editions, exactly once", () => {
    for (const id of new Set(rowsOf("service-limits").map((row) => row.id.split("/")[0] ?? ""))) {
      for (const edition of editions) {
        expect(serviceLimit(id, null, edition), id).toEqual(serviceLimit(id, "low", edition));
        for (const profile of performanceProfiles) {
          const matching = rowsOf("service-limits").filter(
            (row) =>
              row.id.split("/")[0] === id &&
              ((row.edition as string) ?? edition) === edition &&
              ((row.profiles as string[]) ?? [profile]).includes(profile),
          );
          expect(matching, `${id} ${profile} ${edition}`).toHaveLength(1);
          expect(serviceLimit(id, profile, edition).value).toBe(matching[0]?.value);
        }
      }
    }
    expect(serviceLimit("actions-per-flow", null, "2025-06").value).toBe(500);
    // E-25: a file of 10 MB copied 30 times a day is more content than Low moves in 24 hours.
    expect(10 * 30).toBeGreaterThan(serviceLimit("content-in-24-hours", "low", "2025-06").value);
    expect(serviceLimit("apply-to-each-items", "low", "2025-06").value).toBe(5000);
    expect(serviceLimit("apply-to-each-items", "high", "2025-06").value).toBe(100000);
    expect(serviceLimit("retries-default", "low", "2026-11").value).toBe(2);
    expect(serviceLimit("retries-default", "medium", "2025-06").value).toBe(8);
    expect(serviceLimit("retries-default", "medium", "2026-11").value).toBe(12);
    expect(serviceLimit("do-until-passes-default", null, "2025-06").value).toBe(60);
    expect(serviceLimit("do-until-passes-most", null, "2025-06").value).toBe(5000);
  });

  it("price licenses and meters in both editions", () => {
    for (const row of rowsOf("prices")) {
      const id = withoutEdition(row.id);
      for (const edition of editions) expect(priceOf(id, edition), id).not.toBeNull();
      if (!id.startsWith("payg-")) expect(lookUpLicense(id), id).toBeDefined();
    }
    expect(priceOf("power-automate-premium", "2025-06")).toMatchObject({
      amount: 15,
      per: "user/month",
      date: "2025-06-03",
    });
    expect(priceOf("power-automate-premium", "2026-11")).toMatchObject({
      amount: 15,
      source: "price26",
      date: "2026-05-05",
    });
    expect(priceOf("power-automate-process", "2025-06")).toMatchObject({ amount: 150, currency: "USD" });
    expect(priceOf("payg-request-above-entitlement", "2025-06")?.amount).toBe(0.00004);
    expect(priceOf("microsoft-365", "2025-06")).toBeNull();
  });

  it("describe 31 licenses", () => {
    expect(allLicenses()).toHaveLength(31);
    expect(lookUpLicense("power-automate-premium")).toMatchObject({ profile: "medium", premiumConnectors: true });
    expect(lookUpLicense("power-apps-premium")).toMatchObject({ premiumConnectors: "in-context-only" });
    expect(lookUpLicense("microsoft-365")).toMatchObject({ profile: "low", customConnectors: false });
    expect(lookUpLicense("power-automate-process")).toMatchObject({
      holder: "flow",
      profile: "high",
      perEnvironment: true,
    });
    expect(lookUpLicense("pay-as-you-go")).toMatchObject({ holder: "environment", profile: "unlimited" });
    for (const row of allLicenses().filter((it) => it.legacy || it.trial)) expect(row.onlyIfHeld, row.id).toBe(true);
    for (const row of allLicenses()) expect(/-legacy$|-2020$/.test(row.id), row.id).toBe(row.legacy === true);
  });

  it("have names by which admin centers and PowerShell call licenses that are known, each name once", () => {
    const rows = rowsOf("license-names");
    for (const row of rows) expect(lookUpLicense(String(row.license)), row.id).toBeDefined();
    const names = rows.flatMap((row) => [String(row.name), ...((row.skuPartNumbers as string[]) ?? [])]);
    const lower = names.map((name) => name.toLowerCase());
    expect(lower).toEqual([...new Set(lower)]);
    expect(licenseCalled("POWERAUTOMATE_ATTENDED_RPA")).toBe("power-automate-premium");
    expect(licenseCalled(" power automate  per user ")).toBe("power-automate-per-user-legacy");
    expect(licenseCalled("power-automate-process")).toBe("power-automate-process");
    expect(licenseCalled("Microsoft Power Automate Free")).toBe("power-automate-free");
    expect(licenseCalled("Visio Plan 2")).toBeNull();
  });

  it("count the credits that licenses bring", () => {
    for (const row of rowsOf("license-credits")) {
      const id = withoutEdition(row.id);
      expect(lookUpLicense(id), id).toBeDefined();
      for (const edition of editions) expect(creditsOfLicense(id, edition), id).toBeDefined();
    }
    expect(creditsOfLicense("power-automate-premium", "2025-06")).toMatchObject({
      creditsPerMonth: 5000,
      until: "2026-11-01",
    });
    expect(creditsOfLicense("power-apps-premium", "2025-06")?.creditsPerMonth).toBe(0);
    expect(creditsOfLicense("power-automate-free", "2026-11")).toBeUndefined();
  });

  it("rate AI Builder operations and Copilot Credits", () => {
    const custom = lookUpAiRate("aibuilderpredict_formsprocessing", "basic");
    expect(custom).toMatchObject({ unit: "pages", aiBuilderCredits: 100, copilotCredits: 8 });
    expect(3 * (custom?.copilotCredits ?? 0)).toBe(24);
    expect(lookUpAiRate("AIBuilderPredict_CustomPrompt", "premium")).toMatchObject({
      aiBuilderCredits: 182,
      copilotCredits: 10,
    });
    expect(lookUpAiRate("aibuilderpredict_neverheardof", "basic")).toBeUndefined();
    const actions = lookUpCopilotRate("agent-flow-actions");
    expect((8000 / (actions?.per ?? 1)) * (actions?.credits ?? 0)).toBe(1040);
  });
});
