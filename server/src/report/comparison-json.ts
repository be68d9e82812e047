import type { ComparisonWriter } from "./comparison";
import { sortedProblems } from "./report";

/** The comparison for scripts, format 1: one flow a line. A public contract, described in `docs/editions.md`. */
export function comparisonJson(version: string, asOf: string, write: (text: string) => void): ComparisonWriter {
  let betweenComparisons = "\n";
  let betweenFlows = "\n";
  return {
    begin() {
      const tool = { name: "flow-license-lint", version, asOf };
      write(`{\n"format": 1,\n"tool": ${JSON.stringify(tool)},\n"comparisons": [`);
    },
    beginComparison(from, to) {
      write(`${betweenComparisons}{ "from": ${JSON.stringify(from)}, "to": ${JSON.stringify(to)}, "flows": [`);
      betweenComparisons = ",\n";
      betweenFlows = "\n";
    },
    flow(flow) {
      write(betweenFlows + JSON.stringify(flow));
      betweenFlows = ",\n";
    },
    endComparison(totals) {
      write(`\n], "summary": ${JSON.stringify(totals)} }`);
    },
    end(totals) {
      const problems = sortedProblems(totals).map((problem) => JSON.stringify(problem));
      write(`\n],\n"problems": [${problems.length === 0 ? "" : `\n${problems.join(",\n")}\n`}]\n}\n`);
    },
  };
}
