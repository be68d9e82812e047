import type { FlowFacts } from "../facts/flow-facts";
import type { ProfileLimit } from "../facts/requests/per-day";
import { amount, number, sentence } from "./amounts";
import type { Markup } from "./markup";

/** "Runs 288 times a day: every 5 minutes." */
export function describeRuns(facts: FlowFacts, markup: Markup): string | null {
  const { runsPerDay } = facts;
  if (runsPerDay === null) return null;
  const why = withSettings(runsPerDay.why, markup);
  const often = describeOften(facts);
  return often === null ? `${sentence(why)}.` : `Runs ${often}: ${why}.`;
}

/** The settings that a reason names lead to where they are set. */
function withSettings(why: string, markup: Markup): string {
  return why
    .split(/(estimates\.\w+)/)
    .map((part, index) => (index % 2 === 1 ? markup.setting(part) : escaped(part, markup)))
    .join("");
}

/** Marking up a name trims it; the spaces around a setting stay. */
function escaped(part: string, markup: Markup): string {
  const [, before = "", text = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(part) ?? [];
  return before + markup.name(text) + after;
}

/** "once a day", "0.2857 times a day, at most 2 times in 24 hours"; null where it is not known. */
export function describeOften({ runsPerDay }: FlowFacts): string | null {
  if (runsPerDay === null || runsPerDay.value === null) return null;
  const { value, busiest, from } = runsPerDay;
  const count = value === 1 ? "once" : `${number(value)} times`;
  const fullest = busiest === null || busiest === value ? "" : `, at most ${atMost(busiest)} in 24 hours`;
  return `${count} a day${from === "default" ? " (assumed)" : ""}${fullest}`;
}

function atMost(runs: number): string {
  return runs === 1 ? "once" : `${number(runs)} times`;
}

/** "2,880 requests a day, at 288 runs."; null where the day is not known. */
export function describeDay(facts: FlowFacts): string | null {
  const day = dayInWords(facts);
  return day === null ? null : `${sentence(day)}.`;
}

/** "about 105.7 requests a day, at about 0.7 runs (assumed)" */
export function dayInWords({ requestsPerDay, runsPerDay }: FlowFacts): string | null {
  if (!requestsPerDay || runsPerDay === null || runsPerDay.value === null) return null;
  const { least, most } = requestsPerDay;
  if (least === null || most === null) return null;
  const day =
    least === most ? about(most, "request") : `${inexact(least)}${number(rounded(least))} to ${about(most, "request")}`;
  const assumed = runsPerDay.from === "default" ? " (assumed)" : "";
  return `${day} a day, at ${about(runsPerDay.value, "run")}${assumed}`;
}

/** An average has more decimals than anybody wants to read. */
export function about(value: number, noun: string): string {
  return `${inexact(value)}${amount(rounded(value), noun)}`;
}

function inexact(value: number): string {
  return Number.isInteger(value) ? "" : "about ";
}

/** To a tenth, or to the first digit that is not 0: what is more than nothing is not told as nothing. */
function rounded(value: number): number {
  return value > 0 && value < 0.1 ? Number(value.toPrecision(1)) : Math.round(value * 10) / 10;
}

/** The daily limits with what the flow takes of them; the one of its own profile stands out. */
export function describeLimits(facts: FlowFacts, markup: Markup): string | null {
  const { kind, limits, profile, settings } = facts;
  if (kind !== "cloud-flow") return null;
  const title = (limit: ProfileLimit): string =>
    limit.profile === profile ? markup.strong(sentence(limit.profile)) : sentence(limit.profile);
  const hasShares = limits.some(({ share }) => share !== null);
  const rows = limits.map((limit) => [
    title(limit),
    number(limit.limit),
    limit.runsPerDayAtLimit === null ? "not known" : number(limit.runsPerDayAtLimit),
    ...(hasShares ? [percent(limit.share)] : []),
  ]);
  const period = settings.period === "official" ? "official limits" : "limits of the transition period";
  const byPerson = facts.license?.limitOf === "invokingUser" || facts.license?.limitOf === "parentInvoker";
  const whose = byPerson ? " of each person" : "";
  const head = ["Profile", `Requests a day${whose} (${period})`, `Runs a day${whose} that fit`];
  return markup.table(hasShares ? [...head, "Share of the limit"] : head, rows);
}

/** With one decimal; what is more than nothing is not told as nothing. */
function percent(share: number | null): string {
  if (share === null) return "not known";
  const tenths = Math.round(share * 1000) / 10;
  return tenths === 0 && share > 0 ? "below 0.1%" : `${number(tenths)}%`;
}
