/** A flow in a list: small enough for thousands of them. */
export interface FlowRow extends FlowInWords {
  readonly uri: string;
  /** Which of the flows of its document, counted from 0 in the order of the report. */
  readonly flow: number;
  /** Where it stands in its document, counted from 0. */
  readonly line: number;
  readonly character: number;
  /** The severest finding that is not suppressed; null where there is none. */
  readonly severity: "error" | "warning" | "information" | "hint" | null;
}

/** What a list says about a flow. What is not known is said to be so, and never 0. */
export interface FlowInWords {
  readonly name: string;
  /** How it is started; null where no trigger tells. */
  readonly startedBy: "automated" | "scheduled" | "instant" | "child" | null;
  /** "3 to 25 requests", of a run. */
  readonly perRun: string;
  /** Where all stand under "requests a run", or "requests a day": "3 to 25", "not known". */
  readonly figures: { readonly run: string; readonly day: string };
  /** Requests of a likely day; null where they are not known. */
  readonly likelyPerDay: number | null;
  /** "3 to 25 requests a run · automated · Power Automate Premium for the owner (15 USD a month)". */
  readonly headline: string;
  /** Further lines for whoever stays on it: requests of a day, what is not counted. */
  readonly details: readonly string[];
  /** Under what it stands, by each way to group flows. */
  readonly groups: Readonly<Record<Grouping, Group>>;
}

export const groupings = ["license", "payer", "requestsPerDay"] as const;

export type Grouping = (typeof groupings)[number];

export interface Group {
  readonly name: string;
  /** Groups stand by this number, then by name. */
  readonly order: number;
}
