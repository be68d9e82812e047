import { describe, expect, it } from "vitest";
import { lintSideBySide } from "../../server/src/estate/lint-side-by-side";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import {
  type ComparedSide,
  type ComparisonWriter,
  differingFlows,
  noComparisonTotals,
} from "../../server/src/report/comparison";
import { comparisonJson } from "../../server/src/report/comparison-json";
import { comparisonText } from "../../server/src/report/comparison-text";
import { noTotals } from "../../server/src/report/report";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { memoryFiles } from "../exports/memory-files";
import { fileLayer, today } from "../settings/layers";
import { button, childCall, childId, compose, everyDay, getRows, parentId, response, workflowFile } from "./flow-parts";
import { type Inputs, solutionFile } from "./lint-report";

const seed: ComparedSide = { edition: "2025-06", period: "official" };
const newest: ComparedSide = { edition: "2026-11", period: "official" };
const transition: ComparedSide = { edition: "2025-06", period: "transition" };

const premium = solutionFile({ triggers: everyDay, actions: { Get_rows: getRows } });
const standard = solutionFile({ triggers: everyDay, actions: { Compose: compose } });
const child = {
  [workflowFile("Parent", parentId)]: solutionFile({ triggers: button, actions: { Call: childCall(childId) } }),
  [workflowFile("Child", childId)]: solutionFile({
    triggers: button,
    actions: { Get_rows: getRows, Response: response },
  }),
};

async function compare(inputs: Inputs, sides: readonly [ComparedSide, ComparedSide], settings: object = {}) {
  const { files } = await listExportFiles(["."], memoryFiles(inputs), defaultLimits);
  const settingsOf = (side: ComparedSide) => {
    const layers = [fileLayer({ ...settings, ...side })];
    return (flow: Parameters<typeof settingsForFlow>[1]) => settingsForFlow(layers, flow, today);
  };
  const plain = (text: string) => text;
  const printed = { json: "", text: "" };
  const writers: ComparisonWriter[] = [
    comparisonJson("0.0.0", today, (text) => {
      printed.json += text;
    }),
    comparisonText({ strong: plain, quiet: plain, severity: plain }, (text) => {
      printed.text += text;
    }),
  ];
  const totals = noComparisonTotals();
  for (const writer of writers) writer.begin();
  for (const writer of writers) writer.beginComparison(...sides);
  for await (const both of lintSideBySide(files, [settingsOf(sides[0]), settingsOf(sides[1])])) {
    for (const flow of differingFlows(both, totals)) for (const writer of writers) writer.flow(flow);
  }
  for (const writer of writers) writer.endComparison(totals);
  for (const writer of writers) writer.end(noTotals([]));
  const { comparisons } = JSON.parse(printed.json);
  const facts = Object.fromEntries(
    comparisons[0].flows.map(({ name, differences }: Loose) => [
      name,
      Object.fromEntries(differences.map(({ fact, from, to }: Loose) => [fact, [from, to]])),
    ]),
  );
  return { facts, text: printed.text, summary: comparisons[0].summary, flows: comparisons[0].flows };
}

// biome-ignore lint/suspicious/noExplicitAny: the report as a script reads it
type Loose = any;

describe("editions", () => {
  it("differ in the worst case of a premium flow, by the default retries of 8 and 12", async () => {
    const { facts, summary, text } = await compare({ "a.json": premium, "b.json": standard }, [seed, newest]);
    expect(facts).toEqual({
      a: {
        worst: [
          { worst: 10, worstIs: "exact" },
          { worst: 14, worstIs: "exact" },
        ],
      },
    });
    expect(summary).toMatchObject({ flows: 2, differing: 1, byFact: { worst: 1, limit: 0 } });
    expect(text).toContain("Worst case of a run: 10 by edition 2025-06, 14 by edition 2026-11. [Limits of automated");
    expect(text).toContain("1 of 2 flows differs between edition 2025-06 and edition 2026-11: worst of 1.");
  });

  it("differ in the limit in the transition period", async () => {
    const sides = [
      { ...seed, period: "transition" },
      { ...newest, period: "transition" },
    ] as const;
    const { facts, flows } = await compare({ "a.json": premium }, sides);
    expect(facts.a.limit).toEqual([100_000, 200_000]);
    const limit = flows[0].differences.find(({ fact }: Loose) => fact === "limit");
    expect(limit.sources.map((key: string) => key.split("#")[0])).toEqual(["faq", "ppr26"]);
  });

  it("differ in the pool that a service principal's flow draws on", async () => {
    const context = { owner: "servicePrincipal", app: "dynamics365" };
    const { facts, text } = await compare({ "a.json": premium }, [seed, newest], { context });
    expect(facts.a.limit).toEqual([500_000, 40_000]);
    expect(text).toContain("Requests a day that are allowed: 500,000 by edition 2025-06, 40,000 by edition 2026-11. [");
  });

  it("differ in what each way to license brings", async () => {
    const sides = [
      { ...seed, period: "transition" },
      { ...newest, period: "transition" },
    ] as const;
    const { facts, text } = await compare({ "a.json": premium }, sides);
    const limitsOf = (options: Loose) => options.map(({ license, limit }: Loose) => [license, limit]);
    expect(facts.a.options.map(limitsOf)).toEqual([
      [
        ["power-automate-premium", 100_000],
        ["power-automate-process", 500_000],
      ],
      [
        ["power-automate-premium", 200_000],
        ["power-automate-process", 500_000],
      ],
    ]);
    expect(text).toContain("Power Automate Premium (15 USD a month, 200,000 requests a day)");
  });

  it("of a flow without retries are the same", async () => {
    const { summary, text } = await compare({ "b.json": standard }, [seed, newest]);
    expect(summary).toMatchObject({ flows: 1, differing: 0 });
    expect(text).toBe(
      "0 of 1 flow differ between edition 2025-06 and edition 2026-11.\n\nNot a Microsoft product, and no legal advice.\n",
    );
  });
});

describe("periods", () => {
  it("differ in the payer of a child flow, and with it in verdict and limit", async () => {
    const settings = { context: { userLicenses: ["power-automate-premium"], ownerLicenses: ["microsoft-365"] } };
    const { facts, text } = await compare(child, [seed, transition], settings);
    expect(facts.Child.payer).toEqual([
      { payer: "parentInvoker", limitOf: "parentInvoker" },
      { payer: "childOwner", limitOf: "parentInvoker" },
    ]);
    expect(facts.Child.verdict).toEqual(["covered", "not-covered"]);
    expect(facts.Child.limit).toEqual([40_000, 100_000]);
    expect(text).toContain("Whether what is held is enough: covered by the official limits, not-covered by");
  });

  it("compare the same with the same as no difference", async () => {
    const { summary } = await compare({ ...child, "a.json": premium }, [seed, seed]);
    expect(summary).toMatchObject({ flows: 3, differing: 0 });
  });
});
