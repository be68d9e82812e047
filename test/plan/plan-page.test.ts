import { gunzipSync, strFromU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { pageJson, planHtml } from "../../server/src/report/plan-html";
import type { EstatePage, EstatePageFlow } from "../../shared/estate-page";
import { unpackRows } from "../../shared/packed-rows";
import { projectFolder } from "../report/lint-report";
import { runIn, testFolders } from "../report/run-command";
import { hostileReport } from "./hostile-estate";
import { type PlannedInput, readTable, reportOf } from "./plan-of";

const inputs: readonly PlannedInput[] = [
  { name: "Orders", solution: "Shop", owner: "ann", actions: { Read: readTable("orders") } },
];

async function flowsOf(report: Awaited<ReturnType<typeof reportOf>>): Promise<EstatePageFlow[]> {
  return unpackRows<EstatePageFlow>((JSON.parse(pageJson(report)) as EstatePage).flows);
}

describe("the data of the page of a plan", () => {
  it("tells what a license follows from, and where that stands", async () => {
    const [orders] = await flowsOf(await reportOf(inputs));
    expect(orders).toMatchObject({ name: "Orders", kind: "scheduled", by: "people", payer: "the owner" });
    expect(orders?.premium).toMatchObject([{ what: "SQL Server", name: "Read", uses: 1 }]);
    expect(orders?.trigger?.line).toBeGreaterThan(0);
  });

  it("shows marks of direction and control characters by their codes", async () => {
    const names = (await flowsOf(await hostileReport())).map(({ name }) => name);
    expect(names).toContain("⟨U+202E⟩gnp.exe");
    expect(names.join("")).not.toMatch(/[\p{Cc}\u2028-\u202E]/u);
  });

  it("leaves nothing in the page that HTML knows", async () => {
    const part = { text: "", hash: "x" };
    const pack = (text: string) => Buffer.from(text).toString("base64");
    const html = planHtml(await hostileReport(), { script: part, style: part, pack });
    expect(html).not.toContain("onerror");
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).toContain("default-src 'none'; script-src 'sha256-x'; style-src 'sha256-x'");
  });
});

describe("flow-license-lint plan", () => {
  const folderWith = testFolders();

  it("writes a page that holds its script and its data", () => {
    const { code, stdout } = runIn(`${projectFolder}/samples`, "plan", ".", "--format", "html");
    expect(code).toBe(0);
    expect(Buffer.byteLength(stdout)).toBeLessThan(1.2 * 1024 * 1024);
    const [, packed = ""] = /id="plan">([^<]*)</.exec(stdout) ?? [];
    const page = JSON.parse(strFromU8(gunzipSync(Buffer.from(packed, "base64")))) as EstatePage;
    expect(page.total.flows).toBe(page.flows.count);
    // A page that could end its script early would show the rest of it.
    expect(stdout.match(/<\/script/g)).toHaveLength(2);
  });

  it("asks for a file where a workbook is wanted", () => {
    const { code, stderr } = runIn(folderWith({}), "plan", ".", "--format", "xlsx");
    expect(code).toBe(2);
    expect(stderr).toContain("--output");
  });
});
