// The grammar that colors expressions inside of JSON strings, worked out from the functions that the reference data know.

const suffix = "flow-expression";

/** A regular expression as a text, as it is written: in `String.raw`, so that backslashes stand for themselves. */
const re = String.raw;

/** White space between tokens; line breaks and tabs are escaped in JSON. */
const gap = re`(?:\s|\\[nrt])*`;
/** A single quote; some programs that write JSON escape it. */
const quote = re`(?:'|\\u0027)`;
/** The characters of a name, as server/src/flow/expression/lex-expression.ts has them. A backslash is an escape of JSON. */
const run = re`[^\s.,(){}@\[\]?'"/\\]`;
const quoted = re`(?:(?!${quote})(?:[^"\\]|\\.)|${quote}${quote})*`;
const number = re`[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`;
/** The quote that begins a string of JSON, just before. */
const atStart = re`(?:(?<=[^\\]")|(?<=^"))`;

/** What the first argument of a function can name, with the scope that themes know. */
const referenceScopes = {
  action: "variable.other.constant.action",
  loop: "variable.other.constant.loop",
  parameter: "variable.parameter",
  variable: "variable.other.readwrite",
};

/**
 * A grammar that is injected into the strings of JSON, except for names of properties. It cannot know whether a file is
 * a flow, so it takes for an expression only what hardly anything else is: `@` at the start, or `@{`, with a known
 * function and its parenthesis behind it, or with a value of its own such as `@null`. Mail addresses, `@types/node`,
 * `HEAD@{1}` and the like stay what they are.
 */
export function expressionGrammar(functions) {
  const call = re`(?i:${alternatives(functions)})${gap}\(`;
  const word = re`(?i:true|false|null)`;
  return {
    name: "Workflow expressions in JSON strings",
    scopeName: "flow-license.expression",
    // Inside of an expression nothing begins anew: `'@{'` is a text there.
    injectionSelector: `L:string.quoted.double.json - meta.embedded.line.${suffix} - meta.escaped.${suffix}`,
    patterns: [{ include: "#escaped" }, { include: "#whole" }, { include: "#interpolation" }],
    repository: {
      escaped: {
        comment: "A text that begins with @@ is plain from there on.",
        begin: re`${atStart}(?:(@@)(?=\{|${call})|@@)`,
        beginCaptures: { 1: { name: `constant.character.escape.${suffix}` } },
        end: '(?=")',
        name: `meta.escaped.${suffix}`,
        patterns: [{ include: "#json-escape" }],
      },
      whole: {
        begin: re`${atStart}@(?=${gap}(?:${call}|${word}${gap}"))`,
        beginCaptures: { 0: { name: `punctuation.definition.template-expression.begin.${suffix}` } },
        end: '(?=")',
        name: `meta.embedded.line.${suffix}`,
        patterns: [{ include: "#inside" }],
      },
      interpolation: {
        patterns: [
          { match: re`@@\{`, name: `constant.character.escape.${suffix}` },
          {
            begin: re`(?<!@)@\{(?=${gap}(?:${call}|(?:${word}|${quote}${quoted}${quote})${gap}\}))`,
            beginCaptures: { 0: { name: `punctuation.definition.template-expression.begin.${suffix}` } },
            end: re`(\})|(?=")`,
            endCaptures: { 1: { name: `punctuation.definition.template-expression.end.${suffix}` } },
            name: `meta.embedded.line.${suffix}`,
            patterns: [{ include: "#inside" }],
          },
        ],
      },
      inside: {
        patterns: [
          ...references(functions),
          { include: "#string" },
          { include: "#double-quotes" },
          { include: "#json-escape" },
          { include: "#access" },
          { include: "#word" },
          { include: "#punctuation" },
        ],
      },
      string: {
        begin: quote,
        beginCaptures: { 0: { name: `punctuation.definition.string.begin.${suffix}` } },
        end: re`(${quote})(?!${quote})|(?=")`,
        endCaptures: { 1: { name: `punctuation.definition.string.end.${suffix}` } },
        name: `string.quoted.single.${suffix}`,
        patterns: [{ include: "#doubled-quote" }, { include: "#json-escape" }],
      },
      "doubled-quote": { match: quote + quote, name: `constant.character.escape.${suffix}` },
      "double-quotes": {
        comment: "Texts of expressions stand in single quotes.",
        match: re`\\"(?:(?:[^"\\]|\\[^"])*\\")?`,
        name: `invalid.illegal.double-quotes.${suffix}`,
      },
      "json-escape": {
        match: re`\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})`,
        name: "constant.character.escape.json",
      },
      access: {
        patterns: [
          { match: re`\?`, name: `keyword.operator.optional.${suffix}` },
          {
            match: re`([./])${gap}(${run}+)?`,
            captures: {
              1: { name: `punctuation.accessor.${suffix}` },
              2: { name: `variable.other.property.${suffix}` },
            },
          },
        ],
      },
      word: {
        patterns: [
          { match: re`(?i:${alternatives(functions)})(?=${gap}\()`, name: `support.function.${suffix}` },
          { match: re`${word}(?!${run})`, name: `constant.language.${suffix}` },
          { match: re`${number}(?!${run})`, name: `constant.numeric.${suffix}` },
          { match: re`[+-]+`, name: `invalid.illegal.operator.${suffix}` },
          {
            match: re`(?!\d)(?=${run}*[\p{L}\p{N}_$])${run}+(?=${gap}\()`,
            name: `entity.name.function.${suffix}`,
          },
          { match: re`(?!\d)(?=${run}*[\p{L}\p{N}_$])${run}+`, name: `variable.other.unquoted.${suffix}` },
          { match: re`${run}+`, name: `invalid.illegal.operator.${suffix}` },
        ],
      },
      punctuation: {
        patterns: [
          { match: re`\(`, name: `punctuation.definition.arguments.begin.${suffix}` },
          { match: re`\)`, name: `punctuation.definition.arguments.end.${suffix}` },
          { match: re`\[`, name: `punctuation.definition.index.begin.${suffix}` },
          { match: re`\]`, name: `punctuation.definition.index.end.${suffix}` },
          { match: ",", name: `punctuation.separator.arguments.${suffix}` },
          { match: re`[@{}]`, name: `invalid.illegal.unexpected.${suffix}` },
        ],
      },
    },
  };
}

/** Calls whose first argument is a name: of an action, a loop, a parameter or a variable. */
function references(functions) {
  return Object.entries(referenceScopes).map(([kind, scope]) => ({
    match: re`(?i:(${alternatives(functions.filter(({ refersTo }) => refersTo === kind))}))${gap}(\()${gap}(${quote})(${quoted})(${quote})(?!${quote})`,
    captures: {
      1: { name: `support.function.${suffix}` },
      2: { name: `punctuation.definition.arguments.begin.${suffix}` },
      3: { name: `string.quoted.single.${suffix} punctuation.definition.string.begin.${suffix}` },
      4: {
        name: `${scope}.${suffix}`,
        patterns: [{ include: "#doubled-quote" }, { include: "#json-escape" }],
      },
      5: { name: `string.quoted.single.${suffix} punctuation.definition.string.end.${suffix}` },
    },
  }));
}

/** Longer names first, since the first alternative that fits is taken. */
function alternatives(functions) {
  const names = functions.map(({ name }) => name);
  return names.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|");
}
