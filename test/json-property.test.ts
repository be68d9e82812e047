import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEmbeddedJson } from "../server/src/syntax/embedded-json";
import { bodyOf, type JsonNode, keyOf } from "../server/src/syntax/json-node";
import type { JsonTree } from "../server/src/syntax/json-tree";
import { readJson } from "../server/src/syntax/read-json";
import { lineIndexOf } from "../server/src/syntax/source-range";
import { readTolerant } from "../server/src/syntax/tolerant-tree";

const runs = Number(process.env.FLOW_RUNS ?? 1000);
const options = { numRuns: runs, ...(process.env.FLOW_RUNS === undefined ? { seed: 20261121 } : {}) };

describe("places of a random text", () => {
  test("are those where the text was written, on both roads", () => {
    fc.assert(
      fc.property(writtenJson({ repeatedNames: false }), ({ text, places }) => {
        const expected = sorted(places);
        for (const tree of bothRoads(text)) {
          expect(placesIn(tree)).toEqual(expected);
          expect(tree.problems).toEqual([]);
          expect(tree.root?.value).toEqual(JSON.parse(text));
        }
      }),
      options,
    );
  });

  test("are the same asked one by one, all together, twice and in any order", () => {
    fc.assert(
      fc.property(writtenJson({ repeatedNames: false }), fc.noBias(fc.nat()), ({ text }, salt) => {
        for (const tree of bothRoads(text)) {
          const wanted = nodesOf(tree).flatMap((node) => [keyOf(node), bodyOf(node)]);
          const together = tree.spansOf(wanted);
          expect(wanted.flatMap((place) => tree.spansOf([place]))).toEqual(together);
          const turned = wanted.map((_, index) => (index * 7 + salt) % wanted.length);
          const chosen = [...turned, ...turned];
          const spans = tree.spansOf(chosen.map((index) => wanted[index] as (typeof wanted)[number]));
          expect(spans).toEqual(chosen.map((index) => together[index]));
        }
      }),
      options,
    );
  });

  test("name what stands there: a key its name, a value its value", () => {
    fc.assert(
      fc.property(writtenJson({ repeatedNames: false }), ({ text }) => {
        const tree = readJson(text);
        for (const node of nodesOf(tree)) {
          const [key, body] = tree.spansOf([keyOf(node), bodyOf(node)]);
          expect(JSON.parse(sliced(text, body))).toEqual(node.value);
          if (typeof node.key === "string") expect(JSON.parse(sliced(text, key))).toBe(node.key);
        }
      }),
      options,
    );
  });

  test("survive a byte order mark, comments and broken text behind them", () => {
    fc.assert(
      fc.property(writtenJson({ repeatedNames: false, container: true }), ({ text, places }) => {
        const shifted = (by: number) =>
          sorted(places.map((place) => ({ ...place, key: moved(place.key, by), body: moved(place.body, by) })));
        expect(placesIn(readJson(`\uFEFF${text}`))).toEqual(shifted(1));
        const comment = '/* { " */ // }\n';
        expect(placesIn(readJson(comment + text))).toEqual(shifted(comment.length));
        const broken = readJson(`{"a":${text},"b":`);
        const [whole] = broken.spansOf([bodyOf(broken.root?.get("a") as JsonNode)]);
        expect(sliced(broken.text, whole)).toBe(text.trim());
        expect(broken.problems.length).toBeGreaterThan(0);
      }),
      options,
    );
  });
});

describe("a name that stands twice", () => {
  test("keeps each of its places, and means the last", () => {
    fc.assert(
      fc.property(writtenJson({ repeatedNames: true }), ({ text, places }) => {
        const tree = readJson(text);
        expect(placesIn(tree)).toEqual(sorted(places));
        expect(tree.root?.value).toEqual(JSON.parse(text));
        expect(tree.problems).toEqual([]);
        for (const node of nodesOf(tree)) {
          if (node.kind !== "object") continue;
          for (const name of new Set(node.entries().map(({ key }) => String(key)))) {
            const last = node
              .entries()
              .filter(({ key }) => key === name)
              .at(-1) as JsonNode;
            expect(tree.spansOf([bodyOf(node.get(name) as JsonNode)])).toEqual(tree.spansOf([bodyOf(last)]));
          }
        }
      }),
      options,
    );
  });
});

