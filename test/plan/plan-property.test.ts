import fc from "fast-check";
import { expect, test } from "vitest";
import { estateGraph } from "../../server/src/estate/estate-graph";
import { buildProblem } from "../../server/src/plan/build-problem";
import { solve } from "../../server/src/plan/solve";
import { otherRequestLimit, requestLimit, serviceLimit } from "../../server/src/reference/limits";
import { leastPrice } from "./brute-force";
import { estateOf, limits, type SmallEstate, smallEstates } from "./small-estates";

function planned(estate: SmallEstate) {
  const problem = buildProblem(estateGraph(estateOf(estate)), {
    unknownOwners: "one-per-solution",
    without: new Set(),
  });
  const solution = solve(problem);
  const isWhole = problem.uncovered.length === 0 && solution.ways.size === problem.demands.length;
  return { ...solution, price: isWhole ? solution.price : null };
}

test("the made-up estates live by the figures of the reference", () => {
  expect(limits).toEqual({
    free: requestLimit("low", "official", "2025-06").value,
    premium: requestLimit("medium", "official", "2025-06").value,
    process: requestLimit("high", "official", "2025-06").value,
    group: otherRequestLimit("flow-group", "2026-11").value,
    groupFlows: serviceLimit("flow-group-flows", null, "2026-11").value,
  });
});

test("the plan costs what the cheapest of all sets of licenses costs", () => {
  fc.assert(
    fc.property(smallEstates(12), (estate) => {
      const { price, lowerBound } = planned(estate);
      expect(price).toBe(leastPrice(estate));
      if (price !== null) expect(lowerBound).toBe(price);
    }),
    { numRuns: 1000 },
  );
}, 300_000);
