import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { expressionGrammar } from "../../scripts/expression-grammar.mjs";
import { allExpressionFunctions, lookUpExpressionFunction } from "../../server/src/reference/expression-functions";
import grammar from "../../syntaxes/flow-expression.tmLanguage.json";
import { writtenExpression, writtenTemplate } from "../expression/written-expression";
import { disagreements } from "./agreement";
import { type ScopedText, tokenizerOf } from "./tokenize";

let json: (line: string) => readonly ScopedText[];
let jsonc: (line: string) => readonly ScopedText[];
beforeAll(async () => {
  json = await tokenizerOf("source.json");
  jsonc = await tokenizerOf("source.json.comments");
});

describe("the grammar of expressions", () => {
  it("is what npm run generate writes, with the functions of the reference data", () => {
    expect(grammar).toEqual(expressionGrammar(allExpressionFunctions()));
  });

  it.each([
    ["@body('Get_item')?['value']", "@ body ( ' Get_item ' ) ? [ ' value ' ]"],
    ["@{items('Apply_to_each')}", "@{ items ( ' Apply_to_each ' ) }"],
  ])("takes %s apart", (text, parts) => {
    expect(partsOf(text).map(([part]) => part)).toEqual(parts.split(" "));
  });

  it.each([
    ["@body('Get_item')", "Get_item", "variable.other.constant.action"],
    ["@OUTPUTS( 'Get_item' )", "Get_item", "variable.other.constant.action"],
    ["@items('Each')?['id']", "Each", "variable.other.constant.loop"],
    ["@variables('total')", "total", "variable.other.readwrite"],
    ["@parameters('$connections')", "$connections", "variable.parameter"],
    ["@concat('Get_item')", "Get_item", "string.quoted.single"],
    ["@concat('it''s', 1.5e3)", "''", "constant.character.escape"],
    ["@body('It''s')", "''", "constant.character.escape"],
    ["@concat('it''s', 1.5e3)", "1.5e3", "constant.numeric"],
    ["@add(-1, 2)", "-1", "constant.numeric"],
    ["@formatDateTime(utcNow(), 'D')", "utcNow", "support.function"],
    ["@concat(someday('D'))", "someday", "entity.name.function"],
    ["@triggerBody()?.name/first", "name", "variable.other.property"],
    ["@triggerBody()?.name/first", "first", "variable.other.property"],
    ["@triggerBody()?.name", "?", "keyword.operator.optional"],
    ["@triggerBody()?.name", ".", "punctuation.accessor"],
    ["@if(true, null, FALSE)", "null", "constant.language"],
    ["@if(true, null, FALSE)", "FALSE", "constant.language"],
    ["@null", "null", "constant.language"],
    ["Hello @{null}!", "@{", "punctuation.definition.template-expression.begin"],
    ["Hello @{null}!", "}", "punctuation.definition.template-expression.end"],
    ["a @@{body('X')}", "@@{", "constant.character.escape"],
    ["@@body('X')", "@@", "constant.character.escape"],
    ["@add(1 == 2)", "==", "invalid.illegal"],
    ['@concat("double")', '\\"double\\"', "invalid.illegal"],
  ])("in %s gives %s the scope %s", (text, part, scope) => {
    const scopes = partsOf(text).find(([found]) => found === part)?.[1] ?? [];
    expect(scopes.some((it) => it === `${scope}.flow-expression` || it.startsWith(`${scope}.`))).toBe(true);
  });

  it("takes single quotes that are escaped for what they are", () => {
    const line = String.raw`["@body(\u0027Get_item\u0027)?[\u0027a\u0027\u0027b\u0027]"]`;
    const shown = json(line).map(({ start, end, scopes }) => [line.slice(start, end), scopes.at(-1)]);
    expect(shown).toContainEqual(["Get_item", "variable.other.constant.action.flow-expression"]);
    expect(shown).toContainEqual([String.raw`\u0027\u0027`, "constant.character.escape.flow-expression"]);
    expect(shown).toContainEqual(["]", "punctuation.definition.array.end.json"]);
  });

  it("ends with its string, however broken it is", () => {
    for (const text of ["@body('X", "@{body('X", "@concat(", "@concat('a\\\\", "@body('a''", "@@{", '@concat(\\"']) {
      const line = `["${text}", 1]`;
      const number = json(line).find(({ start, end }) => line.slice(start, end) === "1");
      expect(number?.scopes, text).toContain("constant.numeric.json");
    }
  });
});

