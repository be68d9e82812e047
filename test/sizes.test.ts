import { describe, expect, it } from "vitest";
import { FlowValues } from "../server/src/facts/sizes/flow-values";
import { untilBound } from "../server/src/facts/sizes/until-bound";
import { readFlow } from "../server/src/flow/read-flow";
import { isPlainAction } from "../server/src/reference/operations";
import { readJson } from "../server/src/syntax/read-json";

/** The flow of some actions, one after the other. */
function flowOf(actions: Record<string, object>, trigger: object = { type: "Recurrence" }) {
  const definition = readJson(JSON.stringify({ definition: { triggers: { start: trigger }, actions } })).root?.get(
    "definition",
  );
  if (!definition) throw new Error("no definition");
  return readFlow({ definition, connectionReferences: undefined, fragment: false }, () => null, isPlainAction);
}

function sizeOf(foreach: unknown, actions: Record<string, object> = {}, trigger?: object) {
  const flow = flowOf({ ...actions, Loop: { type: "Foreach", foreach, actions: {} } }, trigger);
  const loop = flow.allActions.find(({ name }) => name === "Loop");
  if (loop?.kind !== "applyToEach") throw new Error("no loop");
  const { least, most, mostFrom, rule } = new FlowValues(flow, "2025-06").sizeOfLoop(loop);
  return { least, most, mostFrom, rule };
}

const compose = (inputs: unknown) => ({ type: "Compose", inputs });
const list = (
  operationId: string,
  parameters: object,
  more: object = {},
  connector = "shared_commondataserviceforapps",
) => ({
  type: "OpenApiConnection",
  inputs: {
    host: { apiId: `/providers/Microsoft.PowerApps/apis/${connector}`, operationId, connectionName: connector },
    parameters,
  },
  ...more,
});
const paginated = (minimumItemCount: unknown) => ({ runtimeConfiguration: { paginationPolicy: { minimumItemCount } } });
const initialize = (name: string, value?: unknown, type = "array") => ({
  type: "InitializeVariable",
  inputs: { variables: [{ name, type, ...(value !== undefined && { value }) }] },
});
const append = (name: string) => ({ type: "AppendToArrayVariable", inputs: { name, value: 1 } });

describe("expressions", () => {
  it.each<[string, unknown, number, number | null]>([
    ["a literal array", [1, 2, 3], 3, 3],
    ["range of a number", "@range(0, 12)", 12, 12],
    ["range of data", "@range(0, triggerBody()?['n'])", 0, null],
    ["createArray", "@createArray('a', 'b')", 2, 2],
    ["array of a text", "@array('a')", 1, 1],
    ["array of data", "@array(triggerBody())", 0, null],
    ["json of a text in the flow", "@json('[1, 2]')", 2, 2],
    ["split of a text in the flow", "@split('a,b,c', ',')", 3, 3],
    ["split without its separator", "@split('abc', ';')", 1, 1],
    ["split of data", "@split(triggerBody()?['x'], ',')", 1, null],
    ["take of a known array", "@take(createArray(1, 2, 3), 2)", 2, 2],
    ["take of more than there is", "@take(createArray(1, 2, 3), 9)", 3, 3],
    ["take of data", "@take(triggerBody()?['x'], 7)", 0, 7],
    ["skip", "@skip(createArray(1, 2, 3), 2)", 1, 1],
    ["skip of more than there is", "@skip(createArray(1, 2, 3), 5)", 0, 0],
    ["chunk", "@chunk(range(0, 10), 4)", 3, 3],
    ["a chunk of a known array", "@first(chunk(range(0, 10), 4))", 1, 4],
    ["a chunk of data", "@first(chunk(triggerBody()?['x'], 100))", 1, 100],
    ["a chunk greater than the array", "@last(chunk(createArray(1, 2), 50))", 1, 2],
    ["a chunk of no array", "@first(chunk(createArray(), 50))", 0, 0],
    ["a chunk of a text", "@first(chunk('abcd', 2))", 0, null],
    ["first of nested arrays", "@first(json('[[1, 2], [3]]'))", 2, 2],
    ["last of nested arrays", "@last(json('[[1, 2], [3]]'))", 1, 1],
    ["reverse and sort", "@reverse(sort(createArray(3, 1)))", 2, 2],
    ["union", "@union(createArray(1, 2), createArray(2, 3, 4))", 1, 5],
    ["union of an array with itself", "@union(createArray(1, 2), createArray(1, 2))", 1, 2],
    ["union with data", "@union(createArray(1), triggerBody()?['x'])", 0, null],
    ["intersection", "@intersection(createArray(1, 2), range(0, 9))", 0, 2],
    ["intersection with data", "@intersection(createArray(1, 2), triggerBody()?['x'])", 0, 2],
    ["coalesce", "@coalesce(null, createArray(1, 2))", 0, 2],
    ["if", "@if(true, createArray(1, 2), createArray(1))", 1, 2],
    ["length as a number", "@range(0, length(createArray(1, 2, 3)))", 3, 3],
    ["a text put together", "@{triggerBody()}", 0, null],
    ["a parameter", "@parameters('p')", 0, null],
    ["an unknown function", "@xpath(xml('<a/>'), '//b')", 0, null],
    ["a broken expression", "@take(createArray(1,", 0, null],
  ])("%s", (_, foreach, least, most) => {
    expect(sizeOf(foreach)).toMatchObject({ least, most });
  });
});

