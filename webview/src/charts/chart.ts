import type { ChartTheme } from "./chart-theme";

/** A drawing of some data, which can be drawn anew. */
export interface Chart<Data> {
  show(data: Data, theme: ChartTheme): void;
  /** The drawing as the text of an SVG file. */
  svg(): string;
  dispose(): void;
}
