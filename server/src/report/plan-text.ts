import { listIn } from "../../../shared/list-in";
import { amount, list, money, number } from "../describe/amounts";
import { citation } from "../describe/describe-sources";
import type { EstateFlow } from "../estate/estate-flow";
import type { InputProblem } from "../exports/export-file";
import type { CreditSupply } from "../facts/credits/credit-supply";
import type { LicensePlan, OwnerRange } from "../plan/license-plan";
import type { PlanLine } from "../plan/plan-lines";
import type { PlanReport } from "./plan-report";
import { holderInWords, someNames, stepInWords, whyInWords } from "./plan-words";
import type { TextStyle } from "./text";

/** A plan for people: what it costs, what to buy for whom and why, what is there already, and what was assumed. */
export function planText(report: PlanReport, style: TextStyle): string {
  const { edition, period, asOf, problems } = report;
  const parts = [
    headline(report, style),
    leftOpen(report),
    bought(report, style),
    creditLines(report),
    covered(report),
    hangingTogether(report),
    assumed(report),
    problems.map((problem) => problemText(problem, style)),
    [
      style.quiet(`Figures of edition ${edition}, ${period} limits, as of ${asOf}; list prices in the United States.`),
      style.quiet("Not a Microsoft product, and no legal advice."),
    ],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headline({ plan, graph, without, difference }: PlanReport, style: TextStyle): string[] {
  const { pricePerMonth, currency, owners } = plan;
  const left = without.length === 0 ? "" : ` without ${list(without)}`;
  const { length } = graph.flows;
  const open = notCovered(plan).length;
  const which = open === 0 ? amount(length, "flow") : `${length - open} of ${amount(length, "flow")}`;
  return [
    style.strong(`${money(pricePerMonth, currency)} a month for ${which}${left}`),
    ...restsOn({ plan, without }),
    ...comparedWithAll({ plan, difference }),
    ...rangeOfOwners(owners, currency),
  ];
}

/** Which flows stay without a license, or else how sure it is that nothing is cheaper; and what is not in the sum. */
export function restsOn({ plan, without }: Pick<PlanReport, "plan" | "without">): string[] {
  const { notPriced } = plan;
  const open = notCovered(plan).length;
  const above = plan.flows.filter((flow) => flow.above !== null).length;
  return [
    ...(above === 0
      ? []
      : [
          `${amount(above, "flow makes", "flows make")} more requests a day than the license bought or held brings, with the loop passes assumed: the plan is not enough for ${above === 1 ? "it" : "them"} until estimates.loops tells the passes.`,
        ]),
    open > 0
      ? `${amount(open, "flow stays", "flows stay")} without a license; the price is that of the others.`
      : proofInWords(plan, without.length === 0 ? "licenses" : "the other licenses"),
    ...(notPriced === 0 ? [] : [`${amount(notPriced, "license")} without a published price come on top.`]),
  ];
}

/** What it costs more than the plan with all licenses, and what is bought in place of those left out. */
export function comparedWithAll({ plan, difference }: Pick<PlanReport, "plan" | "difference">): string[] {
  if (difference === null) return [];
  const { currency } = plan;
  const { pricePerMonth, licenses, flows } = difference;
  const more = Math.round((plan.pricePerMonth - pricePerMonth) * 100) / 100;
  const than = more === 0 ? "the same" : `${money(Math.abs(more), currency)} ${more > 0 ? "less" : "more"}`;
  const priced = licenses.filter(({ pricePerMonth: price }) => price !== 0);
  const changes = priced.map(({ name, quantity, pricePerMonth: price }) => {
    const count = `${quantity > 0 ? "+" : "\u2212"}${number(Math.abs(quantity))} × ${name}`;
    if (price === null) return `${count} (no published price)`;
    return `${count} (${price < 0 ? "\u2212" : "+"}${money(Math.abs(price), currency)})`;
  });
  const changed = changes.length === 0 ? "" : ` Bought against that: ${changes.join(", ")}.`;
  return [
    `With all licenses the plan costs ${money(pricePerMonth, currency)} a month, ${than}.${changed} ${amount(flows.length, "flow is", "flows are")} licensed otherwise.`,
  ];
}

/** Flows that no license covers, by their places. */
function notCovered({ flows }: LicensePlan): number[] {
  return flows.flatMap(({ by }, at) => (by === "not-covered" ? at : []));
}

function proofInWords({ pricePerMonth, lowerBound, currency, proof }: LicensePlan, licenses: string): string {
  const gap = pricePerMonth - lowerBound;
  return gap > 0
    ? `It could be cheaper by ${money(gap, currency)} at most: no set of ${licenses} that covers every flow costs less than ${money(lowerBound, currency)} (${amount(proof.bounded, "part")} too large to weigh in full).`
    : `No set of ${licenses} that covers every flow costs less: ${amount(proof.settled, "flow")} settled by exchange, ${amount(proof.programs, "part")} by integer programs that were solved to the end.`;
}

/** What the plan would cost with other owners than those assumed. */
export function rangeOfOwners(
  { flows, owners, ifOneOwnsAll, ifEachHasAnother }: OwnerRange,
  currency: string,
): string[] {
  if (ifOneOwnsAll === null || ifEachHasAnother === null) return [];
  return [
    `Nothing names the owners of ${amount(flows, "flow")}: they are taken to be ${amount(owners, "person", "people")}, one for the flows of a solution and another for each flow that stands alone. If one person owned all of them, the plan would cost ${money(ifOneOwnsAll, currency)}; if each flow had another owner, ${money(ifEachHasAnother, currency)}. A list of owners (--owners) tells.`,
  ];
}

function leftOpen({ plan, graph }: PlanReport): string[] {
  const flowsBy = new Map<string, EstateFlow[]>();
  for (const at of notCovered(plan)) listIn(flowsBy, whyInWords(at, graph, plan)).push(graph.flows[at] as EstateFlow);
  const lines = [...flowsBy].flatMap(([why, flows]) => [`  ${someNames(flows)}`, `    ${why}`]);
  return lines.length === 0 ? [] : ["Without a license", ...lines];
}

function bought({ plan, graph }: PlanReport, style: TextStyle): string[] {
  const lines = plan.lines.filter(({ pricePerMonth }) => pricePerMonth !== 0);
  if (lines.length === 0) return notCovered(plan).length === 0 ? ["Nothing has to be bought."] : [];
  return ["To buy", ...lines.flatMap((line) => lineText(line, { plan, graph }, style))];
}

function lineText(line: PlanLine, { plan, graph }: Pick<PlanReport, "plan" | "graph">, style: TextStyle): string[] {
  const { pricePerMonth, unitPrice, currency, quantity, name, priceSource, flows } = line;
  const price = pricePerMonth === null ? "no published price" : `${money(pricePerMonth, currency)} a month`;
  const each = quantity > 1 && unitPrice !== null ? ` (${money(unitPrice, currency)} each)` : "";
  const source = priceSource === null ? "" : style.quiet(` [${citation([priceSource])}]`);
  const direct =
    flows.find((at) => plan.flows[at]?.by !== "parents" && graph.flows[at]?.license?.features.length) ??
    flows.find((at) => plan.flows[at]?.by !== "parents") ??
    flows[0];
  return [
    `  ${style.strong(`${quantity} × ${name}`)} for ${holderInWords(line.for)}: ${price}${each}${source}`,
    `    covers ${amount(flows.length, "flow")}: ${someNames(flows.map((at) => graph.flows[at] as EstateFlow))}`,
    ...(direct === undefined ? [] : [`    ${whyInWords(direct, graph, plan)}`]),
    ...line.steps.map((step) => `    ${stepInWords(step, graph)}`),
  ];
}

/** What AI steps draw of credits, and what brings those that are missing. */
export function creditLines({ plan }: Pick<PlanReport, "plan">): string[] {
  const { credits: of } = plan;
  if (of === null) return [];
  const { flows, notKnown, aiBuilder, copilot, supply, buy, currency } = of;
  const open =
    notKnown === 0 ? "" : ` ${amount(notKnown, "flow uses", "flows use")} credits of which the number is not known.`;
  const needs = `Credits: ${amount(flows, "flow draws", "flows draw")} ${amount(aiBuilder, "AI Builder credit")} a month, or ${amount(copilot, "Copilot Credit")} where those pay for all.${open}`;
  if (supply.missing === null) return [`${needs} What is there is enough.`];
  if (buy === null) return [`${needs} They are not covered, and nothing that is sold brings them.`];
  const price = buy.pricePerMonth === null ? "no published price" : `${money(buy.pricePerMonth, currency)} a month`;
  const source = buy.priceSource === null ? "" : ` [${citation([buy.priceSource])}]`;
  return [needs, `  ${buy.quantity} × ${buy.name}${beyond(supply.held)}: ${price}${source}`];
}

/** ", beyond the 25,000 Copilot Credits that are there"; empty where none are. */
function beyond({ aiBuilder, copilot }: CreditSupply["held"]): string {
  const there = [
    ...(aiBuilder ? [amount(aiBuilder, "AI Builder credit")] : []),
    ...(copilot ? [amount(copilot, "Copilot Credit")] : []),
  ];
  return there.length === 0 ? "" : `, beyond the ${list(there)} that are there`;
}

function covered({ plan, graph }: PlanReport): string[] {
  const flowsBy = (...by: readonly unknown[]): EstateFlow[] =>
    graph.flows.filter((_, at) => by.includes(plan.flows[at]?.by));
  const line = ({ length }: readonly EstateFlow[], says: string, ofOne = says): string[] =>
    length === 0 ? [] : [`  ${amount(length, "flow")} ${length === 1 ? ofOne : says}`];
  const isFree = (at: number): boolean => plan.lines[at]?.pricePerMonth === 0;
  const seeded = graph.flows.filter((_, at) => {
    const planned = plan.flows[at];
    return planned?.by === "seeded" && planned.lines.every(isFree);
  });
  const lines = [
    ...line(seeded, "with standard connectors: included in Power Automate Free and Microsoft 365"),
    ...line(flowsBy("held"), "licensed by what is held"),
    ...line(
      flowsBy("nothing"),
      "that need no license of a person or a flow",
      "that needs no license of a person or a flow",
    ),
    ...line(
      flowsBy(null),
      "that are workflows of Logic Apps or copied actions: not asked",
      "that is a workflow of Logic Apps or a copied action: not asked",
    ),
  ];
  return lines.length === 0 ? [] : ["Nothing to buy for", ...lines];
}

function hangingTogether({ graph }: PlanReport): string[] {
  const { flows, calls, copies, processes, cycles } = graph;
  const called = calls.reduce((sum, { length }) => sum + length, 0);
  const names = (members: readonly number[]): string => someNames(members.map((at) => flows[at] as EstateFlow));
  return [
    `${amount(called, "call")} of child flows; ${amount(processes.length, "process", "processes")} of several flows, by calls or by shared data in a solution.`,
    ...(copies === 0
      ? []
      : [
          `${amount(copies, "copy", "copies")} of flows are counted once; flows of several environments have to be told apart (--environments).`,
        ]),
    ...cycles.map((cycle) => `In a circle: ${names(cycle)} call each other.`),
  ];
}

function assumed({ plan }: PlanReport): string[] {
  if (plan.assumptions.length === 0) return [];
  return [
    "Assumed",
    ...plan.assumptions.map(({ what, value, flows, replacedBy }) => {
      const by = replacedBy === null ? "" : `; ${replacedBy} tells`;
      return `  ${what}: ${value} (${amount(flows, "flow")}${by})`;
    }),
  ];
}

function problemText({ file, line, severity, message }: InputProblem, style: TextStyle): string {
  return `${line === undefined ? file : `${file}:${line}`}: ${style.severity(severity, severity)} ${message}`;
}
