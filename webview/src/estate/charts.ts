import { type AmountBars, drawAmountBars } from "../charts/amount-bars";
import { drawTreemap, type TreemapData } from "../charts/treemap";
import { element } from "../element";
import { type ChartBox, chartBox } from "../sections/chart-box";
import { region } from "../sections/section";
import { scrolled, table } from "../sections/table";
import { amount, number } from "../words";
import type { Estate } from "./estate";
import { type Figure, licensesByCost, payersByShare, premiumByUse, requestCells } from "./figures";

export interface Charts {
  readonly elements: readonly HTMLElement[];
  redraw(): void;
}

/** Bars that fit on a screen; the table beside has more. */
const mostBars = 12;
const mostRows = 200;

/** The estate as drawings, each beside a table of what it shows. `showFlow` leads to a flow. */
export function charts(estate: Estate, showFlow: (at: number) => void): Charts {
  const boxes: ChartBox<unknown>[] = [];
  const bars = (
    id: string,
    title: string,
    says: string,
    figures: readonly Figure[],
    looks: Omit<AmountBars, "bars">,
  ): HTMLElement => {
    const shown = figures.slice(0, mostBars);
    const box = chartBox<AmountBars>(`${title}: drawing of the table below it`, "amounts", async (place) =>
      drawAmountBars(place, () => {}),
    );
    box.element.style.height = `${shown.length * 28 + 34}px`;
    box.show({ ...looks, bars: shown });
    boxes.push(box);
    return region(
      id,
      title,
      element("p", { class: "muted" }, says),
      ...(figures.length === 0
        ? [element("p", {}, "There is nothing to draw.")]
        : [box.element, asTable(title, figures)]),
    );
  };
  const cells = requestCells(estate);
  const box = chartBox<TreemapData>(
    "Requests of a day by flow: drawing of the table of flows",
    "treemap",
    async (place) =>
      drawTreemap(place, (part) => {
        if (part >= 0) showFlow(part);
      }),
  );
  box.show({ cells, noun: "request" });
  boxes.push(box);
  const perFlow = estate.lines.some(({ isPerFlow }) => isPerFlow);
  return {
    elements: [
      bars(
        "cost",
        "Licenses by cost",
        "A month at the prices of the plan; how many in brackets.",
        licensesByCost(estate),
        {
          limit: null,
          color: "connector",
        },
      ),
      bars("premium", "Premium connectors by use", "How many flows use each, and how often.", premiumByUse(estate), {
        limit: null,
        color: "premium",
      }),
      bars(
        "payers",
        "Requests by payer against limits",
        perFlow
          ? "The day of the flow with most requests, beside the limit that each flow has in the transition period; where runs are not known, as assumed. Licenses are bought for days that are declared or follow from schedules, not for those assumed here."
          : "The likely day of all flows that one license covers, beside its requests in 24 hours; where runs are not known, as assumed. Licenses are bought for days that are declared or follow from schedules, not for those assumed here.",
        payersByShare(estate),
        { limit: 1, color: "within" },
      ),
      region(
        "requests",
        "Requests of a day by flow",
        element(
          "p",
          { class: "muted" },
          "Likely requests, in the solutions they belong to; premium flows stand out. Each stands in the table of flows.",
        ),
        ...(cells.length === 0 ? [element("p", {}, "Of no flow the requests of a day are known.")] : [box.element]),
      ),
    ],
    redraw() {
      for (const it of boxes) it.redraw();
    },
  };
}

function asTable(title: string, figures: readonly Figure[]): HTMLElement {
  const shown = figures.slice(0, mostRows);
  const isPart = shown.length < figures.length;
  const caption = isPart ? `The first ${number(shown.length)} of ${number(figures.length)}` : title;
  return element(
    "details",
    {},
    element("summary", {}, "As a table"),
    scrolled(
      `${title} as a table`,
      table(
        { caption, titles: ["What"], numbers: ["How much", "Flows"] },
        shown.map(({ name, words, flows }) =>
          element(
            "tr",
            {},
            element("th", { scope: "row" }, name),
            element("td", { class: "number" }, words),
            element("td", { class: "number" }, amount(flows.length, "flow")),
          ),
        ),
      ),
    ),
  );
}
