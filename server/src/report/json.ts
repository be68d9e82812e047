import type { LintedFile } from "../estate/lint-files";
import { connectorsReadOn } from "../reference/connectors";
import { lineIndexOf } from "../syntax/source-range";
import { type DaySum, likelyDay, sortedDaySums } from "./day-sums";
import { jsonFlow } from "./json-flow";
import { type ReportHead, type ReportTotals, type ReportWriter, sortedProblems } from "./report";

/** The JSON report, format 1: one flow a line, so that two reports can be compared line by line. */
export function jsonReport(head: ReportHead, write: (text: string) => void): ReportWriter {
  let separator = "\n";
  return {
    begin() {
      const { version, edition, period, asOf } = head;
      const tool = { name: "flow-license-lint", version, edition, period, asOf, connectorsReadOn };
      write(`{\n"format": 1,\n"tool": ${JSON.stringify(tool)},\n"flows": [`);
    },
    file({ text, analysis }: LintedFile) {
      if (analysis.flows.length === 0) return;
      const lines = lineIndexOf(text);
      for (const flow of analysis.flows) {
        write(separator + JSON.stringify(jsonFlow(flow, lines, head)));
        separator = ",\n";
      }
    },
    end(totals: ReportTotals) {
      const { files, flows, actions, premiumFlows, findings, suppressed } = totals;
      const perDay = sortedDaySums(totals.perDay).map(jsonDaySum);
      const problems = sortedProblems(totals).map((problem) => JSON.stringify(problem));
      const summary = { files, flows, actions, premiumFlows, findings, suppressed, perDay };
      write(`\n],\n"problems": [${problems.length === 0 ? "" : `\n${problems.join(",\n")}\n`}],\n`);
      write(`"summary": ${JSON.stringify(summary)}\n}\n`);
    },
  };
}

function jsonDaySum(sum: DaySum) {
  const { limitOf, owner, flows, notCounted, assumed } = sum;
  return { limitOf, owner, flows, notCounted, assumed, likely: likelyDay(sum) };
}
