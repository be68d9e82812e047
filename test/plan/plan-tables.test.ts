import { strFromU8, unzipSync } from "fflate";
import { parse } from "papaparse";
import { describe, expect, it } from "vitest";
import { planCsv } from "../../server/src/report/plan-csv";
import { type PlanTableName, planTable, planTableNames } from "../../server/src/report/plan-tables";
import { planXlsx } from "../../server/src/report/plan-xlsx";
import { everyDay } from "../report/flow-parts";
import { hostileNames, hostileReport } from "./hostile-estate";
import { type PlannedInput, readTable, reportOf } from "./plan-of";

const inputs: readonly PlannedInput[] = [
  { name: "Orders", solution: "Shop", owner: "ann", actions: { Read: readTable("orders") }, triggers: everyDay },
  { name: "Notify", solution: "Shop", owner: "ann", actions: {} },
];

async function rowsOf(name: PlanTableName): Promise<Record<string, string>[]> {
  const text = planCsv(planTable(await reportOf(inputs), name));
  return parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;
}

describe("a plan as CSV", () => {
  it("has a row for each flow, with what licenses it", async () => {
    const rows = await rowsOf("flows");
    expect(rows).toHaveLength(2);
    const orders = rows.find(({ Flow }) => Flow === "Orders");
    expect(orders).toMatchObject({
      Solution: "Shop",
      Owner: "ann",
      "Licensed by": "people",
      Licenses: "Power Automate Premium for ann",
      "Price a month of these licenses": "15",
    });
  });

  it("has tables of licenses, premium features and assumptions", async () => {
    expect((await rowsOf("licenses"))[0]).toMatchObject({
      License: "Power Automate Premium",
      Quantity: "1",
      For: "ann",
    });
    expect(await rowsOf("premium")).toMatchObject([
      { Flow: "Orders", "What is premium": "SQL Server", "First used in": "Read" },
    ]);
    expect((await rowsOf("assumptions")).map((row) => row.What)).toContain("environment");
  });

  it("has no text that a spreadsheet takes for a formula", async () => {
    const report = await hostileReport();
    for (const name of planTableNames) {
      const { data } = parse<string[]>(planCsv(planTable(report, name)).slice(1));
      const taken = data
        .flat()
        .filter((cell) => /^[\p{Z}\p{Cc}\p{Cf}]*[=+\-@]/u.test(cell) && !/^-?[\d.]+$/.test(cell));
      expect(taken).toEqual([]);
    }
  });

  it("begins with the mark by which Excel knows UTF-8", async () =>
    expect(planCsv(planTable(await reportOf(inputs), "flows")).charCodeAt(0)).toBe(0xfeff));
});

describe("a plan as a workbook", () => {
  const sheetsOf = async (report: Awaited<ReturnType<typeof reportOf>>): Promise<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(unzipSync(await planXlsx(report))).map(([name, bytes]) => [name, strFromU8(bytes)]),
    );

  it("has a sheet for each table, with numbers as numbers", async () => {
    const parts = await sheetsOf(await reportOf(inputs));
    for (const name of planTableNames) expect(parts["xl/workbook.xml"]).toContain(`name="${name}"`);
    const all = Object.values(parts).join("\n");
    expect(all).toContain("Power Automate Premium for ann");
    expect(all).toMatch(/<v>15<\/v>/);
  });

  it("has no formulas, whatever names begin with, and loses none of them", async () => {
    const parts = await sheetsOf(await hostileReport());
    const sheets = Object.entries(parts).filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
    expect(sheets).toHaveLength(planTableNames.length);
    for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >]/);
    const texts = Object.values(parts).join("\n");
    for (const name of hostileNames.slice(3, 7)) {
      expect(texts).toContain(name.replaceAll('"', "&quot;").replaceAll("'", "&apos;").slice(0, 4));
    }
    expect(texts).not.toContain("<script");
  });
});
