import { BarChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { shortened } from "../words";
import type { AmountBar } from "./amount-bar";
import type { Chart } from "./chart";
import type { ChartTheme } from "./chart-theme";

use([BarChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export interface AmountBars {
  readonly bars: readonly AmountBar[];
  /** Where a line stands that no bar should pass; null for none. */
  readonly limit: number | null;
  readonly color: "premium" | "connector" | "within";
}

/** The greatest first, one below the other; `pick` is called with the number of the bar that was clicked. */
export function drawAmountBars(element: HTMLElement, pick: (bar: number) => void): Chart<AmountBars> {
  const chart = init(element, null, { renderer: "svg" });
  chart.on("click", ({ dataIndex }) => pick(dataIndex));
  const resized = new ResizeObserver(() => chart.resize());
  resized.observe(element);
  return {
    show: (data, theme) => chart.setOption(optionsOf(data, theme), true),
    svg: () => chart.renderToSVGString(),
    dispose() {
      resized.disconnect();
      chart.dispose();
    },
  };
}

/** A bar of many times the limit would leave no room for the others; its words tell how much it is. */
const farthest = 1.5;

function optionsOf({ bars, limit, color }: AmountBars, theme: ChartTheme): EChartsCoreOption {
  const cut = (value: number): number => (limit === null ? value : Math.min(value, farthest * limit));
  const greatest = Math.max(limit ?? 0, ...bars.map(({ value }) => cut(value)));
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    tooltip: {
      // Names out of a document never become HTML.
      renderMode: "richText",
      backgroundColor: theme.surface,
      borderColor: theme.border,
      textStyle: { color: theme.text },
      formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
        `${bars[dataIndex]?.name ?? ""}\n${bars[dataIndex]?.words ?? ""}`,
    },
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
          itemStyle: styleOf(isAbove ? theme.above : theme[color], theme),
          label: { show: true, position: "right", color: theme.text, fontSize: 12, formatter: () => words },
        })),
        ...(limit !== null && {
          markLine: {
            symbol: "none",
            silent: true,
            lineStyle: { color: theme.text, width: 1.5, type: "dashed" },
            label: { formatter: () => "limit", color: theme.text, position: "start", distance: 6 },
            data: [{ xAxis: limit }],
          },
        }),
      },
    ],
  };
}

/** Room for the names, in pixels, and the letters that it takes. */
const labelWidth = 216;
const longestName = 31;

function styleOf(color: string, theme: ChartTheme): object {
  return theme.highContrast ? { color: theme.surface, borderColor: color, borderWidth: 2 } : { color };
}
