import { expect, it } from "vitest";
import { applyToEach, button, connectorStep, inTurn, newItem } from "./report/flow-parts";
import { flowIn } from "./report/lint-report";

/*
 * What a rule says that a rewrite saves is what the rewritten flow costs less. Each case has a flow, the same flow as
 * the rule advises, and the figures in the message: the requests of the part before, and after where it names them.
 */

const rows = "@triggerBody()?['rows']";
const loops = { loops: { Apply_to_each: 20, Outer: 3 } };
const make = (name: string, type: string, value?: unknown) => ({
  type: "InitializeVariable",
  inputs: { variables: [{ name, type, ...(value === undefined ? {} : { value }) }] },
});
const set = (name: string, value: unknown) => ({ type: "SetVariable", inputs: { name, value } });
const append = (kind: "Array" | "String", value: unknown) => ({
  type: `AppendTo${kind}Variable`,
  inputs: { name: "Out", value },
});
const select = (from: string, item: unknown) => ({ type: "Select", inputs: { from, select: item } });
const filter = (from: string) => ({ type: "Query", inputs: { from, where: "@equals(item()?['state'], 1)" } });
const onlyIf = (actions: object) => ({ type: "If", expression: "@equals(item()?['state'], 1)", actions });
const loop = (actions: object, source = rows) => applyToEach(actions, { foreach: source });
const compose = (inputs: unknown) => ({ type: "Compose", inputs });
const create = connectorStep("shared_commondataserviceforapps", "CreateRecord");
const profile = connectorStep("shared_office365users", "MyProfile_V2");
const reply = (body: string) => ({ type: "Response", kind: "PowerApp", inputs: { body } });

interface Case {
  readonly what: string;
  readonly rule: string;
  readonly before: Readonly<Record<string, object>>;
  readonly after: Readonly<Record<string, object>>;
  /** Requests a run before, and after; 0 where the part is gone. */
  readonly says: readonly [number, number];
}

const cases: readonly Case[] = [
  {
    what: "a list that a loop fills",
    rule: "data-only-loop",
    before: { Make: make("Out", "array"), Apply_to_each: loop({ Append: append("Array", "@item()?['name']") }) },
    after: { Make: make("Out", "array"), Select: select(rows, "@item()?['name']"), Set: set("Out", "@body('Select')") },
    says: [21, 2],
  },
  {
    what: "a text of some items",
    rule: "data-only-loop",
    before: {
      Make: make("Out", "string", "a"),
      Apply_to_each: loop({ Condition: onlyIf({ Append: append("String", "@{item()?['name']}") }) }),
    },
    after: {
      Make: make("Out", "string", "a"),
      Filter: filter(rows),
      Select: select("@body('Filter')", "@item()?['name']"),
      Append: append("String", "@join(body('Select'), '')"),
    },
    says: [41, 3],
  },
  {
    what: "a text in a loop around it",
    rule: "data-only-loop",
    before: {
      Make: make("Out", "string"),
      Outer: loop({ Apply_to_each: loop({ Append: append("String", "@{item()}") }, "@item()?['rows']") }),
    },
    after: {
      Make: make("Out", "string"),
      Outer: loop(
        inTurn({
          Select: select("@item()?['rows']", "@item()"),
          Append: append("String", "@join(body('Select'), '')"),
        }),
      ),
    },
    says: [63, 6],
  },
  {
    what: "composed values that are read behind the loop",
    rule: "data-only-loop",
    before: { Apply_to_each: loop({ Line: compose("@item()?['name']") }), Reply: reply("@join(outputs('Line'), ',')") },
    after: { Select: select(rows, "@item()?['name']"), Reply: reply("@join(body('Select'), ',')") },
    says: [21, 1],
  },
  {
    what: "a condition that picks items, with a body for all of them",
    rule: "filter-in-loop",
    before: { Apply_to_each: loop({ Condition: onlyIf({ Create: create }) }) },
    after: { Filter: filter(rows), Apply_to_each: loop({ Create: create }, "@body('Filter')") },
    says: [20, 1],
  },
  {
    what: "a read that is the same in each pass",
    rule: "unchanged-in-loop",
    before: {
      Make: make("Out", "string"),
      Apply_to_each: loop(inTurn({ Get: profile, Set: set("Out", "@body('Get')?['mail']") })),
      Reply: reply("@variables('Out')"),
    },
    after: {
      Make: make("Out", "string"),
      Get: profile,
      Apply_to_each: loop({ Set: set("Out", "@body('Get')?['mail']") }),
      Reply: reply("@variables('Out')"),
    },
    says: [20, 1],
  },
  {
    what: "a Compose that is read once in each pass",
    rule: "single-use-compose",
    before: {
      Make: make("Out", "string"),
      Apply_to_each: loop(inTurn({ Name: compose("@toUpper(item())"), Set: set("Out", "@outputs('Name')") })),
      Reply: reply("@variables('Out')"),
    },
    after: {
      Make: make("Out", "string"),
      Apply_to_each: loop({ Set: set("Out", "@toUpper(item())") }),
      Reply: reply("@variables('Out')"),
    },
    says: [20, 0],
  },
  {
    what: "a result that nothing reads",
    rule: "unused-result",
    before: { Apply_to_each: loop(inTurn({ Note: compose("@item()"), Create: create })) },
    after: { Apply_to_each: loop({ Create: create }) },
    says: [20, 0],
  },
  {
    what: "a variable that nothing reads",
    rule: "unused-variable",
    before: {
      Make: make("Out", "string"),
      Apply_to_each: loop(inTurn({ Set: set("Out", "@item()"), Create: create })),
    },
    after: { Apply_to_each: loop({ Create: create }) },
    says: [21, 0],
  },
  {
    what: "a variable that is set directly behind its making",
    rule: "overwritten-value",
    before: { Make: make("Out", "string"), Set: set("Out", "b"), Reply: reply("@variables('Out')") },
    after: { Make: make("Out", "string", "b"), Reply: reply("@variables('Out')") },
    says: [1, 0],
  },
  {
    what: "a scope around one action",
    rule: "one-action-scope",
    before: { Apply_to_each: loop({ Scope: { type: "Scope", actions: { Create: create } } }) },
    after: { Apply_to_each: loop({ Create: create }) },
    says: [20, 0],
  },
  {
    what: "a scope around nothing",
    rule: "empty-container",
    before: { Scope: { type: "Scope", actions: {} }, Create: create },
    after: { Create: create },
    says: [1, 0],
  },
  {
    what: "a read that was made before",
    rule: "repeated-call",
    before: { Get: profile, Get_2: profile, Reply: reply("@concat(body('Get'), body('Get_2'))") },
    after: { Get: profile, Reply: reply("@concat(body('Get'), body('Get'))") },
    says: [1, 0],
  },
];

