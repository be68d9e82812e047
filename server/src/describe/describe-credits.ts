import { type CreditOperation, creditsPerCall } from "../facts/credits/credit-operations";
import { daysOfMonth } from "../facts/credits/credits-per-month";
import { type CreditCount, copilotFollows } from "../facts/credits/credits-per-run";
import type { FlowCredits } from "../facts/credits/flow-credits";
import { agentFlowRate } from "../facts/credits/own-credits";
import type { FlowFacts } from "../facts/flow-facts";
import type { Action } from "../flow/flow";
import type { CreditKind } from "../reference/license-credits";
import { amount, list, money, number, shownName } from "./amounts";
import { describeAssumptions } from "./describe-assumptions";
import { describeCreditSupply } from "./describe-credit-supply";
import type { Markup } from "./markup";

/** "AI Builder: 64 credits each time it runs, or 16 Copilot Credits (2 pages)."; null for an action that uses none. */
export function describeCreditsOfAction(action: Action, facts: FlowFacts, markup: Markup): string | null {
  const use = facts.creditOperations.find(({ at }) => at === action.node);
  if (!use) return null;
  const kinds = kindsOf(use, facts);
  const { rate, units } = use;
  if (rate === null || units === null)
    return `Uses ${kindWords(kinds)} besides; how many is not known: ${noRate(use)}.`;
  const credits = kinds.map((kind): [CreditKind, number] => [kind, creditsPerCall(use, kind) ?? 0]);
  const counted = amount(units.amount, rate.unit.slice(0, -1));
  const inUnits = rate.unitSize === 1 ? counted : `${counted}: ${amount(units.units, "unit")}`;
  const isFree = credits.every(([, count]) => count === 0);
  const cost = isFree
    ? "Uses no credits"
    : oneOf(
        credits.map(([kind, count]) => [kind, number(count)]),
        "each time it runs",
      );
  const asAction = facts.kind === "agent-flow" ? `, besides ${ofEachAction()}` : "";
  const assumed = describeAssumptions(units.assumptions, markup);
  return `${cost} (${inUnits})${asAction}.${assumed === "" ? "" : ` ${assumed}`}`;
}

/** "320 AI Builder credits, or 80 Copilot Credits" for so many executions; null where no rate is known, or none are used. */
export function describeCreditsOfCalls(use: CreditOperation, facts: FlowFacts, calls: number): string | null {
  return use.units && describeCreditsOfUnits(use, facts, use.units.units * calls);
}

/** The same for so many units, such as pages. */
export function describeCreditsOfUnits(use: CreditOperation, facts: FlowFacts, units: number): string | null {
  const { rate } = use;
  if (rate === null || rate.aiBuilderCredits + rate.copilotCredits === 0) return null;
  return kindsOf(use, facts)
    .map((kind) => [kind, kind === "aiBuilder" ? rate.aiBuilderCredits : rate.copilotCredits] as const)
    .map(([kind, each]) => `${number(units * each)} ${kindWords([kind])}`)
    .join(", or ");
}

/** "13 for 100 executed actions" */
export function ofEachAction(): string {
  const { credits, per } = agentFlowRate();
  return `${number(credits)} for ${number(per)} executed actions`;
}

/** In the order in which they are drawn. */
function kindsOf({ paidIn }: CreditOperation, { kind, settings }: FlowFacts): CreditKind[] {
  if (kind === "agent-flow" || paidIn === "copilot") return ["copilot"];
  return copilotFollows(settings.asOf) === null ? ["aiBuilder"] : ["aiBuilder", "copilot"];
}

function kindWords(kinds: readonly CreditKind[]): string {
  return kinds.map((kind) => (kind === "aiBuilder" ? "AI Builder credits" : "Copilot Credits")).join(" or ");
}

function noRate({ paidIn }: CreditOperation): string {
  return paidIn === "copilot" ? "what an agent does decides it" : "no published rate names this operation";
}