describe("actions", () => {
  it("Compose holds what is written in it", () => {
    expect(sizeOf("@outputs('C')", { C: compose([1, 2]) })).toMatchObject({ least: 2, most: 2, mostFrom: "literal" });
    expect(sizeOf("@outputs('C')['a']['b']", { C: compose({ a: { b: [1] } }) })).toMatchObject({ most: 1 });
    expect(sizeOf("@outputs('C')?['a/b']", { C: compose({ a: { b: [1] } }) })).toMatchObject({ most: 1 });
    expect(sizeOf("@outputs('d')", { C: compose([1, 2]), d: compose("@outputs('c')") })).toMatchObject({ most: 2 });
  });

  it("Select makes one of each, Filter array keeps some", () => {
    const from = "@createArray(1, 2, 3)";
    expect(sizeOf("@body('S')", { S: { type: "Select", inputs: { from, select: "@item()" } } })).toMatchObject({
      least: 3,
      most: 3,
    });
    expect(sizeOf("@body('Q')", { Q: { type: "Query", inputs: { from, where: "@true" } } })).toMatchObject({
      least: 0,
      most: 3,
    });
  });

  it("Parse JSON reads its content, within the bounds of its schema", () => {
    const parse = (content: unknown, schema: object) => ({ P: { type: "ParseJson", inputs: { content, schema } } });
    expect(sizeOf("@body('P')", parse("@createArray(1, 2)", {}))).toMatchObject({ most: 2 });
    expect(sizeOf("@body('P')", parse("@triggerBody()", { type: "array", maxItems: 4 }))).toMatchObject({
      most: 4,
      rule: "schema",
    });
    const inside = { type: "object", properties: { rows: { type: "array", maxItems: 5 } } };
    expect(sizeOf("@body('P')?['rows']", parse("@triggerBody()", inside))).toMatchObject({ most: 5 });
    expect(sizeOf("@body('P')", parse("@triggerBody()", { type: "array" }))).toMatchObject({ most: null });
  });

  it("the trigger brings what its schema allows", () => {
    const trigger = {
      type: "Request",
      kind: "Button",
      inputs: { schema: { type: "object", properties: { names: { type: "array", maxItems: 6 } } } },
    };
    expect(sizeOf("@triggerBody()?['names']", {}, trigger)).toMatchObject({ most: 6, mostFrom: "trigger" });
    expect(sizeOf("@triggerOutputs()?['body/names']", {}, trigger)).toMatchObject({ most: 6, mostFrom: "trigger" });
    expect(sizeOf("@triggerBody()?['other']", {}, trigger)).toMatchObject({ most: null, rule: "trigger-input" });
  });

  it("result() is at most what the scope holds", () => {
    const scope = { type: "Scope", actions: { A: compose(1), B: compose(2) } };
    expect(sizeOf("@result('S')", { S: scope })).toMatchObject({ least: 0, most: 2 });
  });

  it("read behind a loop, an action's answers are one for each pass", () => {
    const each = { type: "Foreach", foreach: "@createArray(1, 2, 3)", actions: { Inner: compose("@item()") } };
    expect(sizeOf("@outputs('Inner')", { Each: each })).toMatchObject({ least: 0, most: 3, rule: "passes" });
  });

  it("an item of chunks has as many as a chunk", () => {
    const inner = { type: "Foreach", foreach: "@items('Batches')", actions: {} };
    const Batches = { type: "Foreach", foreach: "@chunk(triggerBody(), 25)", actions: { inner } };
    const flow = flowOf({ Batches });
    const loop = flow.allActions.find(({ name }) => name === "inner");
    if (loop?.kind !== "applyToEach") throw new Error("no loop");
    expect(new FlowValues(flow, "2025-06").sizeOfLoop(loop)).toMatchObject({ least: 1, most: 25, rule: "chunk" });
  });

  it("reasons say no more than is known, and none against the other", () => {
    const reasons = (foreach: string, actions: Record<string, object> = {}, trigger?: object) => {
      const flow = flowOf({ ...actions, Loop: { type: "Foreach", foreach, actions: {} } }, trigger);
      const loop = flow.allActions.find(({ name }) => name === "Loop");
      if (loop?.kind !== "applyToEach") throw new Error("no loop");
      return new FlowValues(flow, "2025-06").sizeOfLoop(loop).because;
    };
    const schema = { type: "object", properties: { names: { type: "array", maxItems: 6 } } };
    expect(reasons("@triggerBody()?['names']", {}, { type: "Request", kind: "Button", inputs: { schema } })).toEqual([
      "the schema of the trigger allows at most 6",
    ]);
    expect(reasons("@range(0, length(take(triggerBody(), 4)))")).toEqual(["range() counts at most 4 numbers"]);
    const grown = { I: initialize("v", [1, 2]), A: append("v") };
    expect(reasons("@variables('v')", grown)).toEqual([
      "the variable v holds at most 2 and is appended to at most once",
      "the array in the flow has 2 items",
    ]);
  });

  it("items of literal data are followed", () => {
    const inner = { type: "Foreach", foreach: "@items('Loop')?['parts']", actions: {} };
    const flow = flowOf({
      Loop: { type: "Foreach", foreach: [{ parts: [1, 2] }, { parts: [1, 2, 3] }], actions: { inner } },
    });
    const loop = flow.allActions.find(({ name }) => name === "inner");
    if (loop?.kind !== "applyToEach") throw new Error("no loop");
    expect(new FlowValues(flow, "2025-06").sizeOfLoop(loop)).toMatchObject({ least: 2, most: 3 });
  });

  it("a circle is given up", () => {
    expect(sizeOf("@outputs('A')", { A: compose("@outputs('B')"), B: compose("@outputs('A')") })).toMatchObject({
      most: null,
      rule: "circle",
    });
  });
});

