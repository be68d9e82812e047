import type { FailOn } from "./exit-code";
import type { InputFlags } from "./opened-inputs";

export const reportFormats = ["text", "json"] as const;

/** What the person asked for. */
export interface LintOptions extends InputFlags {
  readonly format: (typeof reportFormats)[number];
  readonly failOn: FailOn;
  readonly showSuppressed?: boolean;
  readonly showHints?: boolean;
  /** Write fixes into the JSON report. */
  readonly fixes?: boolean;
  /** Make the safe fixes. */
  readonly fix?: boolean;
  /** Make those too that change what a flow does. */
  readonly fixUnsafe?: boolean;
  /** A file with findings that count no more. */
  readonly baseline?: string;
  /** A file to write the findings into. */
  readonly writeBaseline?: string;
}
