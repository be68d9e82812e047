import { describe, expect, test } from "vitest";
import { analyze } from "../../server/src/analyze";
import { describeFlows } from "../../server/src/describe/describe-flows";
import { flowRows } from "../../server/src/language-server/flow-rows";
import { settingsForFlow } from "../../server/src/settings/settings-for-flow";
import { someFlow, today } from "../settings/layers";
import { alone } from "../told";
import { applyToEach, button, compose, everyDay, getRows, steps } from "./flow-parts";

const settings = () => settingsForFlow([], someFlow, today);

/** The flows of one document as a list tells them, and all of them together. */
function told(...definitions: readonly object[]) {
  const listed = definitions.map((definition, index) => ({ name: `flow-${index}`, properties: { definition } }));
  const text = JSON.stringify(definitions.length === 1 ? { definition: definitions[0] } : { value: listed });
  const { flows } = analyze({ uri: "flow.json", version: 0, text }, alone, settings);
  const rows = flowRows("file:///flow.json", flows, (offset) => ({ line: 0, character: offset }));
  const facts = flows.map((flow) => flow.facts);
  return { rows, text, ...describeFlows(rows, facts) };
}

const simple = { triggers: button, actions: steps(3) };
const premium = { triggers: everyDay, actions: { Get_rows: getRows } };
const uncountable = { triggers: everyDay, actions: nested(20) };

/** Loops in loops whose passes multiply beyond what a number can hold. */
function nested(depth: number): object {
  return depth === 0 ? { Step: compose } : { [`Loop_${depth}`]: applyToEach(nested(depth - 1)) };
}

describe("a flow in a list", () => {
  test("tells requests, trigger, license, payer and its day", () => {
    const [row] = told(premium).rows;
    expect(row).toMatchObject({
      startedBy: "scheduled",
      perRun: "2 requests",
      figures: { run: "2", day: "2" },
      likelyPerDay: 2,
      headline: "2 requests a run · scheduled · Power Automate Premium for the owner (15 USD a month)",
      groups: {
        license: { name: "Power Automate Premium" },
        payer: { name: "The owner" },
        requestsPerDay: { name: "1 to 9 requests a day" },
      },
      severity: "information",
    });
    expect(row?.details.at(-1)).toMatch(/^\d information and \d hints?\.$/);
  });

  test("says of what is not known that it is not, and never 0", () => {
    const [row] = told(uncountable).rows;
    expect(row?.perRun).toBe("more requests than can be counted");
    expect(row?.figures).toEqual({ run: "more than can be counted", day: "not known" });
    expect(row?.groups.requestsPerDay.name).toBe("Requests a day not known");
    expect(JSON.stringify(row?.details)).not.toMatch(/\b0 requests/);
  });

  test("stands at its definition", () => {
    const { rows, text } = told(simple, premium);
    expect(rows.map(({ character }) => text.slice(character, character + 12))).toEqual([
      '"definition"',
      '"definition"',
    ]);
  });
});

describe("the flows of a document together", () => {
  test.each([
    [[simple], "4 requests a run · Power Automate Free"],
    [[premium], "2 requests a run · Power Automate Premium"],
    [[simple, premium], "2 flows · 2 to 4 requests a run · Power Automate Free, Power Automate Premium"],
    [[simple, simple], "2 flows · 4 requests a run · Power Automate Free"],
    [[simple, uncountable], "2 flows · 4 or more requests a run · Power Automate Free"],
    [[uncountable, uncountable], "2 flows · more requests than can be counted · Power Automate Free"],
    [[uncountable], "more requests than can be counted a run · Power Automate Free"],
  ])("%#", (definitions, short) => {
    expect(told(...definitions).short).toBe(short);
  });

  test("are told one by one, as far as anybody reads", () => {
    const lines = told(...Array.from({ length: 15 }, () => premium)).long.split("\n");
    expect(lines).toHaveLength(13);
    expect(lines.at(-1)).toBe("and 3 more");
  });
});
