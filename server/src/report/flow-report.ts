import type { CitedPage, FlowReport, FlowWords, LicenseRow } from "../../../shared/flow-report";
import type { FlowAnalysis } from "../analyze";
import { sentence } from "../describe/amounts";
import { describeAssumptions } from "../describe/describe-assumptions";
import { describeCredits } from "../describe/describe-credits";
import { describeDay, describeRuns } from "../describe/describe-day";
import { describeHolder, describePrice, describeWhoNeedsLicense, licenseHeadline } from "../describe/describe-license";
import { describeDispute } from "../describe/describe-license-card";
import { countedIn, describeExcludes, describeFormula, describePerRun } from "../describe/describe-requests";
import { citedPage } from "../describe/describe-sources";
import { plainText } from "../describe/markup";
import type { FlowFacts } from "../facts/flow-facts";
import { connectorsReadOn } from "../reference/connectors";
import { lookUpSource } from "../reference/sources";
import type { LineIndex } from "../syntax/source-range";
import { adjustable } from "./adjustable";
import { flowParts, type PlacesOf } from "./flow-parts";
import { jsonFlow } from "./json-flow";

/** The report on one flow, for a page that draws it. `lines` are those of the analyzed text. */
export function flowReport(analysis: FlowAnalysis, lines: LineIndex, placesOf: PlacesOf): FlowReport {
  const { flow, facts } = analysis;
  const licenses = licenseRows(facts);
  const { kind, premium, requests, license } = jsonFlow(analysis, lines, { showSuppressed: false, fixes: null });
  return {
    name: facts.identity.name,
    file: facts.identity.file,
    flow: { kind, premium, requests, license },
    words: wordsOf(facts),
    licenses,
    sources: citedPages([...licenses.flatMap(({ sources }) => sources), ...(license ? [license.source] : [])]),
    parts: flowParts(flow, facts, placesOf),
    adjustable: adjustable(flow, facts),
  };
}

function wordsOf(facts: FlowFacts): FlowWords {
  const { license, trigger, settings, kind } = facts;
  const excludes = describeExcludes(facts);
  const credits = describeCredits(facts, plainText);
  return {
    noun: countedIn(facts),
    trigger:
      kind === "cloud-flow"
        ? trigger?.class === "child"
          ? "child flow"
          : (trigger?.class ?? "no trigger")
        : kindWords[kind],
    perRun: describePerRun(facts),
    formula: describeFormula(facts),
    runs: describeRuns(facts, plainText),
    day: describeDay(facts),
    license: license && licenseHeadline(license),
    whose:
      license === null
        ? []
        : [describeWhoNeedsLicense(license), ...told(describeAssumptions(license.assumptions, plainText))],
    notes: [
      ...told(excludes),
      ...told(credits),
      ...(license?.also ?? []).map(({ because }) => `${sentence(because)}.`),
      ...(license?.disputed ?? []).map(describeDispute),
    ],
    basis: `Figures of edition ${settings.edition}, ${settings.period} limits, as of ${settings.asOf}; connectors as read on ${connectorsReadOn}. Not a Microsoft product, and no legal advice.`,
  };
}

const kindWords = { "agent-flow": "agent flow", "logic-app": "Logic Apps workflow", fragment: "copied action" };

function told(words: string | null): string[] {
  return words === null || words === "" ? [] : [words];
}

function licenseRows({ license }: FlowFacts): LicenseRow[] {
  return (license?.options ?? []).map((option) => ({
    license: option.license,
    name: option.name,
    holder: describeHolder(option),
    price: describePrice(option) || "not published",
    limit: option.limit,
    because: `${sentence(option.because)}.`,
    sources: [...new Set([...option.sources, ...(option.priceSource === null ? [] : [option.priceSource])])],
    recommended: option.license === license?.recommended,
  }));
}

function citedPages(keys: readonly string[]): Record<string, CitedPage> {
  const found: Record<string, CitedPage> = {};
  for (const key of keys) {
    const page = lookUpSource(key);
    if (page) found[key] = { title: citedPage(page), url: page.url };
  }
  return found;
}
