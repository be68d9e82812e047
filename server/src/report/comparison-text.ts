import { amount, list, number } from "../describe/amounts";
import { citation } from "../describe/describe-sources";
import { factInWords, factTitles } from "./compared-facts-text";
import type { ComparedSide, ComparisonTotals, ComparisonWriter, DifferingFlow } from "./comparison";
import { comparedFacts, type FlowDifference } from "./flow-differences";
import { sortedProblems } from "./report";
import type { TextStyle } from "./text";

/** The comparison for people: each flow that differs, with one line for each fact. */
export function comparisonText(style: TextStyle, write: (text: string) => void): ComparisonWriter {
  let sides: readonly [string, string] = ["", ""];
  return {
    begin() {},
    beginComparison(from, to) {
      sides = sideWords(from, to);
    },
    flow: (flow) => write(textOfFlow(flow, sides, style)),
    endComparison: (totals) => write(`${style.strong(summary(totals, sides))}\n\n`),
    end(totals) {
      for (const { file, line, code, severity, message } of sortedProblems(totals)) {
        write(
          `${file}${line === undefined ? "" : `:${line}`}: ${style.severity(severity, severity)} ${message} ${style.quiet(code)}\n`,
        );
      }
      write(style.quiet("Not a Microsoft product, and no legal advice.\n"));
    },
  };
}

/** What tells the sides apart: "edition 2025-06" and "edition 2026-11", or the two periods. */
function sideWords(from: ComparedSide, to: ComparedSide): readonly [string, string] {
  return from.edition === to.edition
    ? [`the ${from.period} limits`, `the ${to.period} limits`]
    : [`edition ${from.edition}`, `edition ${to.edition}`];
}

function textOfFlow({ name, file, differences }: DifferingFlow, sides: readonly [string, string], style: TextStyle) {
  const lines = differences.map((difference) => `  ${textOfDifference(difference, sides)}\n`);
  return `${style.strong(name)}  ${style.quiet(file)}\n${lines.join("")}\n`;
}

function textOfDifference(difference: FlowDifference, [first, second]: readonly [string, string]) {
  const { fact, sources } = difference;
  const [from, to] = [difference.from, difference.to].map((value) => factInWords(fact, value));
  const cited = sources.length === 0 ? "" : ` [${citation(sources)}]`;
  return `${factTitles[fact]}: ${from} by ${first}, ${to} by ${second}.${cited}`;
}

function summary({ flows, differing, byFact }: ComparisonTotals, [first, second]: readonly [string, string]): string {
  const counts = comparedFacts.filter((fact) => byFact[fact] > 0).map((fact) => `${fact} of ${number(byFact[fact])}`);
  const which = counts.length === 0 ? "" : `: ${list(counts)}`;
  const differ = differing === 1 ? "differs" : "differ";
  return `${number(differing)} of ${amount(flows, "flow")} ${differ} between ${first} and ${second}${which}.`;
}
