import type { Adjustable } from "../../../shared/flow-report";
import { sentence, shownName } from "../describe/amounts";
import type { FlowFacts } from "../facts/flow-facts";
import { isPaidByRunners, isSharedAccount } from "../facts/license/payer";
import type { LoopSymbol } from "../facts/requests/symbols";
import { type Flow, isLoop } from "../flow/flow";

/** The numbers of a flow that the export does not settle: passes of its loops, runs of a day, people. */
export function adjustable(flow: Flow, facts: FlowFacts): readonly Adjustable[] {
  return [...loops(flow, facts), ...runs(flow, facts), ...people(facts)];
}

/** A loop whose passes the export tells exactly leaves nothing to try out, unless it is the only one of its name. */
function loops(flow: Flow, { cost }: FlowFacts): Adjustable[] {
  const kinds = new Map(flow.allActions.filter(isLoop).map(({ name, kind }) => [name, kind]));
  return cost.loops
    .filter(({ least, most, from }) => from === "note" || least !== most)
    .map((loop) => ({
      setting: ["estimates", "loops", loop.action],
      kind: kinds.get(loop.action) === "doUntil" ? "passes" : "items",
      name: shownName(loop.action),
      value: loop.value,
      least: loop.least,
      most: loop.most,
      assumed: loop.from === "default",
      why: `${sentence(loop.why)}${boundOf(loop)}.`,
      fixed: loop.from === "note" ? "A note in the flow says it, and counts more than any setting." : null,
    }));
}

function boundOf({ most, mostBecause, why }: LoopSymbol): string {
  const bound = mostBecause.join("; ");
  return most === null || bound === "" || why === bound ? "" : `; at most ${most}: ${bound}`;
}

function runs({ trigger }: Flow, { runsPerDay, settings }: FlowFacts): Adjustable[] {
  if (trigger === null || runsPerDay === null) return [];
  const items = trigger.splitOn ? settings.estimates.splitOnItems : 1;
  return [
    {
      setting: ["estimates", "runsPerDay"],
      kind: "runs",
      name: "",
      value: runsPerDay.value === null || items === 0 ? null : runsPerDay.value / items,
      least: 0,
      most: null,
      assumed: runsPerDay.from === "default",
      why: `${sentence(runsPerDay.why)}.`,
      fixed: runsPerDay.from === "note" ? "A note in the flow says it, and counts more than any setting." : null,
    },
  ];
}

/** People make a difference only where each of them needs a license. */
function people({ license, settings, trigger }: FlowFacts): Adjustable[] {
  if (license === null) return [];
  const { context, estimates } = settings;
  const own = license.payer === "invokingUser" || !isPaidByRunners(license);
  const shared = own && isSharedAccount(license) && !isPaidByRunners(license);
  const setting = shared ? ["context", "sharedAccountUsers"] : ["estimates", "invokingUsers"];
  const name = setting.join(".");
  const counts = shared || isPaidByRunners(license);
  if (!counts && trigger?.class !== "instant") return [];
  return [
    {
      setting,
      kind: "people",
      name: "",
      value: shared ? context.sharedAccountUsers : estimates.invokingUsers,
      least: 1,
      most: null,
      assumed: !settings.origins.has(name),
      why: settings.origins.has(name)
        ? `${name} in ${settings.origins.get(name)}.`
        : `Nothing in the export tells, so ${name} counts.`,
      fixed: counts
        ? null
        : "The license does not count for the people who run the flow, so their number changes nothing.",
    },
  ];
}
