import fc from "fast-check";
import { expect, test } from "vitest";
import { type RandomFlows, randomFlows } from "./simulator/random-flow";
import { told } from "./told";

const runs = Number(process.env.FLOW_RUNS ?? 1000);
const chance = process.env.FLOW_RUNS === undefined ? { seed: 20261121 } : {};

/** What may come between two characters while someone types, or when a file was damaged. */
const pieces = [
  "",
  '"',
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "\\",
  "\t",
  "\n",
  "null",
  "1",
  '"x"',
  "[]",
  "{}",
  "/*",
  "//",
  "\uFEFF",
];

const damage = fc.record({
  at: fc.noBias(fc.nat()),
  cut: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 300 })),
  put: fc.constantFrom(...pieces),
});

const someFlows = randomFlows({ terminates: "parallel", calls: "any", flows: 1 });

test("a damaged text is read as far as it can be, and never fails", () => {
  fc.assert(
    fc.property(someFlows, fc.array(damage, { minLength: 1, maxLength: 4 }), (flows, damages) => {
      const text = damages.reduce(damaged, textOf(flows));
      expect(() => told(text)).not.toThrow();
    }),
    { numRuns: 2 * runs, ...chance },
  );
});

test("a value of another kind than expected never fails, whatever it stands for", () => {
  const others = fc.constantFrom("null", "0", "-1.5", "true", '""', '"@{x}"', "[]", "[null]", "{}", '{"a":null}');
  fc.assert(
    fc.property(
      someFlows,
      fc.array(fc.tuple(fc.noBias(fc.nat()), others), { minLength: 1, maxLength: 3 }),
      (flows, swaps) => {
        const root = JSON.parse(textOf(flows)) as unknown;
        for (const [salt, value] of swaps) {
          const places = propertiesIn(root);
          const [owner, name] = places[salt % places.length] as Place;
          owner[name] = JSON.parse(value);
        }
        expect(() => told(JSON.stringify(root))).not.toThrow();
      },
    ),
    { numRuns: 2 * runs, ...chance },
  );
});

test("a text that is cut off anywhere never fails", () => {
  fc.assert(
    fc.property(someFlows, fc.noBias(fc.nat()), (flows, salt) => {
      const text = textOf(flows);
      expect(() => told(text.slice(0, salt % text.length))).not.toThrow();
    }),
    { numRuns: runs, ...chance },
  );
});

function textOf({ flows }: RandomFlows): string {
  return flows[0]?.text ?? "";
}

function damaged(
  text: string,
  { at, cut, put }: { readonly at: number; readonly cut: number; readonly put: string },
): string {
  const place = at % (text.length + 1);
  return text.slice(0, place) + put + text.slice(place + cut);
}

type Place = readonly [owner: Record<string, unknown>, name: string];

function propertiesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const owner = value as Record<string, unknown>;
  return Object.keys(owner).flatMap((name): Place[] => [[owner, name], ...propertiesIn(owner[name])]);
}
