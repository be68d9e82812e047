import { sortedProblems } from "./report";
import { allSides, type SideBySideWriter } from "./side-by-side";

/** All sides at once for scripts, format 1: one flow a line. A public contract, described in `docs/editions.md`. */
export function sideBySideJson(version: string, asOf: string, write: (text: string) => void): SideBySideWriter {
  let between = "\n";
  return {
    begin() {
      const tool = { name: "flow-license-lint", version, asOf };
      write(`{\n"format": 1,\n"tool": ${JSON.stringify(tool)},\n"sides": ${JSON.stringify(allSides)},\n"flows": [`);
    },
    flow(flow) {
      write(between + JSON.stringify(flow));
      between = ",\n";
    },
    end(totals, read) {
      const problems = sortedProblems(read).map((problem) => JSON.stringify(problem));
      const listed = problems.length === 0 ? "" : `\n${problems.join(",\n")}\n`;
      write(`\n],\n"problems": [${listed}],\n"summary": ${JSON.stringify(totals)}\n}\n`);
    },
  };
}