/** "AI Builder: 64 credits a run, or 16 Copilot Credits" */
function oneOf(credits: readonly (readonly [CreditKind, string])[], often: string): string {
  const [first, second] = credits;
  if (first === undefined) return "";
  if (first[0] === "copilot") return `${first[1]} Copilot Credits ${often}`;
  return `AI Builder: ${first[1]} credits ${often}${second ? `, or ${second[1]} Copilot Credits` : ""}`;
}

/** What a run and a month draw, what of it is held, and what was assumed; null for a flow that uses no credits. */
export function describeCredits(facts: FlowFacts, markup: Markup): string | null {
  const { credits } = facts;
  if (credits === null) return null;
  return [
    perRun(credits, markup),
    month(facts, credits),
    describeCreditSupply(facts),
    describeAssumptions(credits.assumptions, markup),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function perRun(
  { perRun: { aiBuilder, copilot, usesAiBuilder, usesCopilot, unrated } }: FlowCredits,
  markup: Markup,
): string {
  const known = counted(aiBuilder, copilot);
  const told = known.length === 0 ? "" : `${oneOf(known, "a run")}.`;
  const missing = [
    ...(usesAiBuilder && aiBuilder === null ? ["aiBuilder" as const] : []),
    ...(usesCopilot && copilot === null ? ["copilot" as const] : []),
  ];
  if (missing.length === 0) return told;
  const because =
    unrated.length === 0 ? "the figure is too large to be exact" : `no rate is known for ${names(unrated, markup)}`;
  return `${told === "" ? "" : `${told} `}${kindWords(missing).replace(" or ", " and ")} a run are not known: ${because}.`;
}

function names(actions: readonly string[], markup: Markup): string {
  const shown = actions.slice(0, mostNames).map((action) => markup.name(shownName(action)));
  return list(actions.length > mostNames ? [...shown, `${actions.length - mostNames} more`] : shown);
}

const mostNames = 4;

function counted(aiBuilder: CreditCount | null, copilot: CreditCount | null): [CreditKind, string][] {
  return [
    ...(aiBuilder === null ? [] : [["aiBuilder", range(aiBuilder)] as [CreditKind, string]]),
    ...(copilot === null ? [] : [["copilot", range(copilot)] as [CreditKind, string]]),
  ];
}

function range({ least, most }: CreditCount): string {
  return least === most ? number(least) : `${number(least)} to ${number(most)}`;
}

/** "30 days at 10 runs a day (assumed): 19,200 AI Builder credits, or 4,800 Copilot Credits (48 USD pay-as-you-go)." */
function month({ runsPerDay }: FlowFacts, { perMonth: { aiBuilder, copilot, price, currency } }: FlowCredits): string {
  if (runsPerDay === null || runsPerDay.value === null || (aiBuilder === null && copilot === null)) return "";
  const often = `${amount(daysOfMonth, "day")} at ${amount(runsPerDay.value, "run")} a day`;
  const assumed = runsPerDay.from === "default" ? " (assumed)" : "";
  const credits = [
    ...(aiBuilder === null ? [] : [`${range(aiBuilder)} AI Builder credits`]),
    ...(copilot === null ? [] : [`${range(copilot)} Copilot Credits`]),
  ];
  const cost = price === null ? "" : ` (${priceRange(price, currency)} pay-as-you-go)`;
  return `${often}${assumed}: ${credits.join(", or ")}${cost}.`;
}

function priceRange({ least, most }: CreditCount, currency: string): string {
  return least === most ? money(least, currency) : `${money(least, currency)} to ${money(most, currency)}`;
}

/** How the two figures belong together, and what they count. */
export function whyCredits(
  { kind, settings }: FlowFacts,
  { perRun: { usesAiBuilder, usesCopilot } }: FlowCredits,
): string {
  if (kind === "agent-flow") {
    return `an agent flow draws Copilot Credits alone: ${ofEachAction()}, and those of its AI steps; its trigger is not counted, for the rate is one of actions`;
  }
  const follows = copilotFollows(settings.asOf);
  if (!usesAiBuilder) return "calls of agents draw Copilot Credits";
  if (!usesCopilot || follows === null) return "AI steps draw AI Builder credits alone on this day";
  return `since ${follows.from} AI steps draw AI Builder credits first, then Copilot Credits: each figure is for all of them`;
}
