import { TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Chart } from "./chart";
import type { ChartTheme } from "./chart-theme";

use([TooltipComponent, SVGRenderer]);

/** What was clicked: the number of the item among its like, and the item as the options have it. */
interface Clicked {
  readonly dataIndex: number;
  readonly data: unknown;
}

/** A drawing by the library of charts that follows the size of its place. */
export function drawEChart<Data>(
  element: HTMLElement,
  optionsOf: (data: Data, theme: ChartTheme) => EChartsCoreOption,
  clicked: (what: Clicked) => void = () => {},
): Chart<Data> {
  const chart = init(element, null, { renderer: "svg" });
  chart.on("click", ({ dataIndex, data }) => clicked({ dataIndex, data }));
  const resized = new ResizeObserver(() => chart.resize());
  resized.observe(element);
  return {
    show: (data, theme) =>
      chart.setOption(
        { animation: false, textStyle: { fontFamily: quotable(theme.font) }, ...optionsOf(data, theme) },
        true,
      ),
    svg: () => chart.renderToSVGString(),
    dispose() {
      resized.disconnect();
      chart.dispose();
    },
  };
}

/** The library writes the names of fonts into an attribute as they stand, which a double quote would end. */
function quotable(font: string): string {
  return font.replaceAll('"', "'");
}

/** Words about what the mouse is on; names out of a document never become HTML. */
export function tooltip<Item>(theme: ChartTheme, formatter: (item: Item) => string): object {
  return {
    renderMode: "richText",
    backgroundColor: theme.surface,
    borderColor: theme.border,
    textStyle: { color: theme.text },
    formatter,
  };
}

/** A line across bars, where their limit is. */
export function limitLine(limit: number, theme: ChartTheme): object {
  return {
    symbol: "none",
    silent: true,
    lineStyle: { color: theme.text, width: 1.5, type: "dashed" },
    label: { formatter: () => "limit", color: theme.text, position: "start", distance: 6 },
    data: [{ xAxis: limit }],
  };
}

/** A bar of many times its limit would leave no room for the others; its words tell how long it would be. */
export const farthest = 1.5;

export function barStyle(color: string, theme: ChartTheme): object {
  return theme.highContrast ? { color: theme.surface, borderColor: color, borderWidth: 2 } : { color };
}
