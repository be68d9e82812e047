import { describe, expect, it, test } from "vitest";
import { type Expression, partsOf } from "../../server/src/flow/expression/expression";
import { parseTemplate } from "../../server/src/flow/expression/parse-expression";
import { greatestDepth } from "../../server/src/flow/expression/parse-tokens";
import { shownTemplate } from "./shown-expression";

describe("what a text is", () => {
  test.each([
    ["", "text", '""'],
    ["plain", "text", '"plain"'],
    ["someone@example.com", "text", '"someone@example.com"'],
    ["@", "text", '"@"'],
    ["@@", "text", '"@"'],
    ["@@odata.etag", "text", '"@odata.etag"'],
    ["@@{body('X')}", "text", "\"@{body('X')}\""],
    ["@@a @{f()}", "text", '"@a @{f()}"'],
    ["a @@{f()}", "text", '"a @{f()}"'],
    ["a @@@{f()}", "text", '"a @@{f()}"'],
    ["@f()", "expression", "f()"],
    ["@ f() ", "expression", "f()"],
    ["@{f()}", "template", "{f()}"],
    ["a @{f()} b", "template", '"a " {f()} " b"'],
    ["@{f()}@{g()}", "template", "{f()} {g()}"],
    ["a @@{b} @{f()}", "template", '"a @{b} " {f()}'],
    ["@{f()}@@{g()}", "template", '{f()} "@{g()}"'],
    ["{ @ } @{f()} }", "template", '"{ @ } " {f()} " }"'],
    ["@{f('}')}}", "template", "{f('}')} \"}\""],
    ["@{f('it''s }')}", "template", "{f('it's }')}"],
    ["@{variables('At')}odata.type", "template", "{variables('At')} \"odata.type\""],
  ])("%s", (text, kind, shown) => {
    const parsed = parseTemplate(text);
    expect({ kind: parsed.kind, shown: shownTemplate(parsed), problems: parsed.problems }).toEqual({
      kind,
      shown,
      problems: [],
    });
  });
});

describe("sound expressions", () => {
  test.each([
    ["@'a'", "'a'"],
    ["@''", "''"],
    ["@''''", "'''"],
    ["@'a''b'", "'a'b'"],
    ["@'@{f()}'", "'@{f()}'"],
    ["@0", "0"],
    ["@-12", "-12"],
    ["@+12", "12"],
    ["@1.50", "1.5"],
    ["@-2.5E-1", "-0.25"],
    ["@1e3", "1000"],
    ["@null", "null"],
    ["@True", "true"],
    ["@FALSE", "false"],
    ["@utcNow()", "utcnow()"],
    ["@neverHeardOf(1)", "neverheardof(1)"],
    ["@concat('a', 1, null, true)", "concat('a', 1, null, true)"],
    ["@concat\r\n(\t'a'\n,\u00a0'b' )", "concat('a', 'b')"],
    ["@body('X')?['value']", "body('X')?['value']"],
    ["@body('X')['a'][0]?[-1]", "body('X')['a'][0]?[-1]"],
    ["@outputs('X')?['body/value']", "outputs('X')?['body/value']"],
    ["@workflow().run.name", "workflow().run.name"],
    ["@item()?.a ?. b", "item()?.a?.b"],
    ["@item().2nd.true.a-b:c", "item().2nd.true.a-b:c"],
    ["@items('Loop')/name", "items('Loop').name"],
    ["@triggerBody()/value/a?.b", "triggerbody().value.a?.b"],
    ["@triggerBody()?/value", "triggerbody()?.value"],
    ["@item().a/b", "item().a.b"],
    ["@body('X')[variables('i')]?[add(1, 2)]", "body('X')[variables('i')]?[add(1, 2)]"],
    ["@if(equals(item()?['a'], 'b'), first(body('X')), null)", "if(equals(item()?['a'], 'b'), first(body('X')), null)"],
  ])("%s", (text, shown) => {
    const parsed = parseTemplate(text);
    expect({ shown: shownTemplate(parsed), problems: parsed.problems }).toEqual({ shown, problems: [] });
  });

  it("keep the spelling of a function and know where each part stands", () => {
    const text = "a @{ First(body('X')?.b) }";
    expect(parseTemplate(text)).toEqual({
      kind: "template",
      problems: [],
      parts: [
        { kind: "text", text: "a ", start: 0, end: 2 },
        {
          kind: "interpolation",
          start: 2,
          end: 26,
          expression: {
            kind: "call",
            name: "first",
            spelled: "First",
            start: 5,
            end: 24,
            args: [
              {
                kind: "property",
                name: "b",
                safe: true,
                start: 11,
                end: 23,
                target: {
                  kind: "call",
                  name: "body",
                  spelled: "body",
                  start: 11,
                  end: 20,
                  args: [{ kind: "literal", value: "X", start: 16, end: 19 }],
                },
              },
            ],
          },
        },
      ],
    });
  });
});

