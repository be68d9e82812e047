import { describeHoldings } from "../describe/describe-holdings";
import { citation } from "../describe/describe-sources";
import type { LimitsAnswer } from "../holdings/limits-answer";

/** The answer of `limits` for people: each line ends with its sources and their dates. */
export function limitsText(answer: LimitsAnswer): string {
  const groups = describeHoldings(answer).map((lines) =>
    lines.map(({ text, sources }) => `${text} [${citation(sources)}]\n`).join(""),
  );
  const { edition, period, asOf } = answer.question;
  return [
    ...groups,
    `Figures of edition ${edition}, ${period} limits, as of ${asOf}; list prices in the United States.\nNot a Microsoft product, and no legal advice.\n`,
  ].join("\n");
}