describe("rows of connectors", () => {
  const rows = "@outputs('L')?['body/value']";
  const sql = (parameters: object, more?: object) => list("GetItems_V2", parameters, more, "shared_sql");
  const sharePoint = (parameters: object, more?: object) =>
    list("GetItems", parameters, more, "shared_sharepointonline");
  it.each<[string, object, number | null, string]>([
    ["Dataverse, no limit", list("ListRecords", {}), 5000, "page"],
    ["Dataverse, $top", list("ListRecords", { $top: 1 }), 1, "row-limit"],
    ["Dataverse, $top as text", list("ListRecords", { $top: "20" }), 20, "row-limit"],
    ["Dataverse, $top 0 is none", list("ListRecords", { $top: 0 }), 5000, "page"],
    ["Dataverse, $top by expression", list("ListRecords", { $top: "@variables('n')" }), 5000, "page"],
    [
      "Dataverse, $top is a total with pages too",
      list("ListRecords", { $top: 50 }, paginated(100000)),
      50,
      "row-limit",
    ],
    ["Dataverse, pages", list("ListRecords", {}, paginated(12000)), 15000, "pagination"],
    ["Dataverse, FetchXML top", list("ListRecords", { fetchXml: "<fetch top='7'><entity/></fetch>" }), 7, "fetch-xml"],
    ["Dataverse, FetchXML count", list("ListRecords", { fetchXml: '<fetch count="9" />' }), 9, "fetch-xml"],
    ["SharePoint, no limit", sharePoint({}), 100, "page"],
    ["SharePoint, Top Count", sharePoint({ $top: 500 }), 500, "row-limit"],
    [
      "SharePoint, Top Count is a page where pages follow",
      sharePoint({ $top: 500 }, paginated(1200)),
      1500,
      "pagination",
    ],
    ["SharePoint, threshold by expression", sharePoint({}, paginated("@variables('n')")), null, "paginated-list"],
    ["SQL Server, pages of the documents' example", sql({}, paginated(5000)), 6144, "pagination"],
    ["an operation that nobody describes", list("GetThings", {}, {}, "shared_unheardof"), null, "list-without-limit"],
    ["the same with a limit", list("GetThings", { $top: 3 }, {}, "shared_unheardof"), 3, "row-limit"],
    ["the same with pages", list("GetThings", { $top: 3 }, paginated(100), "shared_unheardof"), null, "paginated-list"],
  ])("%s", (_, action, most, rule) => {
    expect(sizeOf(rows, { L: action })).toMatchObject({ least: 0, most, rule });
  });

  it("say in which words they are limited", () => {
    const flow = flowOf({
      Get_items: list("ListRecords", { $top: 50 }),
      Loop: { type: "Foreach", foreach: "@body('Get_items')?['value']", actions: {} },
    });
    const loop = flow.allActions[1];
    if (loop?.kind !== "applyToEach") throw new Error("no loop");
    expect(new FlowValues(flow, "2025-06").sizeOfLoop(loop).because).toEqual(["Get items has Top Count 50"]);
  });
});

