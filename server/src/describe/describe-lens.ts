import type { FlowFacts } from "../facts/flow-facts";
import { callsUncounted, costOfAction, costOfList, timesPerRun } from "../facts/requests/part-cost";
import { sidesOf } from "../facts/requests/run-outcome";
import type { ConditionAction, LoopAction, SwitchAction } from "../flow/flow";
import { amount, number } from "./amounts";
import { describeCostOf, sideInWords } from "./describe-action";
import { dayInWords, describeOften } from "./describe-day";
import { describePrice, licenseHeadline, payerInWords } from "./describe-license";
import { describeLicense } from "./describe-license-card";
import { countedIn, describeCount, describePerRun, loopsThatCount } from "./describe-requests";
import { plainText } from "./markup";

/** The line over a flow: requests of a run and of a day, the license and its price. */
export function lensOfFlow(facts: FlowFacts): string {
  return parts([`${describePerRun(facts)} a run${formula(facts)}${gaps(facts)}`, day(facts), license(facts)]);
}

/**
 * " (assumed) = 3 + 145*n"; empty where no loop is in it, and where actions are counted: the formula has the trigger
 * in it.
 */
function formula(facts: FlowFacts): string {
  const { kind, requests } = facts;
  const { least, most } = requests.formula;
  const assumed = loopsThatCount(facts).some(({ loop }) => loop.from === "default") ? " (assumed)" : "";
  if (most === null || !/n/.test(most) || kind !== "cloud-flow") return assumed;
  const shown = most.length > longestFormula ? `${most.slice(0, longestFormula)} …` : most;
  return `${assumed}${least === most ? " =" : ", at most"} ${shown}`;
}

const longestFormula = 80;

function gaps({ requests, isDamaged }: FlowFacts): string {
  if (isDamaged) return ", as far as the text can be read";
  return requests.excludes.length === 0 ? "" : ", not everything counted";
}

function day(facts: FlowFacts): string | null {
  if (facts.kind !== "cloud-flow") return null;
  return dayInWords(facts) ?? "requests a day not known";
}

function license(facts: FlowFacts): string | null {
  const { license: required } = facts;
  if (required === null) return describeLicense(facts, plainText).replace(/\.$/, "");
  const first = required.options.find((option) => option.license === required.recommended);
  const unpriced = first !== undefined && describePrice(first) === "" ? ", price not published" : "";
  return `${licenseHeadline(required)}${unpriced}`;
}

/** The line over a trigger: its class, who pays, and how often it runs. */
export function lensOfTrigger(facts: FlowFacts): string {
  const { trigger } = facts;
  if (trigger === null) return "";
  const guessed = trigger.confidence === "assumed" ? " (assumed)" : "";
  return parts([
    `${trigger.class === "child" ? "child flow" : trigger.class}${guessed}`,
    payer(facts),
    `runs ${describeOften(facts) ?? "a day not known"}`,
  ]);
}

function payer({ license: required }: FlowFacts): string | null {
  if (required === null) return null;
  const isNoPerson = required.payer === "nobody" || required.payer === "agentCapacity";
  return isNoPerson ? licenseHeadline(required) : `the license counts for ${payerInWords(required.payer)}`;
}

/** The line over a loop: what it costs, and how that comes about. */
export function lensOfLoop(loop: LoopAction, facts: FlowFacts): string {
  const pass = costOfList(loop.list, facts).perRun;
  const passes = facts.loops.get(loop);
  const { variables } = facts.requests;
  const symbol = variables.find(({ loop: one }) => one === passes)?.symbol;
  const remarks = [...(symbol ? [symbol] : []), ...(passes?.from === "default" ? ["assumed"] : [])];
  const each =
    passes && `${amount(passes.value, "pass", "passes")}${remarks.length === 0 ? "" : ` (${remarks.join(", ")})`}`;
  return parts([
    eachTime(loop, facts),
    `1 for itself, and ${describeCount(pass, countedIn(facts))} for each ${each ? `of ${each}` : "pass"}`,
    inLoops(loop, facts),
  ]);
}

/** The line over a branch: what it costs, and what each of its sides does. */
export function lensOfBranch(branch: ConditionAction | SwitchAction, facts: FlowFacts): string {
  const sides = sidesOf(branch).map(
    ({ name, list }) => `${plainText.name(sideInWords(name))}: ${describeCostOf(list, facts)}`,
  );
  const shown =
    sides.length > mostSides ? [...sides.slice(0, mostSides), `${number(sides.length - mostSides)} more`] : sides;
  return parts([eachTime(branch, facts), `1 for itself, and one of ${shown.join(", ")}`, inLoops(branch, facts)]);
}

const mostSides = 4;

function eachTime(action: LoopAction | ConditionAction | SwitchAction, facts: FlowFacts): string {
  const cost = describeCount(costOfAction(action, facts).perRun, countedIn(facts));
  return `${cost} each time it runs${callsUncounted(action, facts) ? ", child flows not counted" : ""}`;
}

/** "12 times in a run"; null outside of loops. */
function inLoops(action: LoopAction | ConditionAction | SwitchAction, facts: FlowFacts): string | null {
  const { times, loops } = timesPerRun(action, facts);
  if (loops.length === 0) return null;
  return times === null ? "more often in a run than can be counted" : `${amount(times, "time")} in a run`;
}

function parts(all: readonly (string | null)[]): string {
  return all.filter((part) => part !== null && part !== "").join(" · ");
}
