import type { CloneFamily } from "../estate/clones";
import { type Departure, lowLimitOf } from "../estate/departures";
import type { EstateFlow } from "../estate/estate-flow";
import { payerRow } from "../reference/payer-rows";
import type { EstateReport } from "./estate-report";
import { sortedProblems } from "./report";

/** What is said of an estate for scripts, format 1: a public contract, described in `docs/estate.md`. */
export function estateJson(report: EstateReport): string {
  const { version, edition, period, asOf, files, flows, withoutOwner, clones, people, leaving, calibrated } = report;
  const head = { name: "flow-license-lint", version, edition, period, asOf };
  const parts: [string, string][] = [
    ["format", "1"],
    ["tool", JSON.stringify(head)],
    ["clones", lines(clones.map(jsonFamily))],
    ["people", lines(people)],
    [
      "leaving",
      leaving === null
        ? "null"
        : `{ "person": ${JSON.stringify(leaving.person)}, "source": ${JSON.stringify(payerRow(leavingRow).source)}, "flows": ${lines(leaving.flows.map(jsonDeparture))} }`,
    ],
    ["calibration", calibrated === null ? "null" : lines(calibrated)],
    ["problems", lines(sortedProblems(report))],
    ["summary", JSON.stringify({ files, flows, withoutOwner })],
  ];
  return `{\n${parts.map(([name, value]) => `"${name}": ${value}`).join(",\n")}\n}\n`;
}

/** The row of "Whose license, whose limit" about owners who leave. */
const leavingRow = 25;

function lines(values: readonly unknown[]): string {
  return values.length === 0 ? "[]" : `[\n${values.map((value) => JSON.stringify(value)).join(",\n")}\n]`;
}

function jsonFamily({ structure, actions, savings, members }: CloneFamily) {
  return { structure, actions, savings, members: members.map(jsonFlow) };
}

function jsonDeparture({ flow, effect, through, wayOut }: Departure) {
  const { license } = flow;
  return {
    ...jsonFlow(flow),
    effect,
    through,
    wayOut,
    payer: license?.payer ?? null,
    limitOf: license?.limitOf ?? null,
    because: license?.because ?? null,
    source: license?.source ?? null,
    profile: license?.profile ?? null,
    limit: license?.limit ?? null,
    lowLimit: license && lowLimitOf(flow),
    sharedBy: license?.sharedBy ?? 0,
  };
}

function jsonFlow({ key, pointer, owner, isChild, startedBy, inSolution }: EstateFlow) {
  const { file, name, id } = key;
  return { file, pointer, name, id, owner, startedBy: isChild ? "child" : startedBy, inSolution };
}
