import { compareText } from "../syntax/compare-text";
import type { Severity } from "./finding";

/** Findings that were there when a baseline was written, and that count no more. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

/** One finding, or several that cannot be told apart. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** By what the flow is known across exports. */
  readonly flow: string;
  readonly count: number;
}

/** What a baseline says of one finding. */
export interface BaselineFinding extends Pick<BaselineEntry, "fingerprint" | "rule" | "flow"> {
  readonly severity: Severity;
}

/** The text of a baseline file. Hints are left out: they fail no build. */
export function writeBaseline(findings: readonly BaselineFinding[]): string {
  const entries = new Map<string, BaselineEntry>();
  for (const { fingerprint, rule, flow, severity } of findings) {
    if (severity === "hint") continue;
    entries.set(fingerprint, { fingerprint, rule, flow, count: (entries.get(fingerprint)?.count ?? 0) + 1 });
  }
  const sorted = [...entries.values()].sort((a, b) => compareText(key(a), key(b)));
  const lines = sorted.map((entry) => JSON.stringify(entry));
  return `{\n"format": 1,\n"findings": [${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n`}]\n}\n`;
}

/** Reads a baseline file; null for a text that is none. */
export function readBaseline(text: string): Baseline | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const { format, findings } = Object(read) as { format?: unknown; findings?: unknown };
  if (format !== 1 || !Array.isArray(findings) || !findings.every(isEntry)) return null;
  return { entries: findings };
}

/** Takes findings as they pass by, and tells in the end what of the baseline is gone. */
export interface BaselineUse {
  /** Whether the baseline has the finding; each entry counts as often as it was found. */
  readonly covers: (fingerprint: string) => boolean;
  /** Entries of flows that were seen, and whose finding was not. */
  readonly stale: () => readonly BaselineEntry[];
  readonly sawFlow: (flow: string) => void;
}

export function useBaseline({ entries }: Baseline): BaselineUse {
  const left = new Map(entries.map(({ fingerprint, count }) => [fingerprint, count]));
  const flows = new Set<string>();
  return {
    covers(fingerprint) {
      const count = left.get(fingerprint) ?? 0;
      if (count > 0) left.set(fingerprint, count - 1);
      return count > 0;
    },
    sawFlow: (flow) => flows.add(flow),
    stale: () => entries.filter((entry) => flows.has(entry.flow) && left.get(entry.fingerprint) === entry.count),
  };
}

function isEntry(value: unknown): value is BaselineEntry {
  const { fingerprint, rule, flow, count } = Object(value) as Record<string, unknown>;
  return [fingerprint, rule, flow].every((it) => typeof it === "string") && Number.isInteger(count);
}

/** Entries of one flow stand together, so that a change of it is a change in one place. */
function key({ flow, rule, fingerprint }: BaselineEntry): string {
  return [flow, rule, fingerprint].join("\u0000");
}