describe("variables", () => {
  it("a text that grows is not split by what it began with", () => {
    const join = (name: string) => ({ type: "AppendToStringVariable", inputs: { name, value: ";x" } });
    const known = { I: initialize("t", "a;b", "string") };
    expect(sizeOf("@split(variables('t'), ';')", known)).toMatchObject({ least: 2, most: 2 });
    expect(sizeOf("@split(variables('t'), ';')", { ...known, J: join("T") })).toMatchObject({ least: 1, most: null });
    const empty = { I: initialize("t", "", "string"), J: join("t") };
    expect(sizeOf("@split(variables('t'), ';')", empty)).toMatchObject({ least: 1, most: null });
    expect(sizeOf("@json(variables('t'))", empty)).toMatchObject({ most: null });
  });

  it("hold what they begin with", () => {
    expect(sizeOf("@variables('v')", { I: initialize("v", [1, 2]) })).toMatchObject({ least: 2, most: 2 });
    expect(sizeOf("@variables('v')", { I: initialize("v") })).toMatchObject({ least: 0, most: 0 });
  });

  it("hold the most that they are set to", () => {
    const set = { type: "SetVariable", inputs: { name: "v", value: [1, 2, 3] } };
    expect(sizeOf("@variables('v')", { I: initialize("v", [1]), S: set })).toMatchObject({ least: 1, most: 3 });
  });

  it("grow by one for each time that something is appended", () => {
    const loop = (foreach: unknown, actions: object) => ({ type: "Foreach", foreach, actions });
    const nested = loop([1, 2, 3], { Inner: loop("@createArray(1, 2)", { A: append("v") }), B: append("v") });
    expect(sizeOf("@variables('v')", { I: initialize("v"), Nested: nested })).toMatchObject({ least: 0, most: 9 });
    const open = loop("@triggerBody()", { A: append("v") });
    expect(sizeOf("@variables('v')", { I: initialize("v"), Open: open })).toMatchObject({
      most: null,
      rule: "variable",
    });
    const until = { type: "Until", expression: "@equals(1, 2)", limit: { count: 4 }, actions: { A: append("v") } };
    expect(sizeOf("@variables('v')", { I: initialize("v"), U: until })).toMatchObject({ most: 4 });
  });

  it("that are set to themselves are given up", () => {
    const set = { type: "SetVariable", inputs: { name: "v", value: "@union(variables('v'), createArray(1))" } };
    expect(sizeOf("@variables('v')", { I: initialize("v"), S: set })).toMatchObject({ most: null, rule: "circle" });
  });
});

