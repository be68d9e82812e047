import { join } from "node:path";
import { expect, it } from "vitest";
import { explain, knownFaults } from "./known-faults";
import { readRealExpressions } from "./real-expressions";

it("every expression of the real exports is sound, except where the export is at fault", () => {
  const read = readRealExpressions(join(import.meta.dirname, "../exports"));
  expect(read.texts).toBeGreaterThan(2500);
  expect(read.expressions).toBeGreaterThan(2500);
  expect(read.disputed).toEqual([]);
  expect(read.unknownCalls).toEqual([]);
  const { unexplained, times } = explain(read);
  expect(unexplained).toEqual([]);
  for (const { why, times: most } of knownFaults) expect(times[why] ?? 0, why).toBeLessThanOrEqual(most);
});
