import type { CloneFamily } from "../estate/clones";
import type { Departure } from "../estate/departures";
import type { ObservedFlow } from "../estate/observed-flow";
import { payerRow } from "../reference/payer-rows";
import type { EstateReport } from "./estate-report";
import { type ReportTotals, sortedProblems } from "./report";

/** What is said of an estate for scripts, format 1: a public contract, described in `docs/estate.md`. */
export function estateJson(report: EstateReport, totals: ReportTotals): string {
  const { version, edition, period, asOf, flows, withoutOwner, clones, people, leaving, calibrated } = report;
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
    ["problems", lines(sortedProblems(totals))],
    ["summary", JSON.stringify({ files: totals.files, flows, withoutOwner })],
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
    lowLimit: license?.lowLimit ?? null,
    sharedBy: license?.sharedBy ?? 0,
  };
}

function jsonFlow({ file, pointer, name, id, owner, startedBy, inSolution }: ObservedFlow) {
  return { file, pointer, name, id, owner, startedBy, inSolution };
}
