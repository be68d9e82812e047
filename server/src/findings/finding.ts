import type { IgnoreEntry } from "../../../shared/settings";
import type { JsonNode, Place } from "../syntax/json-node";

/**
 * `error`: with the settings given, the flow cannot run or be licensed as it stands. `warning`: it will be throttled,
 * suspended, billed or refused. `information`: a requirement to know of. `hint`: worth a look.
 */
export type Severity = "error" | "warning" | "information" | "hint";

/** `certain`: read from the export or a setting. `assumed`: rests on a default, and then at most a warning. */
export type Confidence = "certain" | "likely" | "assumed";

/** Names and indexes from a value to one inside of it. */
export type ValuePath = readonly (string | number)[];

/** A change of JSON as a rule says it: what to do, and where. `text-edits.ts` makes it a change of the text. */
export type StructuralEdit =
  /** Sets a value; where properties on the way are missing, they are made, behind the one named `after` if it is there. */
  | {
      readonly kind: "set";
      readonly in: JsonNode;
      readonly path: ValuePath;
      readonly value: unknown;
      readonly after?: string;
    }
  /** Adds an element to the end of a list, which is made where it is missing. */
  | { readonly kind: "append"; readonly in: JsonNode; readonly path: ValuePath; readonly value: unknown }
  /** Removes a property or an element. */
  | { readonly kind: "remove"; readonly node: JsonNode }
  | { readonly kind: "rename"; readonly node: JsonNode; readonly name: string }
  /** Puts other texts in the place of stretches of names and strings. */
  | { readonly kind: "respell"; readonly changes: readonly { readonly at: Place; readonly text: string }[] }
  /** Puts what is inside an object in the place of the property that holds it; `edits` are changes inside of that object. */
  | {
      readonly kind: "unwrap";
      readonly node: JsonNode;
      readonly inside: JsonNode;
      readonly edits: readonly StructuralEdit[];
    };

/** A change of the settings file that counts most for the flow; the file is made where there is none. */
export type SettingsEdit =
  | { readonly kind: "set"; readonly path: readonly string[]; readonly value: unknown }
  /** In the entry of `flows` with this very `match`, which is made where it is missing. */
  | { readonly kind: "setForFlow"; readonly match: string; readonly path: readonly string[]; readonly value: unknown }
  | { readonly kind: "append"; readonly list: "ignore"; readonly value: unknown };

/** A way to be rid of a finding. */
export interface Fix {
  readonly title: string;
  /** A safe fix changes nothing that the flow does. */
  readonly safe: boolean;
  /** Only a person can say whether it is true or wanted: it states something, or accepts the finding. */
  readonly choice: boolean;
  /** Changes of the flow's own document. */
  readonly edits: readonly StructuralEdit[];
  readonly settings: readonly SettingsEdit[];
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
  readonly related?: readonly RelatedPlace[] | undefined;
  /** Keys of what says so of this very case, besides the sources of the rule. */
  readonly sources?: readonly string[];
  /** Worked out only where someone asks for fixes. */
  readonly fixes?: (() => readonly Fix[]) | undefined;
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
  readonly by: "note" | "setting" | "baseline";
  readonly reason: string | null;
  /** The entry of the settings that suppresses it, the very object that stands in the settings of the flow. */
  readonly entry?: IgnoreEntry;
}
