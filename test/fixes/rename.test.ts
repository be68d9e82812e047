import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeFiles } from "../../server/src/cli/node-files";
import { defaultLimits } from "../../server/src/exports/limits";
import { listExportFiles } from "../../server/src/exports/list-export-files";
import type { NamedThing } from "../../server/src/facts/uses/mentions";
import { readEmbeddedJson } from "../../server/src/syntax/embedded-json";
import { readJson } from "../../server/src/syntax/read-json";
import { button, compose, everyDay, inTurn, steps } from "../report/flow-parts";
import { solutionFile } from "../report/lint-report";
import { checkRenaming, flowsIn, type NamingFlow, renamed } from "./rename-all";

const reads = (text: unknown) => ({ type: "Compose", inputs: text });
const setVariable = (name: string) => ({ type: "SetVariable", inputs: { name, value: 1 } });
const makeVariable = (name: string) => ({
  type: "InitializeVariable",
  inputs: { variables: [{ name, type: "Integer" }] },
});

function only(text: string): NamingFlow {
  const [flow] = flowsIn(text);
  if (!flow) throw new Error("no flow was found");
  return flow;
}

function named(flow: NamingFlow, name: string, kind: NamedThing["kind"] = "action"): NamedThing {
  const found = flow.mentions.find(({ of }) => of.kind === kind && of.name === name);
  if (!found) throw new Error(`nothing is called ${name}`);
  return found.of;
}

/** The text with one thing renamed. */
function renaming(text: string, name: string, newName: string, kind?: NamedThing["kind"]): string {
  const flow = only(text);
  return renamed(text, flow, new Map([[named(flow, name, kind), newName]]));
}

/** What reads the action `A` after it was renamed to `B`. */
function reading(inputs: unknown, newName = "B"): unknown {
  const text = renaming(
    solutionFile({ triggers: button, actions: { A: compose, Reads: reads(inputs) } }),
    "A",
    newName,
  );
  return JSON.parse(text).properties.definition.actions.Reads.inputs;
}

describe("renaming an action changes", () => {
  it.each([
    ["what reads its outputs", "@outputs('A')", "@outputs('B')"],
    ["each name in a text", "@{body('A')} and @{actions('A')['status']}", "@{body('B')} and @{actions('B')['status']}"],
    ["a name in another letter case", "@OUTPUTS('a')", "@OUTPUTS('B')"],
    ["names deep inside", { list: ["@concat('A', outputs('A'))"] }, { list: ["@concat('A', outputs('B'))"] }],
    ["names of properties", { "@{outputs('A')}": 1 }, { "@{outputs('B')}": 1 }],
    ["no text without an expression", "outputs('A')", "outputs('A')"],
    ["no escaped expression", "@@{outputs('A')}", "@@{outputs('A')}"],
    ["no part of that name", "@outputs('A')?['A']", "@outputs('B')?['A']"],
  ])("%s", (_, inputs, expected) => {
    expect(reading(inputs)).toEqual(expected);
  });

  it("a quote in a name to two, where the name stands in quotes", () => {
    expect(reading("@outputs('A')", "It's")).toBe("@outputs('It''s')");
  });

  it("the blanks of a name to underscores, as the designer does", () => {
    expect(reading("@outputs('A')", " Get the rows ")).toBe("@outputs('Get_the_rows')");
  });

  it("its name in each run-after", () => {
    const text = renaming(solutionFile({ triggers: button, actions: steps(3) }), "Step_1", "First");
    expect(JSON.parse(text).properties.definition.actions.Step_2.runAfter).toEqual({ First: ["Succeeded"] });
    expect(JSON.parse(text).properties.definition.actions.Step_3.runAfter).toEqual({ Step_2: ["Succeeded"] });
  });

  it("nothing else of a text with tabs, CRLF and escapes", () => {
    const text = JSON.stringify(
      {
        definition: { triggers: everyDay, actions: inTurn({ "A's": compose, C: reads("\u00e9 @{outputs('A''s')}") }) },
      },
      null,
      "\t",
    )
      .replaceAll("\n", "\r\n")
      .replaceAll("'", "\\u0027")
      .replaceAll("é", "\\u00E9");
    expect(renaming(text, "A's", "ö's")).toBe(
      text.replaceAll("A\\u0027\\u0027s", "\\u00F6\\u0027\\u0027s").replaceAll("A\\u0027s", "\\u00F6\\u0027s"),
    );
  });

  it("a flow that stands as text inside of JSON", () => {
    const actions = inTurn({ A: compose, Reads: reads("@outputs('A')") });
    const row = (text: string) => JSON.stringify({ workflowid: "x", clientdata: text }, null, 2);
    const inner = solutionFile({ triggers: button, actions });
    const text = renaming(row(inner), "A", 'Say "A"');
    const expected = inner.replaceAll('"A"', '"Say_\\"A\\""').replaceAll("'A'", "'Say_\\\"A\\\"'");
    expect(text).toBe(row(expected));
  });

  it("the nearest of two that have one name", () => {
    const scope = (inputs: string) => ({
      type: "Scope",
      actions: inTurn({ A: compose, [inputs]: reads("@outputs('A')") }),
    });
    const text = solutionFile({ triggers: button, actions: { One: scope("X"), Two: scope("Y") } });
    const { actions } = JSON.parse(renaming(text, "A", "B")).properties.definition;
    expect(actions.One.actions.X).toEqual({ ...reads("@outputs('B')"), runAfter: { B: ["Succeeded"] } });
    expect(actions.Two.actions.Y).toEqual({ ...reads("@outputs('A')"), runAfter: { A: ["Succeeded"] } });
  });
});

