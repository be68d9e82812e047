/** What was assumed because the export does not say it, and the setting that replaces it. */
export interface Assumption {
  /** What it is about, in one or two words. */
  readonly what: string;
  readonly value: string | number | boolean;
  /** Dotted name of the setting; null where only a larger set of inputs would tell. */
  readonly setting: string | null;
}
