import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StructuralEdit } from "../../server/src/findings/finding";
import { settingsTextEdits } from "../../server/src/findings/settings-edits";
import { textEdits } from "../../server/src/findings/text-edits";
import { readEmbeddedJson } from "../../server/src/syntax/embedded-json";
import { type JsonNode, nodeAt } from "../../server/src/syntax/json-node";
import { readJson } from "../../server/src/syntax/read-json";
import { applyEdits, SeparateEdits, type TextEdit } from "../../server/src/syntax/text-edit";

type EditOf = (root: JsonNode) => StructuralEdit;

function change(text: string, ...edits: readonly EditOf[]): string {
  const tree = readJson(text);
  const made = textEdits(
    tree.written,
    edits.map((edit) => edit(tree.root as JsonNode)),
  );
  return applyEdits(text, made);
}

const set =
  (path: readonly (string | number)[], value: unknown, after?: string): EditOf =>
  (root) => ({ kind: "set", in: root, path, value, ...(after !== undefined && { after }) });
const append =
  (path: readonly string[], value: unknown): EditOf =>
  (root) => ({ kind: "append", in: root, path, value });
const at = (root: JsonNode, path: readonly string[]) => nodeAt(root, ...path) as JsonNode;
const remove =
  (...path: readonly string[]): EditOf =>
  (root) => ({ kind: "remove", node: at(root, path) });
const rename =
  (path: readonly string[], name: string): EditOf =>
  (root) => ({ kind: "rename", node: at(root, path), name });

const tabs = '{\n\t"a": {\n\t\t"type": "X"\n\t},\n\t"b": [\n\t\t1\n\t]\n}\n';
const windows = tabs.replaceAll("\n", "\r\n");
const compact = '{"a":{"type":"X"},"b":[1]}';
const python = '{"a": {"type": "X"}, "b": [1]}';

const cases: readonly (readonly [string, string, EditOf, string])[] = [
  ["a value in its place", tabs, set(["a", "type"], "Y"), tabs.replace('"X"', '"Y"')],
  ["a property with tabs", tabs, set(["a", "n"], 1), tabs.replace('"X"', '"X",\n\t\t"n": 1')],
  ["a property with CRLF", windows, set(["a", "n"], 1), windows.replace('"X"', '"X",\r\n\t\t"n": 1')],
  ["a property in one line", compact, set(["a", "n"], 1), '{"a":{"type":"X","n":1},"b":[1]}'],
  ["a property with blanks", python, set(["a", "n"], 1), '{"a": {"type": "X", "n": 1}, "b": [1]}'],
  [
    "objects on the way",
    tabs,
    set(["a", "limit", "count"], 5),
    tabs.replace('"X"', '"X",\n\t\t"limit": {\n\t\t\t"count": 5\n\t\t}'),
  ],
  ["a property behind another", compact, set(["c"], [], "a"), '{"a":{"type":"X"},"c":[],"b":[1]}'],
  ["a property of an empty object", '{\n  "a": {}\n}', set(["a", "n"], 1), '{\n  "a": {\n    "n": 1\n  }\n}'],
  ["a property of an empty object in one line", '{"a":{}}', set(["a", "n"], 1), '{"a":{"n":1}}'],
  ["a property of an empty text", "{}\n", set(["n"], 1), '{\n  "n": 1\n}\n'],
  ["an element", tabs, append(["b"], { x: 1 }), tabs.replace("1\n", '1,\n\t\t{\n\t\t\t"x": 1\n\t\t}\n')],
  ["an element in one line", compact, append(["b"], 2), '{"a":{"type":"X"},"b":[1,2]}'],
  ["an element of a list that is not there", compact, append(["c"], 2), '{"a":{"type":"X"},"b":[1],"c":[2]}'],
  ["a name", compact, rename(["a"], 'A "1"'), '{"A \\"1\\"":{"type":"X"},"b":[1]}'],
  ["nothing but the first property", tabs, remove("a"), '{\n\t"b": [\n\t\t1\n\t]\n}\n'],
  ["nothing but the last property", tabs, remove("b"), '{\n\t"a": {\n\t\t"type": "X"\n\t}\n}\n'],
  ["nothing in the place of the only property", compact, remove("a", "type"), '{"a":{},"b":[1]}'],
  ["a property behind a comment", '{\n  "a": 1 // one\n}', set(["b"], 2), '{\n  "a": 1, // one\n  "b": 2\n}'],
];

