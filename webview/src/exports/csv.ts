import { unparse } from "papaparse";
import type { FlowPart } from "../../../shared/flow-parts";
import type { FlowReport } from "../../../shared/flow-report";

/** The parts of a flow as a table for spreadsheets: what is not known is empty, and no name becomes a formula. */
export function csvOf({ name, parts: { parts }, words: { noun } }: FlowReport): string {
  const rows = parts.map((part) => ({
    flow: name,
    part: part.name,
    inside: part.parent === null ? "" : (parts[part.parent]?.name ?? ""),
    kind: part.kind,
    connector: part.connector ?? "",
    premium: part.premium ? "yes" : "no",
    [`${noun}s a run by itself`]: part.itself ?? "",
    [`${noun}s a run with all inside`]: part.inside ?? "",
    "times a run": part.times ?? "",
    "hidden actions": part.hidden,
    assumed: part.assumed ? "yes" : "no",
    line: lineOf(part),
  }));
  // Excel takes a file for UTF-8 where it begins with this mark.
  return `\uFEFF${unparse(rows, { escapeFormulae: true, newline: "\r\n" })}\r\n`;
}

function lineOf({ place }: FlowPart): number | "" {
  return place === null ? "" : place.line + 1;
}
