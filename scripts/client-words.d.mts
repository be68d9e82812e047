export declare function clientWords(folder: string): {
  readonly translated: readonly string[];
  readonly plain: readonly string[];
};
