import type { FlowRow } from "../../../shared/flow-row";
import type { FlowAnalysis } from "../analyze";
import { amount, list } from "../describe/amounts";
import { flowInWords } from "../describe/flow-in-words";
import { keyOf } from "../syntax/json-node";

/** Where an offset of a document is, counted from 0. */
type PositionAt = (offset: number) => { readonly line: number; readonly character: number };

/** The flows of a document as rows of a list. */
export function flowRows(uri: string, flows: readonly FlowAnalysis[], positionAt: PositionAt): FlowRow[] {
  return flows.map((analysis, flow) => rowOf(uri, flow, analysis, positionAt));
}

function rowOf(uri: string, flow: number, analysis: FlowAnalysis, positionAt: PositionAt): FlowRow {
  const words = flowInWords(analysis.facts);
  const [span] = analysis.spansOf([keyOf(analysis.flow.definition)]);
  const { line, character } = positionAt(span?.offset ?? 0);
  const counts = countFindings(analysis);
  const found = severities.filter((severity) => counts[severity] > 0);
  const told = found.map((severity) => `${amount(counts[severity], severity, plurals[severity])}`);
  const details = told.length === 0 ? words.details : [...words.details, `${list(told)}.`];
  return { uri, flow, line, character, ...words, details, severity: found[0] ?? null };
}

/** From the severest on. */
const severities = ["error", "warning", "information", "hint"] as const;

const plurals = { error: "errors", warning: "warnings", information: "information", hint: "hints" };

function countFindings({ findings }: FlowAnalysis) {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity, suppressed } of findings) if (!suppressed) counts[severity]++;
  return counts;
}
