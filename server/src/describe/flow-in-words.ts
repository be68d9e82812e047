import type { FlowInWords, Group } from "../../../shared/flow-row";
import type { FlowFacts } from "../facts/flow-facts";
import type { RequestCount } from "../facts/requests/per-run";
import { number, sentence } from "./amounts";
import { describeDay, describeRuns } from "./describe-day";
import { describeHeadline, kindWords } from "./describe-headline";
import { payerInWords } from "./describe-license";
import { describeExcludes, describeFormula, describePerRun } from "./describe-requests";
import { plainText } from "./markup";

/** A flow as a list tells it. */
export function flowInWords(facts: FlowFacts): FlowInWords {
  const { identity, trigger, license } = facts;
  return {
    name: plainText.name(identity.name),
    startedBy: trigger?.class ?? null,
    perRun: describePerRun(facts),
    figures: { run: runFigure(facts), day: rangeOf(facts.requestsPerDay) ?? "not known" },
    likelyPerDay: facts.requestsPerDay?.likely ?? null,
    headline: describeHeadline(facts),
    details: detailsOf(facts),
    groups: {
      license: licenseGroup(facts),
      payer: license ? known(sentence(payerInWords(license.payer))) : withoutLicense(facts),
      requestsPerDay: dayGroup(facts),
    },
  };
}

/** Actions are not requests, and are told with their name. */
function runFigure(facts: FlowFacts): string {
  if (facts.kind !== "cloud-flow") return describePerRun(facts);
  return rangeOf(facts.requests.perRun) ?? "more than can be counted";
}

/** "3 to 25"; an average of a day with one decimal. */
function rangeOf(count: RequestCount | null): string | null {
  if (!count || count.least === null || count.most === null) return null;
  const [least, most] = [count.least, count.most].map((value) => number(Math.round(value * 10) / 10));
  return least === most ? `${most}` : `${least} to ${most}`;
}

function detailsOf(facts: FlowFacts): string[] {
  const formula = describeFormula(facts);
  const lines = [
    formula === null ? null : `${formula}.`,
    describeDay(facts) ?? describeRuns(facts, plainText),
    describeExcludes(facts),
  ];
  return lines.filter((line) => line !== null && line !== "").map((line) => plainText.name(line as string));
}

function licenseGroup(facts: FlowFacts): Group {
  const { license } = facts;
  if (license === null) return withoutLicense(facts);
  const recommended = license.options.find((option) => option.license === license.recommended);
  if (recommended) return known(recommended.name);
  if (license.payer === "agentCapacity") return known("Copilot Credits");
  return known(license.payer === "nobody" ? "No license needed" : "No single license is enough");
}

/** Logic Apps and copied actions, and definitions without a trigger. */
function withoutLicense({ kind }: FlowFacts): Group {
  const name =
    kind === "logic-app" || kind === "fragment" ? `${sentence(kindWords[kind])}s` : "Not known without a trigger";
  return { name, order: 1 };
}

function known(name: string): Group {
  return { name, order: 0 };
}

/** By powers of ten, the dearest first; what is not known stands behind all that is. */
function dayGroup({ kind, requestsPerDay }: FlowFacts): Group {
  if (kind !== "cloud-flow") return { name: "No Power Platform requests", order: 1 };
  const likely = requestsPerDay?.likely ?? null;
  if (likely === null) return { name: "Requests a day not known", order: 0 };
  if (likely < 1) return { name: "Less than 1 request a day", order: -1 };
  const digits = String(Math.floor(likely)).length;
  const least = 10 ** (digits - 1);
  return { name: `${number(least)} to ${number(least * 10 - 1)} requests a day`, order: -1 - digits };
}
