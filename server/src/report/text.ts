import type { FlowAnalysis, PlacedFinding } from "../analyze";
import { amount, number, sentence } from "../describe/amounts";
import { describeCredits } from "../describe/describe-credits";
import { about, describeDay } from "../describe/describe-day";
import { describeHeadline } from "../describe/describe-headline";
import { describeLicenseLines } from "../describe/describe-license-lines";
import { countedIn, describeExcludes, describeFormula } from "../describe/describe-requests";
import { plainText } from "../describe/markup";
import type { LintedFile } from "../estate/lint-files";
import type { FlowFacts } from "../facts/flow-facts";
import type { Severity } from "../findings/finding";
import { connectorsReadOn } from "../reference/connectors";
import { type LineIndex, lineIndexOf } from "../syntax/source-range";
import { type DaySum, sortedDaySums } from "./day-sums";
import { type ReportHead, type ReportTotals, type ReportWriter, sortedProblems } from "./report";

/** How parts of the text stand out; each function returns its text unchanged where there is no terminal. */
export interface TextStyle {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly severity: (text: string, severity: Severity) => string;
}

/** What a person reads first: a headline for each flow, then what was found in it. Hints are only counted unless asked for. */
export function textReport(head: ReportHead, style: TextStyle, write: (text: string) => void): ReportWriter {
  return {
    begin() {},
    file({ text, analysis }: LintedFile) {
      if (analysis.flows.length === 0) return;
      const lines = lineIndexOf(text);
      for (const flow of analysis.flows) write(textOfFlow(flow, lines, head, style));
    },
    end(totals: ReportTotals) {
      for (const { file, line, code, severity, message } of sortedProblems(totals)) {
        write(
          `${file}${line === undefined ? "" : `:${line}`}: ${style.severity(severity, severity)} ${message} ${style.quiet(code)}\n`,
        );
      }
      write(summary(totals, style));
      const { edition, period, asOf } = head;
      const figures = `Figures of edition ${edition}, ${period} limits, as of ${asOf}; connectors as read on ${connectorsReadOn}.`;
      write(style.quiet(`${figures}\nNot a Microsoft product, and no legal advice.\n`));
    },
  };
}

function textOfFlow({ facts, findings }: FlowAnalysis, lines: LineIndex, head: ReportHead, style: TextStyle): string {
  const shown = findings.filter(
    ({ severity, suppressed }) =>
      (severity !== "hint" || head.showHints) && (suppressed === null || head.showSuppressed),
  );
  const formula = describeFormula(facts);
  const counted = facts.kind === "cloud-flow" || facts.trigger === null ? "" : " with the trigger";
  const excludes = describeExcludes(facts);
  const credits = describeCredits(facts, plainText);
  const license = describeLicenseLines(facts);
  const explain = once(license);
  return [
    `${style.strong(facts.identity.name)}  ${describeHeadline(facts)}`,
    ...(formula === null ? [] : [`  ${style.quiet(`${sentence(countedIn(facts))}s${counted}: ${formula}.`)}`]),
    ...dayOf(facts).map((text) => `  ${style.quiet(text)}`),
    ...(excludes === "" ? [] : [`  ${excludes}`]),
    ...(credits === null ? [] : [`  ${style.quiet(credits)}`]),
    ...license.map((text) => `  ${style.quiet(text)}`),
    ...(shown.length === 0 ? [`  ${style.quiet(facts.identity.file)}`] : []),
    ...shown.flatMap((finding) => textOfFinding(finding, facts, lines, explain, style)),
    "\n",
  ].join("\n");
}

/** "42,624 requests a day, at 288 runs: every 5 minutes.", where more than a default tells how often it runs. */
function dayOf(facts: FlowFacts): string[] {
  const day = facts.runsPerDay?.from === "default" ? null : describeDay(facts);
  return day === null ? [] : [`${day.slice(0, -1)}: ${facts.runsPerDay?.why}.`];
}

/** Leaves out the sentences that a person has read already in the same flow. */
function once(read: readonly string[]): (text: string) => string | null {
  const said = new Set(read.flatMap(sentencesOf));
  return (text) => {
    const left = sentencesOf(text).filter((it) => !said.has(it));
    for (const sentence of left) said.add(sentence);
    return left.length === 0 ? null : left.join(" ");
  };
}

/** A sentence ends with a period in front of a capital; one in front of a lower case letter or a figure is inside of it. */
function sentencesOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\.) (?=\p{Lu})/u);
}

function textOfFinding(
  finding: PlacedFinding,
  facts: FlowFacts,
  lines: LineIndex,
  explain: (text: string) => string | null,
  style: TextStyle,
): string[] {
  const { line, column } = lines.positionOf(finding.span.offset);
  const place = `${facts.identity.file}:${line}:${column}`;
  const assumed = finding.confidence === "certain" ? "" : ` (${finding.confidence})`;
  const suppressed = finding.suppressed ? ` suppressed by a ${finding.suppressed.by}` : "";
  const why = [explain(finding.because), explain(finding.remedy)].filter((text) => text !== null).join(" ");
  return [
    `  ${place} ${style.severity(finding.severity, finding.severity)} ${finding.message}${assumed} ${style.quiet(finding.rule + suppressed)}`,
    ...(why === "" ? [] : [`    ${style.quiet(why)}`]),
  ];
}

function summary(totals: ReportTotals, style: TextStyle): string {
  const { files, flows, actions, premiumFlows, findings, suppressed } = totals;
  const counts = [
    amount(findings.error, "error"),
    amount(findings.warning, "warning"),
    `${findings.information} information`,
    amount(findings.hint, "hint"),
  ];
  if (suppressed > 0) counts.push(`${suppressed} suppressed`);
  const inputs = `${amount(flows, "flow")} in ${amount(files, "file")}: ${amount(actions, "action")}, ${amount(premiumFlows, "premium flow")}`;
  return `${style.strong(sentence(inputs))}; ${counts.join(", ")}.\n${daySum(totals)}`;
}

/**
 * What comes together against the limit of one person, where the days of several flows are known. Who owns them is an
 * assumption, unless the export says it; then the greatest sum is told.
 */
function daySum({ perDay }: ReportTotals): string {
  const known = ({ flows, notCounted, assumed }: DaySum): number => flows - notCounted - assumed;
  const [sum] = sortedDaySums(perDay)
    .filter((it) => it.limitOf === "owner" && known(it) > 1)
    .sort((a, b) => b.likelyOfKnown - a.likelyOfKnown);
  if (sum === undefined) return "";
  const flows = `${number(known(sum))} flows whose runs are known`;
  const whose = sum.owner === null ? `If one owner has all ${flows}` : `The ${flows} on the license of ${sum.owner}`;
  return `${whose}: ${about(sum.likelyOfKnown, "request")} on a likely day; flows that are not here come on top.\n`;
}
