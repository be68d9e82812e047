import { describe, expect, test } from "vitest";
import { planPage } from "../../server/src/report/plan-page";
import { planText } from "../../server/src/report/plan-text";
import { connectorStep } from "../report/flow-parts";
import { type PlannedInput, planOf, readTable, reportOf } from "./plan-of";

const plain = { strong: (text: string) => text, quiet: (text: string) => text, severity: (text: string) => text };
const orders: PlannedInput = { name: "Orders", solution: "Shop", owner: "Ann", actions: { Get: readTable("orders") } };
const notify: PlannedInput = { name: "Notify", solution: "Shop", owner: "Ann", actions: {} };

describe("a plan without some licenses", () => {
  test("says which flows stay without one, and claims nothing of every flow", async () => {
    const without = ["power-automate-premium", "power-automate-process"];
    const report = await reportOf([orders, notify], {}, { without });
    const text = planText(report, plain);
    const [price, open] = text.split("\n");
    expect(price).toContain("for 1 of 2 flows without power-automate-premium and power-automate-process");
    expect(open).toBe("1 flow stays without a license; the price is that of the others.");
    const section = "Without a license\n  Orders\n    No license that may be bought covers it; ";
    expect(text).toContain(`${section}Power Automate Premium and Power Automate Process are left out by --without.\n`);
    expect(text).not.toContain("covers every flow");
    expect(text.slice(text.indexOf("Nothing to buy for"))).not.toContain("Orders");
    expect(planPage(report).says[0]).toBe(open);
  });

  test("says that what is left out would be enough, and bounds only what may be bought", async () => {
    const text = planText(await reportOf([orders], {}, { without: ["power-automate-process"] }), plain);
    expect(text).toContain("No set of the other licenses that covers every flow costs less");
    expect(text).toContain(
      "Nothing else that may be bought is enough; Power Automate Process is left out by --without.",
    );
    expect(text).not.toContain("Nothing else is enough.");
  });

  test("says what it costs more than with all licenses, and what is bought in place of them", async () => {
    const report = await reportOf([orders, notify], {}, { without: ["power-automate-premium"] });
    const says =
      "With all licenses the plan costs 15 USD a month, 135 USD less. Bought against that: +1 × Power Automate Process (+150 USD), \u22121 × Power Automate Premium (\u221215 USD). 1 flow is licensed otherwise.";
    expect(planText(report, plain)).toContain(`\n${says}\n`);
    expect(planPage(report).says).toContain(says);
    const json = await planOf([orders, notify], {}, { without: ["power-automate-premium"] });
    expect(json.withAllLicenses).toEqual({
      pricePerMonth: 15,
      lowerBound: 15,
      licenses: [
        { license: "power-automate-process", name: "Power Automate Process", quantity: 1, pricePerMonth: 150 },
        { license: "power-automate-premium", name: "Power Automate Premium", quantity: -1, pricePerMonth: -15 },
      ],
      flows: [report.graph.flows.findIndex(({ key }) => key.name === "Orders")],
    });
  });

  test("says that it costs the same where nothing of what is left out was bought, and nothing without the flag", async () => {
    const text = planText(await reportOf([orders], {}, { without: ["power-automate-process"] }), plain);
    expect(text).toContain(
      "With all licenses the plan costs 15 USD a month, the same. 0 flows are licensed otherwise.",
    );
    expect(planText(await reportOf([orders], {}), plain)).not.toContain("With all licenses");
  });
});

test("the page of a plan names the line of a list that does not count", async () => {
  const problem = {
    file: "owners.csv",
    line: 3,
    code: "unknown-flow",
    severity: "warning",
    message: "No such flow.",
  } as const;
  const { line: _, ...ofFile } = problem;
  const { problems } = planPage({ ...(await reportOf([orders])), problems: [problem, ofFile] });
  expect(problems.map(({ file, line }) => [file, line])).toEqual([
    ["owners.csv", 3],
    ["owners.csv", null],
  ]);
});

test("a plan says where requests of declared runs are more than it buys", async () => {
  const loop = { Each: { type: "Foreach", foreach: "@triggerBody()", actions: { Get: readTable("orders") } } };
  const flow = { ...orders, actions: { ...orders.actions, ...loop } };
  const reportAt = (runsPerDay: number) =>
    reportOf([flow], { flows: [{ match: "Orders", estimates: { runsPerDay } }] });
  const saysOf = async (runsPerDay: number) => (await reportAt(runsPerDay)).plan;

  const above = await saysOf(100_000);
  expect(above.flows[0]).toMatchObject({ by: "people", above: { limit: 40_000 } });
  expect(above.flows[0]?.above?.least).toBeGreaterThanOrEqual(100_000);
  expect(above.assumptions.map(({ value }) => value)).not.toContain("within the limits");
  const text = planText(await reportAt(100_000), plain);
  expect(text.split("\n")[1]).toContain("1 flow makes more requests a day than the license bought or held brings");
  expect(text).toContain("a day at the least, are above the limit of 40,000 that its license brings");

  const within = await saysOf(10);
  expect(within.flows[0]?.above).toBeNull();
  expect(within.assumptions).toContainEqual(
    expect.objectContaining({ value: "within the limits", replacedBy: "estimates.loops of the flow" }),
  );
});

describe("credits of a plan", () => {
  const read = (name: string): PlannedInput => ({
    ...notify,
    name,
    actions: {
      Read: connectorStep("shared_commondataserviceforapps", "aibuilderpredict_invoiceprocessingpretrained"),
    },
  });
  const settings = { context: { aiBuilderCreditsHeld: 0, copilotCreditsHeld: 100 }, asOf: "2026-11-22" };

  test("are told of one flow and of several, beyond those that are there", async () => {
    const text = planText(await reportOf([read("First")], settings), plain);
    expect(text).toContain("Credits: 1 flow draws 960 AI Builder credits a month, or 240 Copilot Credits");
    expect(text).toContain("\n  1 × Copilot Credit pack, beyond the 100 Copilot Credits that are there: ");
    const both = planText(await reportOf([read("First"), read("Second")], settings), plain);
    expect(both).toContain("Credits: 2 flows draw 1,920 AI Builder credits a month");
  });

  test("leave copied actions out, which run nowhere by themselves", async () => {
    const copied = { nodeId: "Read", serializedValue: read("Read").actions["Read" as never] };
    const text = planText(await reportOf([read("First")], settings, { beside: { "copied.json": copied } }), plain);
    expect(text).toContain("Credits: 1 flow draws");
    expect(text).not.toContain("of which the number is not known");
    expect(text).toContain("  1 flow that is a workflow of Logic Apps or a copied action: not asked\n");
  });
});