describe("a text with a mistake in it", () => {
  test("is told exactly where JSON.parse refuses it, and read alike on both roads", () => {
    const mistakes = fc.array(fc.tuple(fc.noBias(fc.nat()), fc.constantFrom(...mistakesToMake)), {
      minLength: 1,
      maxLength: 2,
    });
    fc.assert(
      fc.property(writtenJson({ repeatedNames: true }), mistakes, ({ text }, made) => {
        let broken = text;
        for (const [salt, { cut, put }] of made) {
          const at = salt % (broken.length + 1);
          broken = broken.slice(0, at) + put + broken.slice(at + cut);
        }
        // A comment is no mistake here.
        fc.pre(!/\/[/*]/.test(broken));
        const tree = readJson(broken);
        expect({ broken, sound: tree.problems.length === 0 }).toEqual({ broken, sound: isSound(broken) });
        if (isSound(broken)) expect(tree.root?.value).toEqual(JSON.parse(broken));
        expect(readingsOf(broken)).toContainEqual(placesIn(tree));
      }),
      { ...options, numRuns: 4 * runs },
    );
  });
});

test("a control character in a string, which JSON forbids, is no reason to fail", () => {
  const forbidden = fc.constantFrom("\t", "\r", "\n", "\u0000", "\u001f");
  fc.assert(
    fc.property(writtenJson({ repeatedNames: true }), fc.noBias(fc.nat()), forbidden, ({ text }, salt, character) => {
      const at = salt % (text.length + 1);
      const broken = text.slice(0, at) + character + text.slice(at);
      expect(readingsOf(broken)).toContainEqual(placesIn(readJson(broken)));
    }),
    options,
  );
});

test("a garbled line is left out, and nothing else", () => {
  const { tree: objects } = fc.letrec((tie) => ({
    tree: fc.dictionary(fc.string({ maxLength: 5 }), fc.oneof(fc.integer(), fc.string(), tie("tree")), { minKeys: 1 }),
  }));
  const halfTyped = fc.constantFrom('"a": @{', 'ype": {');
  fc.assert(
    fc.property(objects, halfTyped, fc.noBias(fc.nat()), (value, line, salt) => {
      const sound = JSON.stringify(value, null, 2).split("\n");
      // Behind a line that lacks its comma, the comma is the mistake.
      const places = sound.flatMap((before, index) => (/[{,]$/.test(before) ? [index + 1] : []));
      const at = places[salt % places.length] as number;
      const tree = readJson([...sound.slice(0, at), line, ...sound.slice(at)].join("\n"));
      expect(tree.problems.length).toBeGreaterThan(0);
      expect(tree.root?.value).toEqual(value);
    }),
    options,
  );
});

/** How a text with a mistake may be read: as the tolerant parser does, or without one garbled line. */
function readingsOf(broken: string): unknown[] {
  const tolerant = readTolerant(broken, "");
  const readings = [placesIn(tolerant)];
  const lines = broken.split("\n");
  for (const index of lines.keys()) {
    const rest = lines.map((line, at) => (at === index ? " ".repeat(line.length) : line)).join("\n");
    readings.push(placesIn(readTolerant(rest, "")));
  }
  return readings;
}

describe("a text in a text", () => {
  test("marks the outer text where the inner one is written", () => {
    const embedded = fc.tuple(
      writtenJson({ repeatedNames: false, container: true }),
      fc.infiniteStream(fc.nat({ max: 9 })),
      fc.boolean(),
    );
    fc.assert(
      fc.property(embedded, ([inner, stream, duplicate]) => {
        const start = `{ "first" : [1, "\\u0022"],\r\n\t"client\\u0064ata" : "`;
        const escaped = [...Array(inner.text.length).keys()].map((at) =>
          escapedUnit(inner.text[at] as string, next(stream)),
        );
        const offsets = [start.length];
        for (const unit of escaped) offsets.push((offsets.at(-1) as number) + unit.length);
        const outer = `${start}${escaped.join("")}"${duplicate ? ', "first": 2' : ""} }`;
        const place = ({ offset, length }: Span): Span => {
          const from = offsets[offset] as number;
          return { offset: from, length: (offsets[offset + length] as number) - from };
        };
        const tree = readJson(outer);
        const read = readEmbeddedJson(tree, tree.root?.get("clientdata") as JsonNode);
        const expected = inner.places.map(({ pointer, key, body }) => ({
          pointer: `/clientdata#${pointer}`,
          key: key && place(key),
          body: place(body),
        }));
        expect(read.text).toBe(outer);
        expect(read.root?.value).toEqual(JSON.parse(inner.text));
        expect(placesIn(read)).toEqual(sorted(expected));
      }),
      options,
    );
  });
});

test("lines and columns are those that counting gives", () => {
  const piece = fc.constantFrom("\n", "\r\n", "\r", "a", "\t", "é", "🚀", "\u2028", "\u0085", "\f");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      const index = lineIndexOf(text);
      let [line, column] = [1, 1];
      for (let at = 0; at <= text.length; at++) {
        const unit = text[at];
        // Between the two characters of a line end there is no place to point at.
        if (!(unit === "\n" && text[at - 1] === "\r")) expect(index.positionOf(at)).toEqual({ line, column });
        if (unit === "\n" || (unit === "\r" && text[at + 1] !== "\n")) [line, column] = [line + 1, 1];
        else column++;
      }
    }),
    options,
  );
});

test("nesting as deep as is read does not overflow, and one deeper is told", () => {
  for (const [open, close] of [
    ["[", "]"],
    ['{"a":', "}"],
  ] as const) {
    const nested = (depth: number): string => `${open.repeat(depth)}0${close.repeat(depth)}`;
    const tree = readJson(nested(1000));
    expect(tree.problems).toEqual([]);
    const deepest = nodesOf(tree).at(-1) as JsonNode;
    expect(tree.spansOf([bodyOf(deepest)])).toEqual([{ offset: open.length * 1000, length: 1 }]);
    const tooDeep = readJson(nested(1001));
    expect(tooDeep.root).toBeNull();
    expect(tooDeep.problems).toHaveLength(1);
    expect(readJson(nested(200_000)).problems).toHaveLength(1);
  }
});

/** What a hand may do to a text: take out some characters and put others there. */
const mistakesToMake: readonly { readonly cut: number; readonly put: string }[] = [
  ...[
    "",
    ",",
    ":",
    '"',
    "{",
    "}",
    "[",
    "]",
    "0",
    "-",
    ".",
    "e",
    "\\",
    "\n",
    "\u00a0",
    "\u2028",
    "tru",
    "x",
    "\\u12",
    "+",
  ].flatMap((put) => [
    { cut: 0, put },
    { cut: 1, put },
  ]),
  { cut: 5, put: "" },
  { cut: 10_000, put: "" },
];

function isSound(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Span {
  readonly offset: number;
  readonly length: number;
}

interface PlaceInText {
  readonly pointer: string;
  /** Null at the root and for the elements of an array. */
  readonly key: Span | null;
  readonly body: Span;
}

interface WrittenJson {
  readonly text: string;
  readonly places: readonly PlaceInText[];
}

type Value =
  | { readonly kind: "scalar"; readonly text: string }
  | { readonly kind: "string"; readonly value: string }
  | Container;
type Container =
  | { readonly kind: "array"; readonly items: readonly Value[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [string, Value])[] };

const names = fc.oneof(
  fc.constantFrom(
    "",
    "a",
    "b",
    "a/b",
    "m~n",
    "__proto__",
    "constructor",
    "toString",
    "0",
    "7",
    "007",
    "12",
    "4294967295",
    'say "hi"',
    "back\\slash",
    "ключ",
    "🚀",
    "a:b{[,",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const texts = fc.oneof(
  names,
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom('{"x":1}', "\uD800", "\u2028:", '\\"', "\\\\"),
);
const scalars = fc.constantFrom("0", "-0", "17", "-1.5e+10", "2E-3", "1e400", "true", "false", "null");

/** A JSON text written with random white space and escapes, and where each of its values stands. */
function writtenJson(limits: {
  readonly repeatedNames: boolean;
  readonly container?: boolean;
}): fc.Arbitrary<WrittenJson> {
  const { value, container } = fc.letrec<{ value: Value; container: Container }>((tie) => ({
    value: fc.oneof(
      { depthSize: "medium", maxDepth: 4 },
      fc.record({ kind: fc.constant("scalar" as const), text: scalars }),
      fc.record({ kind: fc.constant("string" as const), value: texts }),
      tie("container"),
      tie("container"),
    ),
    container: fc.oneof(
      fc.record({ kind: fc.constant("array" as const), items: fc.array(tie("value"), { maxLength: 4 }) }),
      fc.record({
        kind: fc.constant("object" as const),
        entries: limits.repeatedNames
          ? fc.array(fc.tuple(fc.oneof(fc.constantFrom("a", "b", "__proto__"), names), tie("value")), { maxLength: 5 })
          : fc.uniqueArray(fc.tuple(names, tie("value")), { maxLength: 5, selector: ([name]) => name }),
      }),
    ),
  }));
  const root = limits.container ? container : value;
  return fc.tuple(root, fc.infiniteStream(fc.nat({ max: 99 }))).map(([written, stream]) => write(written, stream));
}

function write(value: Value, stream: Iterator<number>): WrittenJson {
  let text = "";
  const places: PlaceInText[] = [];
  const space = (): void => {
    text += ["", "", "", " ", "\n", "\r\n  ", "\t", " \r"][next(stream) % 8];
  };
  const writeString = (content: string): void => {
    text += '"';
    for (const unit of content.split("")) text += escapedUnit(unit, next(stream) % 10);
    text += '"';
  };
  const writeValue = (one: Value, pointer: string, key: Span | null): void => {
    const offset = text.length;
    const index = places.push({ pointer, key, body: { offset, length: 0 } }) - 1;
    if (one.kind === "scalar") text += one.text;
    else if (one.kind === "string") writeString(one.value);
    else {
      const [open, close] = one.kind === "array" ? "[]" : "{}";
      text += open;
      space();
      const parts: readonly (readonly [string | number, Value])[] =
        one.kind === "array" ? one.items.map((item, at) => [at, item]) : one.entries;
      parts.forEach(([name, inside], at) => {
        if (at > 0) {
          text += ",";
          space();
        }
        let named: Span | null = null;
        if (typeof name === "string") {
          const from = text.length;
          writeString(name);
          named = { offset: from, length: text.length - from };
          space();
          text += ":";
          space();
        }
        writeValue(inside, `${pointer}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`, named);
        space();
      });
      text += close;
    }
    places[index] = { pointer, key, body: { offset, length: text.length - offset } };
  };
  space();
  writeValue(value, "", null);
  space();
  return { text, places };
}

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "/": "\\/",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** One UTF-16 unit as JSON may write it inside a string: as it is, by its short escape, or by its number. */
function escapedUnit(unit: string, way: number): string {
  const code = unit.charCodeAt(0);
  const byNumber = `\\u${code.toString(16).padStart(4, "0")}`;
  if (way === 0) return byNumber;
  if (way === 1) return byNumber.slice(0, 2) + byNumber.slice(2).toUpperCase();
  const must = code < 0x20 || unit === '"' || unit === "\\";
  if (must || (unit === "/" && way < 5)) return shortEscapes[unit] ?? byNumber;
  return unit;
}

function next(stream: Iterator<number>): number {
  return stream.next().value as number;
}

/** Sound text takes the fast road by itself. */
function bothRoads(text: string): readonly JsonTree[] {
  return [readJson(text), readTolerant(text, "")];
}

function nodesOf(tree: JsonTree): JsonNode[] {
  const found: JsonNode[] = [];
  const visit = (node: JsonNode): void => {
    found.push(node);
    for (const inside of [...node.entries(), ...node.items()]) visit(inside);
  };
  if (tree.root) visit(tree.root);
  return found;
}

function placesIn(tree: JsonTree): PlaceInText[] {
  const nodes = nodesOf(tree);
  const keys = tree.spansOf(nodes.map(keyOf));
  const bodies = tree.spansOf(nodes.map(bodyOf));
  return sorted(
    nodes.map(({ pointer, key }, index) => ({
      pointer,
      key: typeof key === "string" ? (keys[index] as Span) : null,
      body: bodies[index] as Span,
    })),
  );
}

function sorted(places: readonly PlaceInText[]): PlaceInText[] {
  return places.toSorted((a, b) => a.body.offset - b.body.offset || a.pointer.length - b.pointer.length);
}

function moved<S extends Span | null>(span: S, by: number): S {
  return span && { ...span, offset: span.offset + by };
}

function sliced(text: string, span: Span | undefined): string {
  if (!span) throw new Error("No such place");
  return text.slice(span.offset, span.offset + span.length);
}