/** Each problem as it would stand beneath the text; `|` marks a place between two characters. */
describe("broken expressions", () => {
  test.each([
    ["@ ", "_", ["  | expected-token"]],
    ["@f(", "f()", ["   | expected-token"]],
    ["@f(1", "f(1)", ["    | expected-token"]],
    ["@f(g(1)", "f(g(1))", ["       | expected-token"]],
    ["@f(1,", "f(1, _)", ["     | expected-token"]],
    ["@f(1, )", "f(1, _)", ["      ^ expected-token"]],
    ["@f(,1)", "f(_, 1)", ["   ^ expected-token"]],
    ["@f(1 2)", "f(1, 2)", ["     ^ expected-token"]],
    ["@f('a' g())", "f('a', g())", ["       ^ expected-token"]],
    ["@f(1))", "f(1)", ["     ^ trailing"]],
    ["@f(1) g(2)", "f(1)", ["      ^^^^ trailing"]],
    ["@f('a", "f('a')", ["   ^^ unterminated-string"]],
    ["@f('a''", "f('a'')", ["   ^^^^ unterminated-string"]],
    ['@f("a", 1)', "f('a', 1)", ["   ^^^ double-quote"]],
    ["@name", "name()", [" ^^^^ bare-identifier"]],
    ["@f(name, 1)", "f(name(), 1)", ["   ^^^^ bare-identifier"]],
    ["@f(@g())", "f(g())", ["   ^ unexpected-character"]],
    ["@f(1 + 2)", "f(1, 2)", ["     ^ unexpected-character"]],
    ["@f() && g()", "f()", ["     ^^ unexpected-character"]],
    ["@f()/2", "f()", ["    ^ unexpected-character"]],
    ["@f() / g()", "f()", ["     ^ unexpected-character"]],
    ["@f(1st)", "f(_)", ["   ^^^ unexpected-character"]],
    ["@f(-g())", "f(g())", ["   ^ unexpected-character"]],
    ["@f(1){}", "f(1)", ["     ^^ unexpected-character"]],
    ["@f()?", "f()", ["    ^ trailing"]],
    ["@f()??['a']", "f()", ["    ^^^^^^^ trailing"]],
    ["@f().", "f().", ["     | expected-token"]],
    ["@f().['a']", "f()['a']", ["     ^ unexpected-character"]],
    ["@f()[]", "f()[_]", ["     | expected-token"]],
    ["@f()['a'", "f()['a']", ["        | expected-token"]],
    ["@f()['a', 'b']", "f()['a']", ["          ^^^ unexpected-character"]],
    ["@f(g()['a')", "f(g()['a'])", ["          ^ expected-token"]],
    ["@f(g(1]", "f(g(1))", ["      ^ unexpected-character", "       | expected-token"]],
    ["@'a'.b", "'a'.b", ["    ^ expected-token"]],
    ["@(f(1))", "f(1)", [" ^ expected-token"]],
    ["@[1, 2]", "_", [" ^ unexpected-character"]],
    ["@{f()", "{f()}", ["^^ unterminated-interpolation"]],
    ["a @{", '"a " {_}', ["  ^^ unterminated-interpolation", "    | expected-token"]],
    ["@{}", "{_}", ["  | expected-token"]],
    ["@{f('a)} b", "{f('a)} b')}", ["    ^^^^^^ unterminated-string"]],
    ["@{f(} @{g()}", '{f()} " " {g()}', ["    | expected-token"]],
  ] as [string, string, string[]][])("%s", (text, shown, marks) => {
    const parsed = parseTemplate(text);
    const told = parsed.problems.map(
      ({ code, start, end }) => `${" ".repeat(start)}${start === end ? "|" : "^".repeat(end - start)} ${code}`,
    );
    expect({ shown: shownTemplate(parsed), told }).toEqual({ shown, told: marks });
  });

  it("are told of without a word of what is written there", () => {
    const secret = "Secret9";
    for (const text of [`@${secret}`, `@f('${secret}`, `@f("${secret}")`, `@f(1) ${secret}`, `@f(1${secret})`]) {
      const { problems } = parseTemplate(text);
      expect(problems).not.toEqual([]);
      for (const { message } of problems) expect(message).not.toContain(secret);
    }
  });
});