it("renaming a variable changes where it is made, changed and read, in any letter case", () => {
  const actions = { Make: makeVariable("n"), Set: setVariable("N"), Reads: reads("@variables('n')") };
  const text = renaming(solutionFile({ triggers: button, actions }), "n", "number of rows", "variable");
  const renamedActions = JSON.parse(text).properties.definition.actions;
  expect(renamedActions).toEqual({
    Make: makeVariable("number of rows"),
    Set: setVariable("number of rows"),
    Reads: reads("@variables('number of rows')"),
  });
});

describe("renaming is refused", () => {
  const actions = { A: compose, Other: compose, Make: makeVariable("v"), More: makeVariable("w") };
  const definition = { parameters: { p: { type: "String" } }, triggers: button, actions };
  it.each([
    ["without a name", "A", " ", "action", "A name is missing."],
    ["to the name of another action", "A", "other", "action", "The name other is in use"],
    ["to the name of the trigger", "A", "manual", "action", "The name manual is in use"],
    [
      "to a name that is too long",
      "A",
      "x".repeat(81),
      "action",
      "The name has 81 characters; Power Automate allows 80.",
    ],
    ["to the name of another variable", "v", "W", "variable", "There is a variable W already."],
    ["to an expression", "v", "@x", "variable", "An @ would make an expression of the variable's name."],
    ["for a parameter", "p", "q", "parameter", "A parameter is renamed where its value is set"],
  ] as const)("%s", (_, name, newName, kind, refusal) => {
    expect(() => renaming(solutionFile(definition), name, newName, kind)).toThrow(refusal);
  });

  it("but not for a change of letter case", () => {
    expect(renaming(solutionFile(definition), "A", "a")).toContain('"a":');
  });
});

it("every step and variable of the real exports is renamed and back without a trace", async () => {
  const { files } = await listExportFiles([join(import.meta.dirname, "../exports")], nodeFiles(), defaultLimits);
  let [things, names] = [0, 0];
  for (const file of files) {
    const read = await file.read();
    if (!("text" in read)) continue;
    const checked = checkRenaming(read.text, file.label);
    things += checked.things;
    names += checked.names;
  }
  expect(things).toBeGreaterThan(1800);
  expect(names).toBeGreaterThan(3 * things);
});

it("stretches of strings are found behind escapes, in any order, also in JSON inside of JSON", () => {
  const inner = JSON.stringify({ a: 'x"y\u00e9\nz' }).replaceAll("é", "\\u00e9");
  const text = JSON.stringify({ inner });
  const outerTree = readJson(text);
  const node = outerTree.root?.get("inner");
  if (!node) throw new Error("nothing was read");
  const tree = readEmbeddedJson(outerTree, node);
  const a = tree.root?.get("a");
  if (!a) throw new Error("nothing was read");
  const stretches = [
    [4, 5],
    [0, 1],
    [1, 2],
    [3, 6],
    [6, 6],
  ] as const;
  const spans = tree.spansOf(stretches.map(([start, end]) => ({ node: a, part: "value", within: { start, end } })));
  expect(spans.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
    "\\\\n",
    "x",
    '\\\\\\"',
    "\\\\u00e9\\\\nz",
    "",
  ]);
});
