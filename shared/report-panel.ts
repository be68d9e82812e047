import type { Stated } from "./flow-report";
import type { ReportAnswer } from "./protocol";

/** What a report panel and the extension tell each other. What comes from the panel is checked before it is used. */
export type FromPanel =
  /** The page has been loaded and shows what it is sent. */
  | { readonly kind: "ready" }
  /** Asks for a report; a newer question makes an older one obsolete. */
  | { readonly kind: "ask"; readonly question: number; readonly flow: number; readonly stated: readonly Stated[] }
  /** Shows a place of the flow's text. */
  | { readonly kind: "reveal"; readonly line: number; readonly character: number }
  /** Writes numbers into the settings file. */
  | { readonly kind: "write"; readonly flow: number; readonly stated: readonly Stated[] }
  /** Saves a file where the person wants it. */
  | { readonly kind: "save"; readonly name: string; readonly format: ExportFormat; readonly base64: string };

export type ToPanel =
  /** The flow that the panel is on, unless it was on another one when the window was closed. */
  | { readonly kind: "start"; readonly uri: string; readonly flow: number }
  /** Someone asked for another flow of the same document. */
  | { readonly kind: "pick"; readonly flow: number }
  | { readonly kind: "answer"; readonly question: number; readonly answer: ReportAnswer | null }
  /** The document, its settings or what lies around it have changed, so that a new question is worth asking. */
  | { readonly kind: "changed" }
  /** The question under way has no answer. */
  | { readonly kind: "failed"; readonly message: string }
  /** What became of writing or saving, in words; `written` where settings were. */
  | { readonly kind: "told"; readonly message: string; readonly written: boolean };

export const exportFormats = ["html", "csv", "svg", "png"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What is kept of a panel when the window is loaded anew. */
export interface PanelState {
  readonly uri: string;
  readonly flow: number;
  readonly stated: readonly Stated[];
}

/** The type of the panel, under which the editor restores it. */
export const reportPanelType = "flowLicense.report";

/** Which flow the command that shows a report is meant for; without one, that of the active editor. */
export interface ShowReportArgument {
  readonly uri: string;
  readonly flow: number;
}

export const showReportCommand = "flowLicense.showReport";
