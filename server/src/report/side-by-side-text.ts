import { listIn } from "../../../shared/list-in";
import { amount, list, number } from "../describe/amounts";
import { citation } from "../describe/describe-sources";
import { factInWords, factTitles } from "./compared-facts-text";
import type { ComparedSide } from "./comparison";
import { comparedFacts } from "./flow-differences";
import { sortedProblems } from "./report";
import { allSides, type FactBySide, type SideBySideTotals, type SideBySideWriter } from "./side-by-side";
import type { TextStyle } from "./text";

/** All sides at once for people: each flow that differs, with what each side says of each fact. */
export function sideBySideText(style: TextStyle, write: (text: string) => void): SideBySideWriter {
  return {
    begin() {},
    flow({ name, file, facts }) {
      const lines = facts.map((fact) => `  ${textOfFact(fact)}\n`);
      write(`${style.strong(name)}  ${style.quiet(file)}\n${lines.join("")}\n`);
    },
    end(totals, read) {
      write(`${style.strong(summary(totals))}\n${totals.sides.map(sideText).join("")}\n`);
      for (const { file, line, code, severity, message } of sortedProblems(read)) {
        const place = line === undefined ? file : `${file}:${line}`;
        write(`${place}: ${style.severity(severity, severity)} ${message} ${style.quiet(code)}\n`);
      }
      write(style.quiet("Not a Microsoft product, and no legal advice.\n"));
    },
  };
}

/** "Performance profile: low (2025-06 official, 2026-11 official); medium (2025-06 transition, 2026-11 transition)." */
function textOfFact({ fact, values, sources, note }: FactBySide): string {
  const sidesByWords = new Map<string, string[]>();
  values.forEach((value, index) => {
    listIn(sidesByWords, factInWords(fact, value)).push(nameOf(allSides[index] as ComparedSide));
  });
  const parts = [...sidesByWords].map(([words, sides]) => `${words} (${sides.join(", ")})`);
  return `${factTitles[fact]}: ${parts.join("; ")}.${note === null ? "" : ` ${note}`}${sources.length === 0 ? "" : ` [${citation(sources)}]`}`;
}

function nameOf({ edition, period }: ComparedSide): string {
  return `${edition} ${period}`;
}

function summary({ flows, differing, byFact }: SideBySideTotals): string {
  const counts = comparedFacts.filter((fact) => byFact[fact] > 0).map((fact) => `${fact} of ${number(byFact[fact])}`);
  const which = counts.length === 0 ? "" : `: ${list(counts)}`;
  const differ = differing === 1 ? "differs" : "differ";
  return `${number(differing)} of ${amount(flows, "flow")} ${differ} between editions and periods${which}.`;
}

function sideText({ verdicts, aboveLimit, ...side }: SideBySideTotals["sides"][number]): string {
  const { covered, notCovered, notKnown } = verdicts;
  const held = `what is held is enough for ${number(covered)}, not enough for ${number(notCovered)}, not known for ${number(notKnown)}`;
  return `  ${nameOf(side)}: ${held}; ${amount(aboveLimit, "flow")} above the limit on a likely day.\n`;
}
