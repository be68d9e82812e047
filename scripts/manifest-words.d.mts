export declare function moveWords(
  contributes: unknown,
  words: Readonly<Record<string, string>>,
): { readonly contributes: unknown; readonly words: Readonly<Record<string, string>> };
export declare function putWords(contributes: unknown, words: Readonly<Record<string, string>>): unknown;
export declare function plainWords(contributes: unknown): readonly string[];
