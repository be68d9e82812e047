import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry } from "vscode-textmate";

/** A stretch of a line with its scopes, the outermost first. */
export interface ScopedText {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

const injected = "flow-license.expression";
const files: Readonly<Record<string, string>> = {
  "source.json": join(import.meta.dirname, "JSON.tmLanguage.json"),
  "source.json.comments": join(import.meta.dirname, "JSONC.tmLanguage.json"),
  [injected]: join(import.meta.dirname, "../../syntaxes/flow-expression.tmLanguage.json"),
};

/** Gives the function that tokenizes one line, as the editor does where the extension is installed. */
export async function tokenizerOf(
  language: "source.json" | "source.json.comments",
): Promise<(line: string) => readonly ScopedText[]> {
  onigLib ??= loadOniguruma();
  const registry = new Registry({
    onigLib,
    loadGrammar: async (scope) => {
      const file = files[scope];
      return file === undefined ? null : parseRawGrammar(readFileSync(file, "utf8"), file);
    },
    getInjections: (scope) => (scope.startsWith("source.json") ? [injected] : undefined),
  });
  const grammar = await registry.loadGrammar(language);
  if (!grammar) throw new Error(`There is no grammar of ${language}.`);
  return (line) =>
    grammar
      .tokenizeLine(line, INITIAL)
      .tokens.map(({ startIndex, endIndex, scopes }) => ({ start: startIndex, end: endIndex, scopes }));
}

type OnigLib = ConstructorParameters<typeof Registry>[0]["onigLib"];
let onigLib: OnigLib | undefined;

async function loadOniguruma(): Promise<Awaited<OnigLib>> {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await loadWASM(new Uint8Array(readFileSync(wasm)).buffer);
  return {
    createOnigScanner: (patterns) => createOnigScanner(patterns),
    createOnigString: (text) => createOnigString(text),
  };
}