describe("textEdits", () => {
  it.each(cases)("puts %s", (_, before, edit, after) => {
    expect(change(before, edit)).toBe(after);
  });

  it("leaves a byte order mark alone", () => {
    expect(change(`\ufeff${compact}`, set(["a", "n"], 1))).toBe('\ufeff{"a":{"type":"X","n":1},"b":[1]}');
  });

  it("puts what is inside an object in its place, as far to the left", () => {
    const text =
      '{\n  "actions": {\n    "Scope": {\n      "type": "Scope",\n      "actions": {\n        "Inner": {\n          "type": "X"\n        }\n      }\n    }\n  }\n}';
    const unwrapped = change(text, (root) => {
      const inside = at(root, ["actions", "Scope", "actions"]);
      const edits: StructuralEdit[] = [{ kind: "set", in: at(inside, ["Inner"]), path: ["runAfter"], value: {} }];
      return { kind: "unwrap", node: at(root, ["actions", "Scope"]), inside, edits };
    });
    expect(unwrapped).toBe(
      '{\n  "actions": {\n    "Inner": {\n      "type": "X",\n      "runAfter": {}\n    }\n  }\n}',
    );
  });

  it("escapes what it puts into JSON that stands as text inside JSON", () => {
    const inner = '{\r\n  "a": {\r\n    "type": "X"\r\n  }\r\n}';
    const text = JSON.stringify({ clientdata: inner }, null, 2);
    const outer = readJson(text);
    const { written, root } = readEmbeddedJson(outer, at(outer.root as JsonNode, ["clientdata"]));
    const edits = textEdits(written, [set(["a", "note"], 'say "no"\nthen go')(root as JsonNode)]);
    const after = applyEdits(
      text,
      edits.map((edit) => written.inDocument(edit)),
    );
    expect(JSON.parse(after).clientdata).toBe(inner.replace('"X"', '"X",\r\n    "note": "say \\"no\\"\\nthen go"'));
  });

  it("gives JSON with the change and nothing else, whatever the text and its layout", () => {
    const key = fc.constantFrom("a", "b", "c");
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: "small" },
        fc.integer(),
        fc.string(),
        fc.dictionary(key, tie("any")),
        fc.array(tie("any"), { maxLength: 3 }),
      ),
    })).any;
    const layout = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => JSON.stringify(JSON.parse(text), null, 2),
      (text) => JSON.stringify(JSON.parse(text), null, "\t").replaceAll("\n", "\r\n"),
    );
    fc.assert(
      fc.property(
        fc.dictionary(key, value),
        fc.array(key, { minLength: 1, maxLength: 3 }),
        value,
        layout,
        (json, path, put, lay) => {
          const text = lay(JSON.stringify(json));
          expect(JSON.parse(change(text, set(path, put)))).toEqual(withValue(json, path, put));
        },
      ),
    );
  });
});

/** What `set` means, on plain values. */
function withValue(json: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
  const inside = isObject ? (json as Record<string, unknown>) : {};
  return { ...inside, [step]: withValue(Object.hasOwn(inside, step) ? inside[step] : undefined, rest, value) };
}

describe("settingsTextEdits", () => {
  const entry = { rule: "http", flow: "A", reason: "agreed" };
  const made = (text: string | null, ...edits: Parameters<typeof settingsTextEdits>[1]) =>
    applyEdits(text ?? "", settingsTextEdits(text, edits) ?? []);

  it("makes a file where there is none", () => {
    expect(made(null, { kind: "append", list: "ignore", value: entry })).toBe(
      `${JSON.stringify({ ignore: [entry] }, null, 2)}\n`,
    );
  });

  it("keeps comments and what is there", () => {
    const text = '{\n  // ours\n  "estimates": { "loopItems": 3 } // enough\n}\n';
    expect(made(text, { kind: "set", path: ["connectors", "shared_x", "tier"], value: "standard" })).toBe(
      '{\n  // ours\n  "estimates": { "loopItems": 3 }, // enough\n  "connectors": {\n    "shared_x": {\n      "tier": "standard"\n    }\n  }\n}\n',
    );
  });

  it("puts what is said of a flow into its entry, or into a new one", () => {
    const set = { kind: "setForFlow", match: "A", path: ["estimates", "loops", "Each"], value: 4 } as const;
    const first = made(null, set);
    expect(JSON.parse(first)).toEqual({ flows: [{ match: "A", estimates: { loops: { Each: 4 } } }] });
    const second = made(first, { ...set, path: ["estimates", "loops", "Other"], value: 5 });
    expect(JSON.parse(second)).toEqual({ flows: [{ match: "A", estimates: { loops: { Each: 4, Other: 5 } } }] });
    expect(JSON.parse(made(second, { ...set, match: "B" })).flows).toHaveLength(2);
  });

  it("leaves a broken file alone", () => {
    expect(settingsTextEdits("{ broken", [{ kind: "append", list: "ignore", value: entry }])).toBeNull();
  });
});

describe("edits that are made at a time", () => {
  it("leave out each group that touches one before it, as pair by pair", () => {
    const edit = fc.record({ offset: fc.nat(60), length: fc.nat(4), newText: fc.constant("x") });
    const apart = (a: TextEdit, b: TextEdit): boolean =>
      a.offset + a.length < b.offset || b.offset + b.length < a.offset;
    const group = fc
      .array(edit, { maxLength: 3 })
      .filter((edits) => edits.every((one, index) => edits.slice(index + 1).every((other) => apart(one, other))));
    fc.assert(
      fc.property(fc.array(group, { maxLength: 12 }), (groups) => {
        const taken: TextEdit[] = [];
        const separate = new SeparateEdits();
        for (const edits of groups) {
          const fits = edits.every((one) => taken.every((other) => apart(one, other)));
          if (fits) taken.push(...edits);
          expect(separate.add(edits)).toBe(fits);
        }
        expect(separate.edits).toEqual(taken.toSorted((a, b) => a.offset - b.offset));
      }),
    );
  });
});
