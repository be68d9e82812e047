import { describe, expect, it } from "vitest";
import type { ChartTheme } from "../../webview/src/charts/chart-theme";
import { type Box, layOut, type PlaceBoxes } from "../../webview/src/charts/graph-layout";
import { graphSvg } from "../../webview/src/charts/graph-svg";
import { example, part } from "./flow-parts";

/** One beneath the other. */
const stacked: PlaceBoxes = (sizes) => {
  let top = 0;
  return sizes.map(({ width, height }) => {
    const y = top + height / 2;
    top += height + 20;
    return { x: width / 2, y };
  });
};

describe("the layout of a flow", () => {
  const boxes = layOut(example.parts, stacked);

  it("has a box for each part", () => {
    expect(boxes.map(({ part: { name } }) => name)).toEqual(example.parts.map(({ name }) => name));
  });

  it("puts what a container holds inside of its box, beneath its name", () => {
    for (const box of boxes) {
      const around = boxes.find(({ part: { id } }) => id === box.part.parent);
      if (around === undefined) continue;
      expect(left(box)).toBeGreaterThanOrEqual(left(around));
      expect(left(box) + box.width).toBeLessThanOrEqual(left(around) + around.width);
      expect(top(box)).toBeGreaterThanOrEqual(top(around) + 20);
      expect(top(box) + box.height).toBeLessThanOrEqual(top(around) + around.height);
    }
  });

  it("lets no two boxes of one list overlap", () => {
    for (const one of boxes) {
      for (const other of boxes) {
        if (one === other || one.part.parent !== other.part.parent) continue;
        const apart =
          left(one) + one.width <= left(other) ||
          left(other) + other.width <= left(one) ||
          top(one) + one.height <= top(other) ||
          top(other) + other.height <= top(one);
        expect(apart, `${one.part.name} and ${other.part.name}`).toBe(true);
      }
    }
  });
});

describe("the graph as a file", () => {
  const theme = new Proxy({}, { get: (_, name) => (name === "highContrast" ? false : "#123456") }) as ChartTheme;

  it("has the name and the cost of each part", () => {
    const svg = graphSvg(layOut(example.parts, stacked), ({ part: { inside } }) => `${inside} requests`, theme);
    expect(svg).toContain(">Get a row</text>");
    expect(svg).toContain("Apply to each · 9 requests</text>");
  });

  it("keeps names from being anything but text", () => {
    const hostile = part(0, '<script>"&\u0000');
    const svg = graphSvg(layOut([hostile], stacked), () => "1 request", theme);
    expect(svg).toContain("&lt;script&gt;&quot;&amp; </text>");
    expect(svg).not.toContain("<script");
  });
});

function left({ x, width }: Box): number {
  return x - width / 2;
}

function top({ y, height }: Box): number {
  return y - height / 2;
}
