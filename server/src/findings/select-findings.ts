import picomatch from "picomatch";
import type { FlowSettings, IgnoreEntry, RuleLevel } from "../../../shared/settings";
import type { JsonNode } from "../syntax/json-node";
import type { Confidence, Finding, Severity, Suppression } from "./finding";

/** A rule that a note in the flow leaves out. */
export interface NotedIgnore {
  readonly rule: string;
  readonly reason: string | null;
  /** The part of the note, as it is written. */
  readonly part: string;
  /** The action or trigger whose note it is. */
  readonly owner: JsonNode;
  /** Findings that it leaves out. */
  used: number;
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

/** Who accepted a finding; null for one that counts. `note`: one that leaves out its rule there, which counts it. */
export function suppressionOf(
  { rule, at }: Pick<Finding, "rule" | "at">,
  note: NotedIgnore | null,
  { ignore, neverIgnore, asOf }: FlowSettings,
): Suppression | null {
  if (neverIgnore.includes(rule)) return null;
  if (note) {
    note.used++;
    return { by: "note", reason: note.reason };
  }
  const entry = ignore.find((it) => it.rule === rule && !isExpired(it, asOf) && matchesPointer(it.at, at.node.pointer));
  return entry ? { by: "setting", reason: entry.reason, entry } : null;
}

/** An entry holds through the day that it names. */
export function isExpired({ until }: Pick<IgnoreEntry, "until">, asOf: string): boolean {
  return until !== null && asOf > until;
}

export function describeExpired({ rule, until }: Pick<IgnoreEntry, "rule" | "until">): string {
  return `The entry that ignores ${rule} has expired on ${until}; what it left out is reported again.`;
}

/** In a pointer `*` stands for any text, slashes included. */
function matchesPointer(glob: string, pointer: string): boolean {
  return glob === "*" || picomatch.isMatch(pointer, glob, { bash: true });
}
