import type { FlowFacts } from "../facts/flow-facts";
import type { LicenseOption } from "../facts/license/license-options";
import type { PayerName } from "../facts/license/payer";
import type { RequiredLicenses } from "../facts/license/required-licenses";
import type { Contradiction } from "../reference/contradictions";
import { lookUpLicense } from "../reference/licenses";
import { lookUpSource } from "../reference/sources";
import { list, number, sentence } from "./amounts";
import { describeAssumptions } from "./describe-assumptions";
import {
  describeHolder,
  describeMissing,
  describePrice,
  describeSeveral,
  describeWaysToLicense,
  describeWhoNeedsLicense,
  payerInWords,
} from "./describe-license";
import { citedPage } from "./describe-sources";
import { type Markup, paragraphs } from "./markup";

/** Whose license counts and which are enough, with what was assumed; empty for what no such license governs. */
export function describeLicense(facts: FlowFacts, markup: Markup): string {
  const { license } = facts;
  if (license === null) return facts.kind === "logic-app" ? "Azure Logic Apps need no Power Automate license." : "";
  const also = license.also.map(({ because }) => `${markup.name(sentence(because))}.`);
  return paragraphs([
    [
      markup.name(describeWhoNeedsLicense(license)),
      ...verdict(license, markup),
      describeAssumptions(license.assumptions, markup),
    ]
      .filter((it) => it !== "")
      .join(" "),
    options(license, markup),
    [breakEven(license, markup), ...also].filter((it) => it !== "").join(" "),
    besides(license),
  ]);
}

function verdict(license: RequiredLicenses, markup: Markup): string[] {
  if (license.verdict === null) return [];
  if (license.verdict === "covered") return [markup.strong("What is declared as held covers it.")];
  return [markup.strong("What is declared as held does not cover it:"), markup.name(describeMissing(license))];
}

/** The ways to license as a table; each of them is enough. */
function options(license: RequiredLicenses, markup: Markup): string {
  if (license.options.length === 0) return markup.name(describeWaysToLicense(license));
  const rows = license.options.map((option) => [
    option.license === license.recommended ? markup.strong(option.name) : markup.name(option.name),
    markup.name(`${describeSeveral(option)}${describeHolder(option)}`),
    markup.name(describePrice(option) || "not published"),
    option.limit === null ? "not stated" : number(option.limit),
  ]);
  const table = markup.table(["License (one of these)", "For", "Price", "Requests a day"], rows);
  const dated = pricesFrom(license);
  return dated === "" ? table : `${table}\n\n${dated}`;
}

/** "List prices of 2026-05-05.": of the pages that state them. */
function pricesFrom({ options: ways }: RequiredLicenses): string {
  const dates = new Set(ways.map(({ priceSource }) => priceSource && lookUpSource(priceSource)?.date));
  const known = [...dates].filter((date) => typeof date === "string").sort();
  return known.length === 0 ? "" : `List prices, United States, as of ${list(known)}.`;
}

/** "From 10 people on, Power Automate Process for the flow costs no more." */
function breakEven({ breakEven: point, options: ways }: RequiredLicenses, markup: Markup): string {
  if (point === null || !ways.some((option: LicenseOption) => option.license === point.against)) return "";
  const name = lookUpLicense(point.against)?.name ?? point.against;
  return `From ${number(point.people)} people on, ${markup.name(name)} for the flow costs no more.`;
}

/** Side rules that tell something about this very flow; the others hold for nearly all, and stand in the report. */
const toldRows: readonly number[] = [17, 20, 21, 23, 25, 26, 27];
const mostDisputes = 2;

function besides({ sideRules, disputed }: RequiredLicenses): string {
  const rules = sideRules.filter(({ row }) => toldRows.includes(row)).map(({ says }) => `- ${says}`);
  const others = disputed.slice(0, mostDisputes).map((it) => `- ${describeDispute(it)}`);
  return [...rules, ...others].join("\n");
}

/** "Sources differ. Plain HTTP: standard list contains ... (What's free vs. what's premium, 2026-03-19)." */
export function describeDispute({ topic, says, source }: Contradiction): string {
  const page = lookUpSource(source);
  return `Sources differ. ${topic}: ${says}${page ? ` (${citedPage(page)})` : ""}.`;
}

/** "Counts against the limit of the owner." */
export function describeLimitOf({ license, kind }: FlowFacts): string {
  if (license === null || kind !== "cloud-flow" || license.limitOf === "nobody") return "";
  const { limit } = license;
  const size = limit === null ? "" : `: ${number(limit.value)} requests a day`;
  if (limit?.per === "license" && license.recommended !== null && !isOfFlow(license.limitOf)) {
    return `With ${lookUpLicense(license.recommended)?.name ?? license.recommended} the flow has a limit of its own${size}.`;
  }
  return `Counts against the limit of ${payerInWords(license.limitOf)}${size}.`;
}

function isOfFlow(name: PayerName): boolean {
  return name === "flow" || name === "parentFlow" || name === "associatedFlow";
}

export function licenseSources({ license }: FlowFacts): readonly string[] {
  return license === null ? [] : [license.source, ...(license.options[0]?.sources ?? [])];
}
