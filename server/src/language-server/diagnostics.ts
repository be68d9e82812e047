import type { Diagnostic, Range } from "vscode-languageserver";
import type { DocumentProblem, PlacedFinding } from "../analyze";
import type { TextSpan } from "../syntax/json-tree";
import type { KnownDocument } from "./analyses";
import type { Client } from "./client-abilities";
import { rangeOf, severities } from "./to-lsp";

/** The name that stands behind each diagnostic. */
export const diagnosticSource = "flow-license-lint";

/**
 * Findings that count, and parts of the document that could not be read or meant so, in the order of the text. Mistakes
 * in the JSON itself are left to editors that mark each of them.
 */
export function toDiagnostics(known: KnownDocument, client: Client): Diagnostic[] {
  const { document, analysis, drift, mistake } = known;
  const at = (span: TextSpan): Range | null => {
    const now = drift.toNow(span);
    return now && rangeOf(now, document);
  };
  const findings = analysis.flows.flatMap((flow) => flow.findings).filter(({ suppressed }) => suppressed === null);
  const problems = analysis.problems.filter(({ code }) => code !== "broken-json");
  return [
    ...findings.flatMap((finding) => ofFinding(finding, at, document.uri, client.relatedInformation) ?? []),
    ...problems.flatMap((problem) => ofProblem(problem, at(problem.span)) ?? []),
    ...(mistake && !client.marksMistakes ? [ofProblem(mistake, rangeOf(mistake.span, document))] : []),
  ].filter((it) => it !== null);
}

type RangeOf = (span: TextSpan) => Range | null;

/** Each related place takes a line or two of a hover that has room for a dozen. */
const mostPlaces = 2;

function ofFinding(finding: PlacedFinding, at: RangeOf, uri: string, related: boolean): Diagnostic | null {
  const { rule, severity, message, because, remedy, docs, span, confidence, relatedSpans } = finding;
  const range = at(span);
  if (range === null) return null;
  // Editors cut long messages: what to do comes before the reason, which the hover tells as well.
  const more = [remedy, because].filter((text) => text !== "").join(" ");
  const places = (finding.related ?? []).slice(0, mostPlaces).map((place, index) => ({
    message: place.message,
    location: { uri, range: at(relatedSpans[index] ?? span) ?? range },
  }));
  return {
    range,
    severity: severities[severity],
    code: rule,
    codeDescription: { href: docs },
    source: diagnosticSource,
    message: more === "" ? message : `${message}\n${more}`,
    data: { confidence },
    ...(related && places.length > 0 && { relatedInformation: places }),
  };
}

function ofProblem({ code, severity, message }: DocumentProblem, range: Range | null): Diagnostic | null {
  return range && { range, severity: severities[severity], code, source: diagnosticSource, message };
}
