import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonPieces } from "../../server/src/report/json-pieces";

test("pieces make up what JSON.stringify prints", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, noNullPrototype: true }), (body) => {
      expect([...jsonPieces(body)].join("")).toBe(`${JSON.stringify(body, null, 2)}\n`);
    }),
  );
});

test("an item of an iterator is asked for when it is printed", () => {
  let asked = 0;
  function* items() {
    for (; asked < 3; asked++) yield { a: asked };
  }
  const pieces = jsonPieces({ items: items() });
  pieces.next();
  expect(asked).toBe(0);
  expect([...pieces].join("")).toContain('"a": 2');
});
