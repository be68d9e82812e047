import { describe, expect, it } from "vitest";
import { type TreemapCell, treemapCells } from "../../webview/src/charts/treemap-data";
import { example, part } from "./flow-parts";

describe("the treemap", () => {
  it("shows what a run costs: rectangles in rectangles, each as large as its requests", () => {
    expect(treemapCells(example).map(drawn)).toEqual([
      "Recurrence 1",
      "Apply to each 9 [Get a row 4, Compose 4, Apply to each, itself 1]",
      "Condition 2 [If yes 1 [Send an email 1], Condition, itself 1]",
    ]);
  });

  it("adds up to the requests of the run", () => {
    expect(treemapCells(example).reduce((sum, { value }) => sum + value, 0)).toBe(example.requests);
  });

  it("leaves out what is too large to be counted, instead of showing it as nothing", () => {
    const parts = [part(0, "Endless", "applyToEach", { itself: null, inside: null }), part(1, "Compose")];
    expect(treemapCells({ ...example, parts }).map(drawn)).toEqual(["Compose 1"]);
  });
});

function drawn({ name, value, children }: TreemapCell): string {
  return `${name} ${value}${children.length === 0 ? "" : ` [${children.map(drawn).join(", ")}]`}`;
}
