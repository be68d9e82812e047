import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packRows, unpackRows } from "../../shared/packed-rows";
import { licensesByCost, payersByShare, premiumByUse, requestCells } from "../../webview/src/estate/figures";
import { type FlowQuery, flowFinder } from "../../webview/src/estate/flow-rows";
import { allProcesses, processGraph } from "../../webview/src/estate/process-parts";
import { estateWith, plainLine, premiumUse } from "./estate-parts";

describe("packed rows", () => {
  it("are the same rows when they are unpacked", () => {
    const row = fc.record({
      name: fc.string(),
      count: fc.option(fc.integer()),
      list: fc.array(fc.string(), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(unpackRows(JSON.parse(JSON.stringify(packRows(rows))))).toEqual(rows);
      }),
    );
  });

  it("say once what many rows say", () => {
    const { columns } = packRows(Array.from({ length: 100 }, (_, at) => ({ at, why: "the same words" })));
    expect(columns.why?.values).toEqual(["the same words"]);
    expect(columns.at?.at).toBeNull();
  });
});

describe("the table of flows", () => {
  const query: FlowQuery = { text: "", by: null, premium: null, kind: null, sort: "name", descending: false };
  const { flows } = estateWith([
    { name: "flow 10", perDay: [1, 5, 9], premium: [premiumUse("SQL Server", 1)], solution: "Shop" },
    { name: "flow 2", perDay: null, by: "seeded" },
    { name: "Flow 1", perDay: [1, 70, 80], kind: "instant" },
  ]);
  const find = flowFinder(flows);
  const names = (of: Partial<FlowQuery>) => find({ ...query, ...of }).map(({ name }) => name);

  it("sorts names as people count", () => expect(names({})).toEqual(["Flow 1", "flow 2", "flow 10"]));
  it("has what is not known last, whichever way it is sorted", () => {
    expect(names({ sort: "day" })).toEqual(["flow 10", "Flow 1", "flow 2"]);
    expect(names({ sort: "day", descending: true })).toEqual(["Flow 1", "flow 10", "flow 2"]);
  });
  it("finds all words, in names, solutions and connectors", () => {
    expect(names({ text: "sql SHOP" })).toEqual(["flow 10"]);
    expect(names({ text: "sql 2" })).toEqual([]);
  });
  it("filters by what licenses a flow, what starts it, and whether it is premium", () => {
    expect(names({ by: "seeded" })).toEqual(["flow 2"]);
    expect(names({ kind: "instant" })).toEqual(["Flow 1"]);
    expect(names({ premium: true })).toEqual(["flow 10"]);
  });
});

describe("figures of an estate", () => {
  it("add up what is paid by license, and leave out what has no price", () => {
    const lines = [
      plainLine,
      { ...plainLine, quantity: 2, pricePerMonth: 30 },
      { ...plainLine, name: "Other", pricePerMonth: null },
    ];
    expect(licensesByCost(estateWith([], { lines }))).toMatchObject([{ value: 45, words: "45 USD (3)" }]);
  });

  it("hold days against limits, and say nothing where either is not known", () => {
    const lines = [
      { ...plainLine, holder: "ann", day: 60_000, limit: 40_000 },
      { ...plainLine, holder: "ben", day: 10, limit: 40_000 },
      { ...plainLine, holder: "eve", day: null, limit: 40_000 },
    ];
    const bars = payersByShare(estateWith([], { lines }));
    expect(bars.map(({ name, isAbove }) => [name, isAbove])).toEqual([
      ["ann", true],
      ["ben", false],
    ]);
    expect(bars[1]?.words).toBe("10 of 40,000 (below 0.1%)");
  });

  it("count the flows and the uses of a connector", () => {
    const use = { premium: [premiumUse("SQL Server", 2), premiumUse("SQL Server", 1)] };
    expect(premiumByUse(estateWith([use, use]))).toMatchObject([{ words: "2 flows, 6 uses", flows: [0, 1] }]);
  });

  it("draw the largest flows, and the rest of a solution as one", () => {
    const many = Array.from({ length: 1000 }, (_, at) => ({
      name: `f${at}`,
      solution: "S",
      perDay: [at, at, at] as const,
    }));
    const [cell] = requestCells(estateWith(many));
    expect(cell?.children).toHaveLength(301);
    expect(cell?.value).toBe((999 * 1000) / 2);
    expect(cell?.children.reduce((sum, { value }) => sum + value, 0)).toBe(cell?.value);
  });
});

describe("processes", () => {
  it("are drawn with their calls and shared data, as far as they can be told apart", () => {
    const flows = Array.from({ length: 500 }, (_, at) => ({ name: `f${at}`, calls: at === 0 ? [1, 2] : [] }));
    const members = flows.map((_, at) => at);
    const estate = estateWith(flows, { processes: [members], sharedSources: [{ source: "orders", flows: [0, 499] }] });
    const graph = processGraph(estate, members);
    expect(graph.left).toBe(380);
    expect(graph.edges).toContainEqual(["f0", "f1", "call"]);
    expect(graph.edges).toContainEqual(["d0", "f499", "data"]);
    expect(allProcesses(estate).nodes).toMatchObject([{ kind: "process", size: 500 }]);
  });
});
