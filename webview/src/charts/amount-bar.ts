/** Something named, and how much of it there is. */
export interface AmountBar {
  readonly name: string;
  readonly value: number;
  /** The amount in words, beside the bar. */
  readonly words: string;
  /** More of it than there should be. */
  readonly isAbove: boolean;
}
