import { expect, it } from "vitest";
import { explain, knownFaults } from "../expression/known-faults";
import { readRealExpressions } from "../expression/real-expressions";
import { corpusFolder } from "./corpus-files";

it("every expression of the corpus is sound, except where the source is at fault", () => {
  const read = readRealExpressions(corpusFolder());
  expect(read.expressions).toBeGreaterThan(20_000);
  expect(read.disputed).toEqual([]);
  expect(read.unknownCalls).toEqual([]);
  expect(explain(read)).toEqual({
    unexplained: [],
    times: Object.fromEntries(knownFaults.map(({ why, times }) => [why, times])),
  });
});