describe("Do until", () => {
  function bound(until: object, actions: Record<string, object> = {}) {
    const flow = flowOf({ ...actions, U: { type: "Until", actions: {}, expression: "@equals(1, 2)", ...until } });
    const loop = flow.allActions.find(({ name }) => name === "U");
    if (loop?.kind !== "doUntil") throw new Error("no loop");
    const { most, mostFrom } = untilBound(loop, new FlowValues(flow, "2025-06"), "2025-06");
    return [most, mostFrom];
  }
  const wait = (count: number, unit: string) => ({ W: { type: "Wait", inputs: { interval: { count, unit } } } });
  const count = (value: unknown = 1) => ({ C: { type: "IncrementVariable", inputs: { name: "i", value } } });
  const counter = (value: unknown = 0) => ({ I: initialize("i", value, "integer") });

  it("stops after its count, or after 60 passes", () => {
    expect(bound({})).toEqual([60, "default"]);
    expect(bound({ limit: { count: 7, timeout: "PT1H" } })).toEqual([7, "limit"]);
    expect(bound({ limit: { count: "@variables('n')" } })).toEqual([null, null]);
  });

  it("stops when its waits have used up its time", () => {
    expect(bound({ limit: { count: 60, timeout: "PT1H" }, actions: wait(10, "Minute") })).toEqual([7, "limit"]);
    expect(bound({ limit: { count: 60 }, actions: wait(30, "Minute") })).toEqual([3, "limit"]);
    expect(bound({ limit: { count: 60, timeout: "P1M" }, actions: wait(10, "Minute") })).toEqual([60, "limit"]);
    const inBranch = { If: { type: "If", expression: true, actions: wait(30, "Minute") } };
    expect(bound({ limit: { count: 60 }, actions: inBranch })).toEqual([60, "limit"]);
  });

  it("stops when its counter reaches its condition", () => {
    const condition = (expression: unknown) => ({ expression, limit: { count: 60 }, actions: count() });
    expect(bound(condition("@greaterOrEquals(variables('i'), 5)"), counter())).toEqual([5, "expression"]);
    expect(bound(condition("@greater(variables('i'), 5)"), counter())).toEqual([6, "expression"]);
    expect(bound(condition("@equals(variables('i'), 5)"), counter(2))).toEqual([3, "expression"]);
    expect(
      bound(
        condition({ or: [{ equals: ["@variables('done')", true] }, { greaterOrEquals: ["@variables('i')", 4] }] }),
        counter(),
      ),
    ).toEqual([4, "expression"]);
    expect(
      bound(
        condition({ and: [{ equals: ["@variables('done')", true] }, { equals: ["@variables('i')", 4] }] }),
        counter(),
      ),
    ).toEqual([60, "limit"]);
    expect(bound({ ...condition("@greaterOrEquals(variables('i'), 5)"), actions: count(2) }, counter())).toEqual([
      3,
      "expression",
    ]);
    expect(bound({ ...condition("@equals(variables('i'), 5)"), actions: count(2) }, counter())).toEqual([60, "limit"]);
    expect(
      bound(condition("@greaterOrEquals(variables('i'), 5)"), {
        ...counter(),
        S: { type: "SetVariable", inputs: { name: "i", value: -9 } },
      }),
    ).toEqual([60, "limit"]);
    expect(bound(condition("@greaterOrEquals(variables('i'), length(createArray(1, 2, 3)))"), counter())).toEqual([
      3,
      "expression",
    ]);
  });
});
