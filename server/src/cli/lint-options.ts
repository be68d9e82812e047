import type { Edition, Period } from "../../../shared/settings";
import type { TableFlags } from "./declared-tables";
import type { FailOn } from "./exit-code";

export const reportFormats = ["text", "json"] as const;

/** What the person asked for. */
export interface LintOptions extends TableFlags {
  readonly format: (typeof reportFormats)[number];
  readonly config?: string;
  readonly failOn: FailOn;
  /** YYYY-MM-DD; today where it is not given. */
  readonly asOf?: string;
  readonly edition?: Edition;
  readonly period?: Period;
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
