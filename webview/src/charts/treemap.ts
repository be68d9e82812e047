import { TreemapChart } from "echarts/charts";
import { type EChartsCoreOption, use } from "echarts/core";
import { amount } from "../words";
import type { Chart } from "./chart";
import { type ChartTheme, lookOf, tint } from "./chart-theme";
import { drawEChart, tooltip } from "./echart";
import { mix } from "./mix";
import type { TreemapCell } from "./treemap-data";

use([TreemapChart]);

export interface TreemapData {
  readonly cells: readonly TreemapCell[];
  /** What is counted: "request" or "action". */
  readonly noun: string;
}

/** Requests of a run by action, as rectangles in rectangles. `pick` is called with the part that was clicked. */
export function drawTreemap(element: HTMLElement, pick: (part: number) => void): Chart<TreemapData> {
  return drawEChart(element, optionsOf, ({ data }) => {
    if (isCell(data)) pick(data.part);
  });
}

function optionsOf({ cells, noun }: TreemapData, theme: ChartTheme): EChartsCoreOption {
  const words = (name: string, value: unknown): string => `${name}\n${amount(Number(value), noun)}`;
  return {
    tooltip: tooltip<LabelOf>(theme, ({ name, value }) => words(name, value)),
    series: [
      {
        type: "treemap",
        data: cells.map((cell) => itemOf(cell, theme)),
        left: 0,
        top: 0,
        right: 0,
        bottom: 0,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        visibleMin: 0,
        childrenVisibleMin: 0,
        // What is around all of it has no name.
        levels: [{ upperLabel: { show: false }, itemStyle: { borderWidth: 0, gapWidth: 2 } }],
        label: {
          show: true,
          color: theme.text,
          padding: [5, 6],
          position: "insideTopLeft",
          align: "left",
          verticalAlign: "top",
          fontSize: 12,
          lineHeight: 16,
          overflow: "truncate",
          formatter: ({ name, value }: LabelOf) => words(name, value),
        },
        upperLabel: {
          show: true,
          height: 22,
          color: theme.text,
          padding: [0, 4],
          fontSize: 12,
          overflow: "truncate",
          formatter: ({ name, value }: LabelOf) => (name === "" ? "" : `${name} · ${amount(Number(value), noun)}`),
        },
        itemStyle: { borderColor: theme.surface, borderWidth: 1, gapWidth: 1 },
      },
    ],
  };
}

interface LabelOf {
  readonly name: string;
  readonly value: unknown;
}

function itemOf(cell: TreemapCell, theme: ChartTheme): object {
  const { part, name, value, children } = cell;
  const isContainer = children.length > 0;
  const color = theme[lookOf(cell)];
  const isFilled = !isContainer && !theme.highContrast;
  return {
    part,
    name,
    value,
    itemStyle: {
      color: isFilled ? mix(color, theme.surface, tint) : theme.surface,
      // Of a container, this is what is behind its name.
      borderColor: isContainer ? (theme.highContrast ? theme.surface : theme.border) : color,
      borderWidth: 1,
      gapWidth: 2,
    },
    ...(isContainer && { children: children.map((child) => itemOf(child, theme)) }),
  };
}

function isCell(data: unknown): data is { readonly part: number } {
  return typeof data === "object" && data !== null && "part" in data && typeof data.part === "number";
}