describe("ordinary strings that contain @", () => {
  it.each([
    "jane@contoso.com",
    "@types/node",
    "@babel/preset-env",
    "@",
    "@@",
    "@@INIT",
    "@odata.type",
    "@@odata.etag",
    "@media (min-width: 1px)",
    "@import url(x.css)",
    "@jane, please look",
    "HEAD@{1}",
    "@{upstream}",
    "@{ Name = 'x' }",
    "@{'a' = 1}",
    "@12",
    "@nullable",
    "contact @body('X') by mail",
    'say \\"@body(1)\\"',
    "C:\\\\",
  ])("such as %s are left alone", (text) => {
    const plain = (line: string) =>
      json(line).filter(({ scopes }) => scopes.some((scope) => scope.endsWith(".flow-expression")));
    // A scope without a color may be there; whatever is colored has another name.
    const colored = plain(`["${text}"]`).filter(({ scopes }) => !/^(meta\.escaped|string)/.test(scopes.at(-1) ?? ""));
    expect(colored.filter(({ scopes }) => !scopes.at(-1)?.startsWith("constant.character.escape.json"))).toEqual([]);
  });

  it("and names of properties are left alone", () => {
    const line = `{"@odata.type": 1, "@body('X')": 2, "@{body('X')}": 3}`;
    expect(json(line).filter(({ scopes }) => scopes.some(isOurs))).toEqual([]);
  });

  it("and comments are left alone", () => {
    expect(jsonc(`// "@body('X')"`).filter(({ scopes }) => scopes.some(isOurs))).toEqual([]);
    expect(jsonc(`["@body('X')"]`).filter(({ scopes }) => scopes.some(isOurs)).length).toBeGreaterThan(4);
  });
});

describe("lexer and grammar agree", () => {
  it("on every text of the real exports", () => {
    const texts = realTexts(join(import.meta.dirname, "../exports"));
    expect(texts.size).toBeGreaterThan(2000);
    const disputed = [...texts].flatMap((text) => disagreements(text, json).map((it) => `${text.slice(0, 80)}: ${it}`));
    expect(disputed).toEqual([]);
  });

  it("on random expressions that begin as real ones do", () => {
    const written = fc.oneof(writtenExpression(), writtenTemplate()).map(({ text }) => text);
    const inside = fc
      .tuple(fc.constantFrom(["@concat(", ")"], ["a @{ Concat (", ")}b"]), writtenExpression())
      .map(([[before, after], { text }]) => `${before}${text.slice(1)}${after}`);
    fc.assert(
      fc.property(fc.oneof(inside, written.filter(beginsAsKnown)), (text) => {
        expect(disagreements(text, json)).toEqual([]);
      }),
      { numRuns: 1000, seed: 20261122 },
    );
  });
});

/** A text in which each expression begins with a function that is known. */
function beginsAsKnown(text: string): boolean {
  const begins = [...text.matchAll(/(?:^@(?!\{)|(?<!@)@\{)\s*(?:([\w$]*)\s*\()?/g)];
  return begins.length > 0 && begins.every(([, name]) => lookUpExpressionFunction(name ?? "") !== undefined);
}

const isOurs = (scope: string) => scope.endsWith(".flow-expression");

/** The tokens of a text between its quotes, without white space. */
function partsOf(text: string): [string, readonly string[]][] {
  const line = JSON.stringify([text]);
  return json(line)
    .map(({ start, end, scopes }): [string, readonly string[]] => [line.slice(start, end).trim(), scopes])
    .filter(([part]) => part !== "")
    .slice(2, -2);
}

/** Every string in the JSON files of a folder, once. */
function realTexts(folder: string): ReadonlySet<string> {
  const texts = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value === "string") texts.add(value);
    else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) add(inner);
  };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".json")) continue;
    add(JSON.parse(readFileSync(join(entry.parentPath, entry.name), "utf8").replace(/^\uFEFF/, "")));
  }
  return texts;
}
