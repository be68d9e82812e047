import { BarChart } from "echarts/charts";
import { GridComponent, MarkLineComponent } from "echarts/components";
import { type EChartsCoreOption, use } from "echarts/core";
import { number, percent } from "../words";
import type { Chart } from "./chart";
import type { ChartTheme } from "./chart-theme";
import { barStyle, drawEChart, farthest, limitLine, tooltip } from "./echart";

use([BarChart, GridComponent, MarkLineComponent]);

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
  return drawEChart(element, optionsOf);
}

function optionsOf({ bars, day }: LimitBars, theme: ChartTheme): EChartsCoreOption {
  const greatest = Math.min(farthest, Math.max(1, ...bars.map(({ share }) => share ?? 0)));
  return {
    tooltip: tooltip<{ readonly dataIndex: number }>(theme, ({ dataIndex }) => {
      const bar = bars[dataIndex] as LimitBar;
      return `${bar.name}: ${number(day)} of ${number(bar.limit)} requests a day
${percent(bar.share)}`;
    }),
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
          itemStyle: barStyle((bar.share ?? 0) > 1 ? theme.above : theme.within, theme),
          label: {
            show: true,
            position: "right",
            color: theme.text,
            fontSize: 12,
            formatter: () => percent(bar.share),
          },
        })),
        markLine: limitLine(1, theme),
      },
    ],
  };
}

function labelOf({ name, limit, isOwn }: LimitBar): string {
  return `${name}${isOwn ? " (this flow)" : ""}\n${number(limit)} a day`;
}
