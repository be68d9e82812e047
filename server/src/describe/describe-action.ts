import type { FlowFacts } from "../facts/flow-facts";
import { breakEven } from "../facts/requests/break-even";
import { runningOnSuccess } from "../facts/requests/executed-actions";
import { costOfAction, costOfList, timesPerRun } from "../facts/requests/part-cost";
import type { RequestCount, RequestsPerRun } from "../facts/requests/per-run";
import { sidesOf } from "../facts/requests/run-outcome";
import type { LoopSymbol } from "../facts/requests/symbols";
import {
  type Action,
  type ActionList,
  type ChildFlowAction,
  type ConditionAction,
  type Flow,
  isBranch,
  isLoop,
  type LoopAction,
  type SwitchAction,
} from "../flow/flow";
import { amount, number, sentence, shownName } from "./amounts";
import { describeTierOf } from "./describe-connector";
import { describeCreditsOfAction } from "./describe-credits";
import { describeLicense, describeLimitOf, licenseSources } from "./describe-license-card";
import { describePasses } from "./describe-passes";
import { countedIn, describeCount } from "./describe-requests";
import { creditSources, describeSources, requestsSource } from "./describe-sources";
import { type Markup, paragraphs } from "./markup";

/** The card of an action: what it costs, how often it runs, what it needs. */
export function describeAction(action: Action, flow: Flow, facts: FlowFacts, markup: Markup): string {
  const cost = costOfAction(action, facts);
  const isPremium = facts.premium.some(({ at }) => at === action.node) || usesPremium(action, facts);
  return paragraphs([
    `${markup.strong(`${describeCount(cost.perRun, countedIn(facts))} each time it runs`)} · ${kindWords[action.kind]}`,
    inside(action, cost, facts, markup),
    howOften(action, flow, facts, markup),
    describeTierOf(action.node, facts, markup),
    describeCreditsOfAction(action, facts, markup),
    isPremium ? describeLicense(facts, markup) : describeLimitOf(facts),
    describeSources(
      [requestsSource(facts), ...(isPremium ? licenseSources(facts).slice(0, 1) : []), ...creditSources(facts, action)],
      markup,
    ),
  ]);
}

const kindWords: Readonly<Record<Action["kind"], string>> = {
  connector: "connector action",
  builtIn: "built-in action",
  http: "HTTP action",
  terminate: "ends the run",
  condition: "Condition",
  switch: "Switch",
  scope: "Scope",
  applyToEach: "Apply to each",
  doUntil: "Do until",
  childFlow: "child flow",
  unknown: "action of an unknown type",
};

function usesPremium(action: Action, facts: FlowFacts): boolean {
  return facts.connectors.some(({ tier, uses }) => tier !== "standard" && uses.includes(action.node));
}

/** How the cost of a container or a call comes about. */
function inside(action: Action, cost: RequestsPerRun, facts: FlowFacts, markup: Markup): string | null {
  if (isLoop(action)) return describeLoop(action, cost, facts, markup);
  if (isBranch(action)) return describeSides(action, facts, markup);
  if (action.kind === "childFlow") return describeChildCall(action, cost, facts, markup);
  if (action.lists.length === 0) return null;
  return `1 for itself, and ${describeCount(withoutItself(cost.perRun), countedIn(facts))} for what is inside.`;
}

function describeLoop(loop: LoopAction, cost: RequestsPerRun, facts: FlowFacts, markup: Markup): string {
  const noun = countedIn(facts);
  const symbol = facts.loops.get(loop);
  const pass = costOfList(loop.list, facts).perRun;
  const setting = loop.kind === "applyToEach" ? "estimates.loopItems" : "estimates.doUntilPasses";
  const { most } = cost.formula;
  const formula =
    most === null || most.length > longestFormula ? "" : `; in all ${markup.code(most)}${legend(cost, facts, markup)}`;
  return paragraphs([
    `1 for itself, and ${describeCount(pass, noun)} for each pass${formula}.`,
    symbol ? describePasses(symbol, setting, markup) : null,
    symbol ? describeBreakEven(symbol, facts) : null,
  ]);
}

const longestFormula = 120;

/** ", with n1 = 12 for Apply to each, n2 = 5 for Apply to each 2" */
function legend({ variables }: RequestsPerRun, { identity }: FlowFacts, markup: Markup): string {
  const known = variables.slice(0, mostLegend).map(({ symbol, loop }) => {
    const where = loop.file === identity.file ? "" : " of the child flow";
    return `${symbol} = ${number(loop.value)} for ${markup.name(shownName(loop.action))}${where}`;
  });
  return known.length === 0 ? "" : `, with ${known.join(", ")}${variables.length > mostLegend ? " …" : ""}`;
}

const mostLegend = 4;

