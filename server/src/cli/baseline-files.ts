import { readFileSync, writeFileSync } from "node:fs";
import type { FlowAnalysis, PlacedFinding } from "../analyze";
import type { LintedFile } from "../estate/lint-files";
import { decodeText } from "../exports/decode-text";
import type { InputProblem } from "../exports/export-file";
import { lastingName } from "../facts/flow-identity";
import { type BaselineFinding, type BaselineUse, readBaseline, useBaseline, writeBaseline } from "../findings/baseline";
import { fingerprint } from "../findings/fingerprint";
import { UsageError } from "./exit-code";

export interface BaselineFiles {
  /** The file with what the baseline covers marked as suppressed. */
  readonly apply: (linted: LintedFile) => LintedFile;
  /** Writes what was found, where that was asked for, and tells what of the baseline is gone. */
  readonly end: () => readonly InputProblem[];
}

/** Leaves out what a baseline has (`read`), and writes a new one (`write`). */
export function openBaselines(read: string | undefined, write: string | undefined): BaselineFiles {
  const use = read === undefined ? null : useBaseline(baselineIn(read));
  const found: BaselineFinding[] = [];
  return {
    apply(linted) {
      if (use === null && write === undefined) return linted;
      const flows = linted.analysis.flows.map((flow) => withBaseline(flow, use, write === undefined ? null : found));
      return { ...linted, analysis: { ...linted.analysis, flows } };
    },
    end() {
      if (write !== undefined) writeFileSync(write, writeBaseline(found));
      return (use?.stale() ?? []).map(({ rule, flow }) => ({
        file: read ?? "",
        code: "stale-baseline",
        severity: "hint",
        message: `${rule} is found no more in the flow ${flow}; write the baseline anew to take it out.`,
      }));
    },
  };
}

function withBaseline(analysis: FlowAnalysis, use: BaselineUse | null, found: BaselineFinding[] | null): FlowAnalysis {
  const { identity, settings } = analysis.facts;
  const flow = lastingName(identity);
  use?.sawFlow(flow);
  const findings = analysis.findings.map((finding): PlacedFinding => {
    if (finding.suppressed !== null || settings.neverIgnore.includes(finding.rule)) return finding;
    const { rule, severity } = finding;
    const print = fingerprint(finding, flow);
    found?.push({ fingerprint: print, rule, flow, severity });
    const isWritten = found !== null && severity !== "hint";
    return use?.covers(print) || isWritten ? { ...finding, suppressed: { by: "baseline", reason: null } } : finding;
  });
  return { ...analysis, findings };
}

function baselineIn(file: string): ReturnType<typeof readBaseline> & object {
  let text: string;
  try {
    text = decodeText(readFileSync(file));
  } catch {
    throw new UsageError(`The baseline ${file} cannot be read; --write-baseline makes one.`);
  }
  const baseline = readBaseline(text);
  if (baseline === null) throw new UsageError(`${file} is no baseline of format 1.`);
  return baseline;
}
