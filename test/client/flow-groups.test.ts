import { expect, test } from "vitest";
import { groupFlows } from "../../client/src/views/flow-groups";
import type { FlowRow, Group } from "../../shared/flow-row";

const known = (name: string): Group => ({ name, order: 0 });

function row(name: string, license: Group, day: Group = known("day"), likely: number | null = null): FlowRow {
  return {
    uri: `file:///exports/My%20solution/${name}.json`,
    flow: 0,
    line: 0,
    character: 0,
    name,
    startedBy: "instant",
    perRun: "2 requests",
    figures: { run: "2", day: "not known" },
    likelyPerDay: likely,
    headline: `2 requests a run · instant · ${license.name}`,
    details: [],
    groups: { license, payer: known("The owner"), requestsPerDay: day },
    severity: null,
  };
}

const premium = known("Premium");
const rows = [
  row("Flow 10", premium, { name: "10 to 99", order: -3 }, 12),
  row("Flow 9", premium, { name: "10 to 99", order: -3 }, 90),
  row("flow 2", premium, { name: "not known", order: 0 }),
  row("Other", { name: "Copied actions", order: 1 }, { name: "1,000 to 9,999", order: -5 }),
  row("Fourth", known("Free"), { name: "not known", order: 0 }),
];

function shown(grouping: Parameters<typeof groupFlows>[1], filter = ""): string[] {
  return groupFlows(rows, grouping, filter).map((group) => `${group.name}: ${group.rows.map(({ name }) => name)}`);
}

test("groups stand by their order, then by name, and flows by name", () => {
  expect(shown("license")).toEqual(["Free: Fourth", "Premium: flow 2,Flow 9,Flow 10", "Copied actions: Other"]);
  expect(shown("payer")).toEqual(["The owner: flow 2,Flow 9,Flow 10,Fourth,Other"]);
  expect(shown("requestsPerDay")).toEqual([
    "1,000 to 9,999: Other",
    "10 to 99: Flow 9,Flow 10",
    "not known: flow 2,Fourth",
  ]);
});

test.each([
  ["", ["Free: Fourth", "Premium: flow 2,Flow 9,Flow 10", "Copied actions: Other"]],
  ["  FOURTH ", ["Free: Fourth"]],
  ["premium instant", ["Premium: flow 2,Flow 9,Flow 10"]],
  ["my solution/other", ["Copied actions: Other"]],
  ["premium other", []],
])("the filter %j leaves %j", (filter, left) => {
  expect(shown("license", filter)).toEqual(left);
});

test("an address that cannot be decoded is taken as it is", () => {
  const odd = { ...row("Odd", premium), uri: "untitled:100%" };
  expect(groupFlows([odd], "license", "100%").map(({ name }) => name)).toEqual(["Premium"]);
});
