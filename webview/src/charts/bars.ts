import { BarChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { number, percent } from "../words";
import type { Chart } from "./chart";
import type { ChartTheme } from "./chart-theme";

use([BarChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** A day of a flow beside the daily limit of one profile. */
export interface LimitBar {
  readonly name: string;
  /** Requests in 24 hours. */
  readonly limit: number;
  /** The part of the limit that a day takes; null where the day is not known. */
  readonly share: number | null;
  /** The profile that the flow runs in. */
  readonly isOwn: boolean;
}

export interface LimitBars {
  readonly bars: readonly LimitBar[];
  /** Requests of the likely day; null where not known. */
  readonly day: number | null;
}

/** Bars of a day's requests as parts of each daily limit, with a line where the limit is. */
export function drawBars(element: HTMLElement): Chart<LimitBars> {
  const chart = init(element, null, { renderer: "svg" });
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

/** A bar of many times a limit would leave no room for the others; its label tells how long it would be. */
const farthest = 1.5;

function optionsOf({ bars, day }: LimitBars, theme: ChartTheme): EChartsCoreOption {
  const greatest = Math.min(farthest, Math.max(1, ...bars.map(({ share }) => share ?? 0)));
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    tooltip: {
      renderMode: "richText",
      backgroundColor: theme.surface,
      borderColor: theme.border,
      textStyle: { color: theme.text },
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const bar = bars[dataIndex] as LimitBar;
        return `${bar.name}: ${number(day)} of ${number(bar.limit)} requests a day\n${percent(bar.share)}`;
      },
    },
    grid: { left: 150, right: 80, top: 24, bottom: 8 },
    xAxis: { type: "value", min: 0, max: greatest * 1.02, show: false },
    yAxis: {
      type: "category",
      inverse: true,
      data: bars.map(labelOf),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.border } },
      axisLabel: { color: theme.text, fontSize: 12, lineHeight: 16, align: "left", margin: 142 },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 22,
        data: bars.map((bar) => ({
          value: Math.min(bar.share ?? 0, farthest),
          itemStyle: styleOf(bar, theme),
          label: {
            show: true,
            position: "right",
            color: theme.text,
            fontSize: 12,
            formatter: () => percent(bar.share),
          },
        })),
        markLine: {
          symbol: "none",
          silent: true,
          lineStyle: { color: theme.text, width: 1.5, type: "dashed" },
          label: { formatter: () => "limit", color: theme.text, position: "start", distance: 6 },
          data: [{ xAxis: 1 }],
        },
      },
    ],
  };
}

function labelOf({ name, limit, isOwn }: LimitBar): string {
  return `${name}${isOwn ? " (this flow)" : ""}\n${number(limit)} a day`;
}

function styleOf({ share }: LimitBar, theme: ChartTheme): object {
  const color = (share ?? 0) > 1 ? theme.above : theme.within;
  return theme.highContrast ? { color: theme.surface, borderColor: color, borderWidth: 2 } : { color };
}
