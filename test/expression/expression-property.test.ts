import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Expression,
  expressionsIn,
  type ParsedTemplate,
  partsOf,
  type Span,
} from "../../server/src/flow/expression/expression";
import { parseTemplate } from "../../server/src/flow/expression/parse-expression";
import { referencesIn } from "../../server/src/flow/expression/references";
import { isExpression } from "./grammar";
import { writtenExpression, writtenTemplate } from "./written-expression";

const runs = Number(process.env.FLOW_RUNS ?? 1000);
const options = { numRuns: runs, ...(process.env.FLOW_RUNS === undefined ? { seed: 20261121 } : {}) };
const written = fc.oneof(writtenExpression(), writtenTemplate());

describe("a random text", () => {
  test("is read as the tree that it was written from, each part in its place", () => {
    fc.assert(
      fc.property(written, ({ text, template }) => {
        expect(parseTemplate(text)).toEqual(template);
      }),
      options,
    );
  });

  test("says at every place what stands there", () => {
    fc.assert(
      fc.property(written, ({ text }) => {
        const parsed = parseTemplate(text);
        for (const node of allIn(parsed)) expect(says(text, node)).toBe(true);
        for (const reference of referencesIn(parsed)) {
          const { start, end, call } = reference;
          const told = text.slice(start, end);
          if (!("name" in reference)) expect({ start, end }).toEqual({ start: call.start, end: call.end });
          else if (reference.name !== null) expect(told.replaceAll("''", "'")).toBe(reference.name);
        }
      }),
      options,
    );
  });

  test("may hold any expression by itself, in a text, and as a part of another one", () => {
    fc.assert(
      fc.property(writtenExpression(), ({ text }) => {
        const inner = text.slice(1);
        expect(isExpression(inner)).toBe(true);
        for (const around of [`@f(${inner})`, `@f()?[${inner}]`, `@{${inner}}`, `a@{f(1, ${inner})}b`]) {
          expect(parseTemplate(around).problems).toEqual([]);
        }
      }),
      options,
    );
  });

  test("of any characters can be written as a plain text", () => {
    const anyText = fc.array(fc.oneof(fc.constantFrom("@", "{", "@{", "}"), fc.string({ maxLength: 2 })));
    fc.assert(
      fc.property(anyText, (pieces) => {
        const text = pieces.join("");
        const asWritten = text.startsWith("@") ? `@${text}` : text.replaceAll("@{", "@@{");
        expect(parseTemplate(asWritten)).toEqual({ kind: "text", text, problems: [] });
      }),
      options,
    );
  });
});

describe("a damaged text", () => {
  const mistakes = fc.array(
    fc.tuple(
      fc.noBias(fc.nat()),
      fc.nat({ max: 2 }),
      fc.oneof(fc.constantFrom(..."'\"()[]{},.?/@+- 0aé\n", "@{", "''", ""), fc.string({ maxLength: 2 })),
    ),
    { minLength: 1, maxLength: 4 },
  );
  const damaged = fc.tuple(written, mistakes).map(([{ text }, made]) => {
    let broken = text;
    for (const [salt, cut, put] of made) {
      const at = salt % (broken.length + 1);
      broken = broken.slice(0, at) + put + broken.slice(at + cut);
    }
    return broken;
  });

  test("always gives a tree whose parts lie in each other, and problems that lie in the text", () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string()), (text) => {
        const parsed = parseTemplate(text);
        const whole = { start: 0, end: text.length };
        for (const problem of parsed.problems) expect(contains(whole, problem)).toBe(true);
        for (const root of expressionsIn(parsed)) expect(contains(whole, root)).toBe(true);
        for (const node of allIn(parsed)) {
          for (const part of partsOf(node)) expect(contains(node, part)).toBe(true);
        }
        for (const reference of referencesIn(parsed)) expect(contains(reference.call, reference)).toBe(true);
        if (parsed.kind === "template") {
          expect(parsed.parts.map(({ start }) => start)).toEqual(
            [0, ...parsed.parts.map(({ end }) => end)].slice(0, -1),
          );
          expect(parsed.parts.at(-1)?.end).toBe(text.length);
        }
      }),
      { ...options, numRuns: 4 * runs },
    );
  });

  test("has a problem exactly where the grammar has one", () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const parsed = parseTemplate(text);
        const broken = allIn(parsed).some(({ kind }) => kind === "missing");
        if (broken) expect(parsed.problems).not.toEqual([]);
        if (parsed.kind === "expression") {
          expect({ text, sound: parsed.problems.length === 0 }).toEqual({ text, sound: isExpression(text.slice(1)) });
        }
        if (parsed.kind !== "template") return;
        const sound = parsed.parts.every((part) => {
          if (part.kind === "text") return true;
          const inside = text.slice(part.start + 2, part.end - 1);
          return text[part.end - 1] === "}" && isExpression(inside);
        });
        expect({ text, sound: parsed.problems.length === 0 }).toEqual({ text, sound });
      }),
      { ...options, numRuns: 4 * runs },
    );
  });
});

function allIn(template: ParsedTemplate): Expression[] {
  const found = [...expressionsIn(template)];
  for (const node of found) found.push(...partsOf(node));
  return found;
}

/** Whether a node of a sound text is what stands at its place. */
function says(text: string, node: Expression): boolean {
  const there = text.slice(node.start, node.end);
  switch (node.kind) {
    case "literal":
      if (typeof node.value === "string") return there === `'${node.value.replaceAll("'", "''")}'`;
      if (typeof node.value === "number") return Number(there) === node.value;
      return there.toLowerCase() === String(node.value);
    case "call":
      return there.startsWith(node.spelled) && there.endsWith(")");
    case "property":
      return there.endsWith(node.name);
    case "index":
      return there.endsWith("]");
    case "missing":
      return false;
  }
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}