describe("a huge text", () => {
  const many = 100_000;
  const texts: Record<string, string> = {
    "open parentheses": `@${"(".repeat(many)}`,
    "parentheses in parentheses": `@${"(".repeat(many)}f()${")".repeat(many)}`,
    "calls in calls": `@${"f(".repeat(many)}1${")".repeat(many)}`,
    "indexes in indexes": `@${"f()[".repeat(many)}1${"]".repeat(many)}`,
    "arrays in arrays": `@${"[".repeat(many)}`,
    "a chain of names": `@f()${".a".repeat(many)}`,
    "a chain of indexes": `@f()${"?['a']".repeat(many)}`,
    "chains in chains": `@${`f()${".a".repeat(200)}[`.repeat(500)}`,
    "arguments in a row": `@f(${"1,".repeat(many)}1)`,
    "numbers without commas": `@f(${"1 ".repeat(many)})`,
    "open interpolations": "@{".repeat(many),
    "broken interpolations": "@{f(}".repeat(many),
    "interpolations with double quotes": '@{"}'.repeat(many),
    "escaped interpolations": "a@@{".repeat(many),
    "single quotes": `@f(${"'".repeat(many)}`,
    "quotes apart": `@f(${"' ".repeat(many)}`,
    "double quotes": `@f(${'" '.repeat(many)}`,
    "question marks": `@f()${"?".repeat(many)}`,
    slashes: `@f()${"/".repeat(many)}`,
    "closing brackets": `@f(${"]".repeat(many)}`,
    "white space": `@${" ".repeat(many)}`,
    "white space and strays": `@f(${" }".repeat(many)}`,
    operators: `@f(${"1+".repeat(many)}`,
    digits: `@${"9".repeat(many)}`,
  };

  test.each(Object.entries(texts))("of %s is read in linear time, to a tree that may be walked", (_, text) => {
    const start = performance.now();
    const parsed = parseTemplate(text);
    // Far above what it takes, far below what anything but linear would take.
    expect(performance.now() - start).toBeLessThan(2000);
    const roots = parsed.kind === "expression" ? [parsed.expression] : [];
    for (const root of roots) expect(heightOf(root)).toBeLessThanOrEqual(2 * greatestDepth + 2);
  });

  it("is told to be too deep where the limit is, and only there", () => {
    const nested = (depth: number) => parseTemplate(`@${"f(".repeat(depth)}1${")".repeat(depth)}`);
    expect(nested(greatestDepth).problems).toEqual([]);
    expect(nested(greatestDepth + 1).problems).toMatchObject([{ code: "nested-too-deeply" }]);
    const chained = (length: number) => parseTemplate(`@f()${".a".repeat(length)}`);
    expect(chained(greatestDepth - 1).problems).toEqual([]);
    expect(chained(greatestDepth).problems).toMatchObject([{ code: "nested-too-deeply" }]);
  });
});

function heightOf(expression: Expression): number {
  return 1 + Math.max(0, ...partsOf(expression).map(heightOf));
}
