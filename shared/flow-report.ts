import type { FlowParts } from "./flow-parts";

/**
 * The report on one flow for people who look rather than read: what the JSON report says of it, in its words and fields,
 * with what drawings and sliders need besides. A number that is not known is null.
 */
export interface FlowReport {
  readonly name: string;
  readonly file: string;
  /** An excerpt of the flow's entry in the JSON report, format 1 (docs/report-format.md). */
  readonly flow: ReportedFlow;
  readonly words: FlowWords;
  readonly licenses: readonly LicenseRow[];
  /** By key: the pages that the report cites. */
  readonly sources: Readonly<Record<string, CitedPage>>;
  readonly parts: FlowParts;
  /** What can be tried out. */
  readonly adjustable: readonly Adjustable[];
}

export interface ReportedFlow {
  readonly kind: "cloud-flow" | "agent-flow" | "logic-app" | "fragment";
  readonly premium: {
    readonly required: boolean;
    readonly because: readonly { readonly feature: string; readonly what: string; readonly confidence: string }[];
  };
  /** Null where no requests are used. */
  readonly requests: ReportedRequests | null;
  readonly license: {
    readonly recommended: string | null;
    readonly limitOf: string;
    readonly breakEven: { readonly people: number } | null;
  } | null;
}

export interface ReportedRequests {
  readonly perRun: ReportedCount;
  readonly runsPerDay: { readonly value: number | null; readonly from: string } | null;
  readonly perDay: ReportedCount | null;
  readonly profile: string;
  readonly limits: readonly ReportedLimit[];
}

export interface ReportedCount {
  readonly least: number | null;
  readonly likely: number | null;
  readonly most: number | null;
}

export interface ReportedLimit {
  readonly profile: string;
  readonly limit: number;
  readonly share: number | null;
  readonly runsPerDayAtLimit: number | null;
}

/** Sentences about the flow, as hovers and the text report have them; null for what there is nothing to say of. */
export interface FlowWords {
  /** What is counted: "request" or "action". */
  readonly noun: string;
  /** "automated", "child flow", "Logic Apps workflow". */
  readonly trigger: string;
  readonly perRun: string;
  readonly formula: string | null;
  readonly runs: string | null;
  readonly day: string | null;
  /** "Power Automate Premium for the owner (15 USD a month)". */
  readonly license: string | null;
  /** Whose license counts, and what was assumed. */
  readonly whose: readonly string[];
  /** What else there is to know: sums that leave something out, credits, sources that differ. */
  readonly notes: readonly string[];
  /** On which figures it all rests. */
  readonly basis: string;
}

/** One way to license the flow, enough by itself. */
export interface LicenseRow {
  readonly license: string;
  readonly name: string;
  readonly holder: string;
  /** "15 USD a month", "held", "not published". */
  readonly price: string;
  /** Requests in 24 hours; null where no source says. */
  readonly limit: number | null;
  readonly because: string;
  readonly sources: readonly string[];
  readonly recommended: boolean;
}

export interface CitedPage {
  /** Title, date and what keeps it from being sure. */
  readonly title: string;
  readonly url: string | null;
}

/** A number that the export does not settle, and that a setting can state. */
export interface Adjustable {
  readonly setting: SettingPath;
  readonly kind: "items" | "passes" | "runs" | "people";
  /** The loop, as the designer shows it; empty for the others. */
  readonly name: string;
  /** Null where it is not known. */
  readonly value: number | null;
  readonly least: number;
  /** Null where nothing bounds it. */
  readonly most: number | null;
  readonly assumed: boolean;
  readonly why: string;
  /** Why no setting changes it; null where one does. */
  readonly fixed: string | null;
}

/** The names on the way to a setting of one flow: `estimates`, `loops`, `Apply_to_each`. */
export type SettingPath = readonly string[];

/** A number to be taken for one that the export does not settle. */
export interface Stated {
  readonly setting: SettingPath;
  readonly value: number;
}
