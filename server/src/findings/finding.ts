import type { Place } from "../syntax/json-node";

/**
 * `error`: with the settings given, the flow cannot run or be licensed as it stands. `warning`: it will be throttled,
 * suspended, billed or refused. `information`: a requirement to know of. `hint`: worth a look.
 */
export type Severity = "error" | "warning" | "information" | "hint";

/** `certain`: read from the export or a setting. `assumed`: rests on a default, and then at most a warning. */
export type Confidence = "certain" | "likely" | "assumed";

/** A change of the document as a rule says it: what to set or remove, and where. */
export interface StructuralEdit {
  readonly at: Place;
  /** The value to put there; undefined removes the property. */
  readonly value: unknown;
}

export interface Fix {
  readonly title: string;
  /** A safe fix changes nothing that the flow does. */
  readonly safe: boolean;
  readonly edits: readonly StructuralEdit[];
}

export interface RelatedPlace {
  readonly message: string;
  readonly at: Place;
}

/** What a rule returns. `analyze` adds what is the same for all findings of the rule. */
export interface RuleFinding {
  /** What was found, in one sentence. */
  readonly message: string;
  /** Why it matters, with the figure. */
  readonly because: string;
  /** What to do. */
  readonly remedy: string;
  readonly at: Place;
  readonly confidence: Confidence;
  /** Where this case is more or less than the rule's own severity. */
  readonly severity?: Severity;
  /** What the finding is about in the flow, for a fingerprint that survives moves: a connector, an action's name. */
  readonly subject: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

/** One thing found in one flow. */
export interface Finding extends RuleFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly sources: readonly string[];
  /** Address of the rule's page. */
  readonly docs: string;
  /** Null for a finding that counts. */
  readonly suppressed: Suppression | null;
}

/** Who accepted a finding, and why. */
export interface Suppression {
  readonly by: "note" | "setting";
  readonly reason: string | null;
}
