import { amount, list, money, number } from "../describe/amounts";
import { payerInWords } from "../describe/describe-license";
import { citation } from "../describe/describe-sources";
import type { RequestCount } from "../facts/requests/per-run";
import type { ComparedSide, ComparisonTotals, ComparisonWriter, DifferingFlow } from "./comparison";
import { type ComparedFact, type ComparedOption, comparedFacts, type FlowDifference } from "./flow-differences";
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
  const [from, to] = shown(difference);
  const cited = sources.length === 0 ? "" : ` [${citation(sources)}]`;
  return `${factWords[fact]}: ${from} by ${first}, ${to} by ${second}.${cited}`;
}

const factWords: Readonly<Record<ComparedFact, string>> = {
  payer: "Who pays",
  options: "Ways to license",
  verdict: "Whether what is held is enough",
  profile: "Performance profile",
  limit: "Requests a day that are allowed",
  worst: "Worst case of a run",
  credits: "Credits of a run",
};

function shown(difference: FlowDifference): [string, string] {
  switch (difference.fact) {
    case "payer":
      return both(difference, ({ payer, limitOf }) =>
        payer === limitOf
          ? payerInWords(payer)
          : `${payerInWords(payer)}, within the limit of ${payerInWords(limitOf)}`,
      );
    case "options":
      return both(difference, (options) => (options.length === 0 ? "none" : options.map(shownOption).join(", or ")));
    case "limit":
      return both(difference, number);
    case "worst":
      return both(difference, ({ worst, worstIs }) => {
        if (worst === null) return unknown;
        return worstIs === "exact" ? number(worst) : `at most ${number(worst)}`;
      });
    case "credits":
      return both(difference, ({ aiBuilder, copilot }) =>
        list([`${shownCount(aiBuilder)} AI Builder credits`, `${shownCount(copilot)} Copilot Credits`]),
      );
    default:
      return both(difference, (word) => word);
  }
}

const unknown = "not known";

function both<Value>(
  { from, to }: { readonly from: Value | null; readonly to: Value | null },
  words: (value: Value) => string,
): [string, string] {
  return [from === null ? unknown : words(from), to === null ? unknown : words(to)];
}

function shownCount(count: RequestCount | null): string {
  const likely = count?.likely ?? null;
  return likely === null ? "an unknown number of" : number(likely);
}

function shownOption({ license, quantity, pricePerMonth, currency, limit }: ComparedOption): string {
  const what = `${quantity === 1 ? "" : `${number(quantity)} x `}${license}`;
  const details = [
    ...(pricePerMonth === null ? [] : [`${money(pricePerMonth, currency)} a month`]),
    ...(limit === null ? [] : [`${amount(limit, "request")} a day`]),
  ];
  return details.length === 0 ? what : `${what} (${details.join(", ")})`;
}

function summary({ flows, differing, byFact }: ComparisonTotals, [first, second]: readonly [string, string]): string {
  const counts = comparedFacts.filter((fact) => byFact[fact] > 0).map((fact) => `${fact} of ${number(byFact[fact])}`);
  const which = counts.length === 0 ? "" : `: ${list(counts)}`;
  const differ = differing === 1 ? "differs" : "differ";
  return `${number(differing)} of ${amount(flows, "flow")} ${differ} between ${first} and ${second}${which}.`;
}
