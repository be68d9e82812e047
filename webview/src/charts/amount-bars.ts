import { BarChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import { type EChartsCoreOption, use } from "echarts/core";
import { shortened } from "../words";
import type { AmountBar } from "./amount-bar";
import type { Chart } from "./chart";
import type { ChartTheme } from "./chart-theme";
import { barStyle, drawEChart, farthest, limitLine, tooltip } from "./echart";

use([BarChart, GridComponent, MarkLineComponent]);

export interface AmountBars {
  readonly bars: readonly AmountBar[];
  /** Where a line stands that no bar should pass; null for none. */
  readonly limit: number | null;
  readonly color: "premium" | "connector" | "within";
}

/** The greatest first, one below the other; `pick` is called with the number of the bar that was clicked. */
export function drawAmountBars(element: HTMLElement, pick: (bar: number) => void): Chart<AmountBars> {
  return drawEChart(element, optionsOf, ({ dataIndex }) => pick(dataIndex));
}

function optionsOf({ bars, limit, color }: AmountBars, theme: ChartTheme): EChartsCoreOption {
  const cut = (value: number): number => (limit === null ? value : Math.min(value, farthest * limit));
  const greatest = Math.max(limit ?? 0, ...bars.map(({ value }) => cut(value)));
  return {
    tooltip: tooltip<{ readonly dataIndex: number }>(
      theme,
      ({ dataIndex }) => `${bars[dataIndex]?.name ?? ""}
${bars[dataIndex]?.words ?? ""}`,
    ),
    grid: { left: labelWidth, right: limit === null ? 150 : 220, top: limit === null ? 6 : 22, bottom: 6 },
    xAxis: { type: "value", min: 0, max: greatest * 1.02 || 1, show: false },
    yAxis: {
      type: "category",
      inverse: true,
      data: bars.map(({ name }) => shortened(name, longestName)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.border } },
      axisLabel: { color: theme.text, fontSize: 12, align: "left", margin: labelWidth - 4, interval: 0 },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 18,
        data: bars.map(({ value, words, isAbove }) => ({
          value: cut(value),
          itemStyle: barStyle(isAbove ? theme.above : theme[color], theme),
          label: { show: true, position: "right", color: theme.text, fontSize: 12, formatter: () => words },
        })),
        ...(limit !== null && { markLine: limitLine(limit, theme) }),
      },
    ],
  };
}

/** Room for the names, in pixels, and the letters that it takes. */
const labelWidth = 216;
const longestName = 31;
