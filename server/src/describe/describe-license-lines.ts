import type { FlowFacts } from "../facts/flow-facts";
import { isPremium } from "../facts/license/premium-of-children";
import type { RequiredLicenses } from "../facts/license/required-licenses";
import { amount, number, sentence } from "./amounts";
import { describeAssumptions } from "./describe-assumptions";
import { describeWaysToLicense, describeWhoNeedsLicense, isByClass } from "./describe-license";
import { describeDispute } from "./describe-license-card";
import { citation } from "./describe-sources";
import { plainText } from "./markup";

/** Who needs a license and why, the ways to one, what was assumed and what says so: a sentence or two a line. */
export function describeLicenseLines(facts: FlowFacts): string[] {
  return [...ofTrigger(facts), ...(facts.license === null ? [] : ofLicense(facts, facts.license))];
}

/** How a flow is started decides whose license counts, so a guess about it is told first. */
function ofTrigger({ trigger, license }: FlowFacts): string[] {
  return license === null || trigger === null || trigger.confidence === "certain" ? [] : [`Assumed: ${trigger.why}.`];
}

function ofLicense(facts: FlowFacts, license: RequiredLicenses): string[] {
  const who = `${describeWhoNeedsLicense(license)} ${describeAssumptions(license.assumptions, plainText)}`.trim();
  const premium = isPremium(facts);
  if (!premium && license.also.length === 0 && isUsual(license)) return [];
  const volume = isRaised(license) ? whyVolume(facts) : [];
  const also = license.also.map(({ because }) => `${sentence(because)}.`);
  const ways = premium || volume.length + also.length > 0 ? [describeWaysToLicense(license)] : [];
  return [who, ...volume, ...ways, ...also, ...disputes(license), `Source: ${citation(sourcesOf(license))}.`];
}

/** Nothing is declared, and any license of whoever runs or owns the flow is enough. */
function isUsual(license: RequiredLicenses): boolean {
  return isByClass(license) && license.verdict === null && !isRaised(license);
}

/** The step by which the requests of a day ask for more than the features do. */
const volumeStep = 12;

function isRaised({ steps }: RequiredLicenses): boolean {
  return steps.includes(volumeStep);
}

/** "7,200 requests a day are more than the 6,000 of the profile Low." */
function whyVolume({ requestsPerDay, limits }: FlowFacts): string[] {
  const perDay = requestsPerDay?.likely ?? null;
  const exceeded = limits.findLast(({ limit }) => perDay !== null && perDay > limit);
  if (perDay === null || exceeded === undefined) return [];
  const day = amount(Math.ceil(perDay), "request");
  return [`${day} a day are more than the ${number(exceeded.limit)} of the profile ${sentence(exceeded.profile)}.`];
}

/** One line, however many there are; the JSON report has them all. */
function disputes({ disputed }: RequiredLicenses): string[] {
  const [first, ...others] = disputed;
  if (first === undefined) return [];
  const rest = others.length === 0 ? "" : ` Also about: ${others.map(({ topic }) => topic).join("; ")}.`;
  return [`${describeDispute(first)}${rest}`];
}

function sourcesOf({ source, options }: RequiredLicenses): string[] {
  return [source, ...options.flatMap((option) => [...option.sources, ...(option.priceSource ?? [])])];
}
