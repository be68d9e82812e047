import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analysis, DocumentProblem, PlacedFinding } from "../analyze";
import { rangeOf, severities } from "./to-lsp";

/** The name that stands behind each diagnostic. */
export const diagnosticSource = "flow-license-lint";

/** Findings that count, and parts of the document that could not be read or meant so, in the order of the text. */
export function toDiagnostics({ flows, problems }: Analysis, document: TextDocument, related: boolean): Diagnostic[] {
  const findings = flows.flatMap((flow) => flow.findings).filter(({ suppressed }) => suppressed === null);
  return [
    ...findings.map((finding) => ofFinding(finding, document, related)),
    // Mistakes in the JSON itself are left to the editor, which marks each of them.
    ...problems.filter(({ code }) => code !== "broken-json").map((problem) => ofProblem(problem, document)),
  ];
}

/** Each related place takes a line or two of a hover that has room for a dozen. */
const mostPlaces = 2;

function ofFinding(finding: PlacedFinding, document: TextDocument, related: boolean): Diagnostic {
  const { rule, severity, message, because, remedy, docs, span, confidence, relatedSpans } = finding;
  // Editors cut long messages: what to do comes before the reason, which the hover tells as well.
  const more = [remedy, because].filter((text) => text !== "").join(" ");
  const places = (finding.related ?? []).slice(0, mostPlaces).map((place, index) => ({
    message: place.message,
    location: { uri: document.uri, range: rangeOf(relatedSpans[index] ?? span, document) },
  }));
  return {
    range: rangeOf(span, document),
    severity: severities[severity],
    code: rule,
    codeDescription: { href: docs },
    source: diagnosticSource,
    message: more === "" ? message : `${message}\n${more}`,
    data: { confidence },
    ...(related && places.length > 0 && { relatedInformation: places }),
  };
}

function ofProblem({ code, severity, message, span }: DocumentProblem, document: TextDocument): Diagnostic {
  return {
    range: rangeOf(span, document),
    severity: severities[severity],
    code,
    source: diagnosticSource,
    message,
  };
}