it.each(cases)("$rule: $what", async ({ rule, before, after, says: [was, will] }) => {
  const flow = await flowIn({ triggers: button, actions: inTurn(before) }, { estimates: loops });
  const rewritten = await flowIn({ triggers: button, actions: inTurn(after) }, { estimates: loops });
  const found = flow.findings.filter((finding) => finding.rule === rule);
  expect(found.map(({ message }) => figuresIn(message))).toEqual([will === 0 ? [was] : [was, will]]);
  expect(found.map(({ confidence }) => confidence)).toEqual(["certain"]);
  expect((flow.requests?.perRun.most ?? 0) - (rewritten.requests?.perRun.most ?? 0)).toBe(was - will);
  expect(rewritten.findings.filter((finding) => finding.rule === rule)).toEqual([]);
});

it("filter-behind-trigger: what a run costs that has nothing to do", async () => {
  const gate = { type: "If", expression: { greater: ["@triggerBody()?['Amount']", 1] }, actions: { Create: create } };
  const flow = await flowIn({ triggers: newItem, actions: inTurn({ Make: make("Out", "string"), Gate: gate }) });
  const [found] = flow.findings.filter(({ rule }) => rule === "filter-behind-trigger");
  expect(figuresIn(found?.message ?? "")).toEqual([flow.requests?.perRun.least]);
});

it("single figures of loops that rest on a default are assumed, and name the setting", async () => {
  const { before } = cases[0] as Case;
  const { findings } = await flowIn({ triggers: button, actions: inTurn(before) });
  const [found] = findings.filter(({ rule }) => rule === "data-only-loop");
  expect(found?.confidence).toBe("assumed");
  expect(found?.because).toContain("Assumed passes: 10 for Apply to each (estimates.loops).");
});

/** The amounts of requests in a message. */
function figuresIn(message: string): number[] {
  const figures = message.matchAll(/([\d,]+)(?= requests?\b|$| before the loop)/g);
  return [...figures].map(([text]) => Number(text.replaceAll(",", "")));
}
