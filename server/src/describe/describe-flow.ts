import type { FlowFacts } from "../facts/flow-facts";
import { worstOf } from "../facts/requests/worst-of-flow";
import { amount, number, sentence, shownName } from "./amounts";
import { describeCredits } from "./describe-credits";
import { describeDay, describeLimits } from "./describe-day";
import { licenseHeadline } from "./describe-license";
import { describeLicense, licenseSources } from "./describe-license-card";
import { countedIn, describeExcludes, describePerRun, loopsThatCount } from "./describe-requests";
import { creditSources, describeSources, requestsSource } from "./describe-sources";
import { type Markup, paragraphs } from "./markup";

/** The card of a whole flow: what a run costs and why, whose license, how many runs a day fit; `trigger` in between. */
export function describeFlow(facts: FlowFacts, markup: Markup, trigger: string | null = null): string {
  return paragraphs([
    headline(facts, markup),
    formula(facts, markup),
    trigger,
    worst(facts),
    bounds(facts),
    markup.name(describeExcludes(facts)),
    describeCredits(facts, markup),
    describeLicense(facts, markup),
    describeDay(facts),
    describeLimits(facts, markup),
    describeSources([requestsSource(facts), ...licenseSources(facts), ...creditSources(facts)], markup),
  ]);
}

function headline(facts: FlowFacts, markup: Markup): string {
  const { license, trigger } = facts;
  const parts = [markup.strong(`${sentence(describePerRun(facts))} a run`)];
  if (trigger) parts.push(trigger.class === "child" ? "child flow" : trigger.class);
  if (license) parts.push(markup.name(licenseHeadline(license)));
  return parts.join(" · ");
}

/** The formula with a line for each loop in it, as long as those can be taken in at a glance. */
function formula(facts: FlowFacts, markup: Markup): string | null {
  const { requests, identity, childFlows } = facts;
  const { most } = requests.formula;
  const loops = loopsThatCount(facts);
  if (most === null || loops.length === 0) return null;
  const shown = loops.slice(0, mostLoops).map(({ symbol, loop }) => {
    const child = loop.file === identity.file ? null : childFlows.find((call) => call.child?.file === loop.file);
    const where = child?.child ? ` in ${markup.name(child.child.name)}` : "";
    const name = markup.name(shownName(loop.action));
    return `- ${symbol} = ${number(loop.value)} for ${name}${where}${loop.from === "default" ? ` (assumed${settingIn(loop.why, markup)})` : ""}`;
  });
  const rest = loops.length - shown.length;
  if (rest > 0) shown.push(`- and ${number(rest)} more`);
  const text = most.length > longestFormula ? `${most.slice(0, longestFormula)} …` : most;
  const dearest = requests.formula.least === most ? "" : "The dearest run: ";
  return `${dearest}${markup.code(text)}\n${shown.join("\n")}`;
}

/** ", estimates.loopItems", leading to where it is set. */
function settingIn(why: string, markup: Markup): string {
  const setting = /estimates\.\w+/.exec(why)?.[0];
  return setting === undefined ? "" : `, ${markup.setting(setting)}`;
}

const mostLoops = 6;
const longestFormula = 200;

/** "In the worst case 60 requests, with 24 for retries." */
function worst(facts: FlowFacts): string | null {
  if (facts.kind !== "cloud-flow") return null;
  const { worst: most, worstIs, retries, pages } = worstOf(facts);
  if (most === null) return null;
  const added = [
    ...(retries.most ? [`retries (up to ${number(retries.most)})`] : []),
    ...(pages.most ? [`further pages (up to ${number(pages.most)})`] : []),
  ];
  const amongThem = added.length === 0 ? "" : ` and ${added.join(" and ")}`;
  return `In the worst case ${worstIs === "bound" ? "at most " : ""}${amount(most, "request")}, with failures${amongThem}.`;
}

function bounds(facts: FlowFacts): string | null {
  const { bounds: known, variables } = facts.requests;
  if (variables.length === 0 || known.least === null) return null;
  const noun = countedIn(facts);
  return known.most === null
    ? `Whatever its loops do, a run costs at least ${number(known.least)} ${noun}s; nothing in the export bounds it above.`
    : `Whatever its loops do, a run costs ${number(known.least)} to ${number(known.most)} ${noun}s.`;
}