/** "A day stays within the 6,000 requests of Low up to 198 passes." */
function describeBreakEven(loop: LoopSymbol, facts: FlowFacts): string | null {
  const own = facts.limits.find(({ profile }) => profile === facts.profile);
  if (facts.kind !== "cloud-flow" || !own) return null;
  const passes = breakEven(loop, own.limit, facts);
  if (passes === null) return null;
  const limit = `${number(own.limit)} requests of the profile ${sentence(own.profile)}`;
  const runs = facts.runsPerDay?.from === "default" ? ", at the assumed runs a day" : "";
  return `A day stays within the ${limit} up to ${amount(passes, "pass", "passes")}${runs}.`;
}

/** Each side of a branch with what it costs; itself is 1 more. */
function describeSides(branch: ConditionAction | SwitchAction, facts: FlowFacts, markup: Markup): string {
  const lines = sidesOf(branch).map(
    ({ name, list }) => `- ${markup.name(sideInWords(name))}: ${describeCostOf(list, facts)}`,
  );
  const shown =
    lines.length > mostSides ? [...lines.slice(0, mostSides), `- and ${lines.length - mostSides} more`] : lines;
  return `1 for itself, and one of:\n${shown.join("\n")}`;
}

/** The card of one side of a branch, by the name under which it is declared. */
export function describeSide(
  branch: ConditionAction | SwitchAction,
  name: string,
  flow: Flow,
  facts: FlowFacts,
  markup: Markup,
): string {
  const side = sidesOf(branch).find((one) => one.name === name);
  if (!side) return describeAction(branch, flow, facts, markup);
  return paragraphs([
    `${markup.strong(`${sentence(describeCostOf(side.list, facts))} where this side is taken`)} · ${markup.name(sideInWords(name))} of ${markup.name(shownName(branch.name))}`,
    `The ${kindWords[branch.kind]} itself is 1 more. Of its sides only the one that is taken costs.`,
    howOften(branch, flow, facts, markup),
    describeLimitOf(facts),
    describeSources([requestsSource(facts)], markup),
  ]);
}

/** "5 requests", or "nothing" for a side without actions. */
export function describeCostOf(list: ActionList, facts: FlowFacts): string {
  return list.actions.length === 0 ? "nothing" : describeCount(costOfList(list, facts).perRun, countedIn(facts));
}

const mostSides = 12;

/** A side as the designer names it; cases have names of their own. */
export function sideInWords(name: string): string {
  return sideWords[name] ?? name;
}

const sideWords: Readonly<Record<string, string>> = { if: "If yes", else: "If no", default: "Default" };

function describeChildCall(call: ChildFlowAction, cost: RequestsPerRun, facts: FlowFacts, markup: Markup): string {
  const child = facts.childFlows.find(({ at }) => at === call.node)?.child;
  if (child === undefined) {
    const which =
      call.childId === null ? "An expression picks the child flow" : "The child flow is not among the files";
    return `1 for the call. ${which}, so what it costs itself is not counted.`;
  }
  const features = facts.premiumChildren.find(({ name }) => name === child.name);
  const premium = features ? " It is premium, and whoever pays for this flow licenses that." : "";
  const run = describeCount(withoutItself(cost.perRun), countedIn(facts));
  return `1 for the call, and ${run} for the run of ${markup.inFile(child.name, child.file)}, its trigger included.${premium}`;
}

/** "Runs 60 times in a run: 12 for ..., 5 for ...". Says where it may not run at all. */
function howOften(action: Action, flow: Flow, facts: FlowFacts, markup: Markup): string | null {
  if (!runningOnSuccess(flow).has(action)) {
    return "It does not run where every action succeeds: what it waits for would have to fail, to time out or to be skipped.";
  }
  const { times, loops } = timesPerRun(action, facts);
  const branch = hasBranchAround(action);
  if (loops.length === 0) return branch ? "Runs once in a run, where its branch is taken." : null;
  const factors = loops.map(({ action: name, value }) => `${number(value)} × ${markup.name(shownName(name))}`);
  const assumed = loops.some(({ from }) => from === "default") ? ", as assumed" : "";
  const often = times === null ? "more often than can be counted" : times === 1 ? "once" : amount(times, "time");
  return `Runs ${branch && times !== null ? "at most " : ""}${often} in a run${assumed}: ${factors.join(", ")}${branch ? ", where its branch is taken" : ""}.`;
}

function hasBranchAround(action: Action): boolean {
  for (let around = action.parent; around; around = around.parent) if (isBranch(around)) return true;
  return false;
}

function withoutItself({ least, likely, most }: RequestCount): RequestCount {
  const less = (count: number | null) => (count === null ? null : count - 1);
  return { least: less(least), likely: less(likely), most: less(most) };
}
