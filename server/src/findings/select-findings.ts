import picomatch from "picomatch";
import type { FlowSettings, RuleLevel } from "../../../shared/settings";
import type { Confidence, Finding, Severity, Suppression } from "./finding";

/** A rule that a note in the flow leaves out. */
export interface NotedIgnore {
  readonly rule: string;
  readonly reason: string | null;
}

/** The severity of a rule's finding under the settings; null where the rule is off. */
export function severityOf(
  rule: string,
  byDefault: Severity,
  confidence: Confidence,
  settings: FlowSettings,
): Severity | null {
  const level: RuleLevel = settings.rules[rule] ?? byDefault;
  if (level === "off") return null;
  // No pipeline fails on a guess.
  return level === "error" && confidence === "assumed" ? "warning" : level;
}

/** Who accepted a finding; null for one that counts. A setting holds through the day that it names. */
export function suppressionOf(
  { rule, at }: Pick<Finding, "rule" | "at">,
  notes: readonly NotedIgnore[],
  { ignore, asOf }: FlowSettings,
): Suppression | null {
  const note = notes.find((it) => it.rule === rule);
  if (note) return { by: "note", reason: note.reason };
  const entry = ignore.find(
    (it) => it.rule === rule && (it.until === null || asOf <= it.until) && matchesPointer(it.at, at.node.pointer),
  );
  return entry ? { by: "setting", reason: entry.reason } : null;
}

/** In a pointer `*` stands for any text, slashes included. */
function matchesPointer(glob: string, pointer: string): boolean {
  return glob === "*" || picomatch.isMatch(pointer, glob, { bash: true });
}
