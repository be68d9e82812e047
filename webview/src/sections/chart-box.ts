import type { Chart } from "../charts/chart";
import { readTheme } from "../charts/read-theme";
import { element } from "../element";
import type { Section } from "./section";

/** A section with a drawing in it, which is drawn anew when the colors change. */
export interface DrawnSection extends Section {
  redraw(): void;
  /** The drawing as the text of an SVG file. */
  drawing(): Promise<string>;
}

export interface ChartBox<Data, Drawn extends Chart<Data> = Chart<Data>> {
  readonly element: HTMLElement;
  /** The drawing, once its library is there. */
  chart(): Drawn | null;
  show(data: Data): void;
  redraw(): void;
  drawing(): Promise<string>;
}

/**
 * The place of a drawing. Its library is loaded when the place comes near the part of the page that is seen, so that
 * numbers never wait for drawings; a screen reader is told what is drawn, and the table beside it tells the rest.
 */
export function chartBox<Data, Drawn extends Chart<Data> = Chart<Data>>(
  label: string,
  name: string,
  load: (place: HTMLElement) => Promise<Drawn>,
): ChartBox<Data, Drawn> {
  const place = element("div", { class: "chart-place" });
  const box = element("div", { class: `chart ${name}`, role: "img", "aria-label": label }, place);
  let chart: Drawn | null = null;
  let data: { readonly shown: Data } | null = null;
  let loading: Promise<void> | null = null;
  const draw = (): void => {
    if (chart && data) chart.show(data.shown, readTheme(box));
  };
  const begin = (): Promise<void> => {
    loading ??= load(place).then((loaded) => {
      chart = loaded;
      draw();
    });
    return loading;
  };
  new IntersectionObserver(
    (entries, observer) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      begin().catch((error) => place.replaceChildren(`The drawing cannot be shown: ${error}`));
    },
    { rootMargin: "300px" },
  ).observe(box);
  return {
    element: box,
    chart: () => chart,
    show(shown) {
      data = { shown };
      draw();
    },
    redraw: draw,
    async drawing() {
      await begin();
      return chart?.svg() ?? "";
    },
  };
}
