/** The parts of a flow with what each costs, as graphs, treemaps and tables show them. */
export interface FlowParts {
  /** Containers before what they hold, each list in an order in which an action comes after those it waits for. */
  readonly parts: readonly FlowPart[];
  /** Actions of the flow. Where they are too many to draw, a part stands for several of them. */
  readonly actions: number;
  /** What all parts cost together in the likely run; null where it is too large to be exact. */
  readonly requests: number | null;
}

export interface FlowPart {
  /** Its index in the list. */
  readonly id: number;
  /** The container that it stands in; null at the top level. */
  readonly parent: number | null;
  readonly kind: FlowPartKind;
  /** As the designer shows it. */
  readonly name: string;
  /** The connector that it uses, by its name; null for none. */
  readonly connector: string | null;
  /** Something about it needs a premium license. */
  readonly premium: boolean;
  /** How often the likely run comes to it; null where that is too often to be exact. */
  readonly times: number | null;
  /** What it adds to the likely run by itself: requests, or actions where those are counted; null as above. */
  readonly itself: number | null;
  /** The same with everything inside. */
  readonly inside: number | null;
  /** A loop whose passes are a default estimate is in it or around it. */
  readonly assumed: boolean;
  /** Actions that are inside and have no part of their own. */
  readonly hidden: number;
  /** What it waits for. */
  readonly after: readonly FlowPartEdge[];
  /** Where it stands in the text; null for what has no place of its own. */
  readonly place: TextPlace | null;
}

export type FlowPartKind =
  | "trigger"
  | "connector"
  | "builtIn"
  | "http"
  | "terminate"
  | "condition"
  | "switch"
  | "scope"
  | "applyToEach"
  | "doUntil"
  | "childFlow"
  | "unknown"
  /** One side of a branch. */
  | "side"
  /** Several actions of one list, one behind the other. */
  | "several";

export interface FlowPartEdge {
  readonly part: number;
  /** Outcomes other than success after which it goes on, in words; empty for most. */
  readonly outcomes: readonly string[];
}

/** As the language server protocol counts: from 0, in UTF-16 code units. */
export interface TextPlace {
  readonly line: number;
  readonly character: number;
}
