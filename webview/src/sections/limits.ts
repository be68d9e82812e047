import type { FlowReport, ReportedRequests } from "../../../shared/flow-report";
import type { LimitBars } from "../charts/bars";
import { element } from "../element";
import { amount, number, percent, sentence } from "../words";
import { chartBox, type DrawnSection } from "./chart-box";
import { region } from "./section";
import { scrolled, table } from "./table";

/** A day of the flow beside the limit of each profile, as bars and as a table. */
export function limits(): DrawnSection {
  const box = chartBox<LimitBars>("Requests of a day as parts of each daily limit", "bars", async (place) => {
    const { drawBars } = await import("../charts/bars");
    return drawBars(place);
  });
  const frame = scrolled("A day beside the limits, as a table");
  const root = region("limits", "A day beside the limits", box.element, frame);
  return {
    element: root,
    redraw: () => box.redraw(),
    drawing: () => box.drawing(),
    show({ flow: { requests } }: FlowReport) {
      root.hidden = requests === null;
      if (requests === null) return;
      frame.replaceChildren(tableOf(requests));
      box.show(barsOf(requests));
    },
  };
}

function barsOf({ limits: all, perDay, profile }: ReportedRequests): LimitBars {
  return {
    day: perDay?.likely ?? null,
    bars: all.map(({ profile: name, limit, share }) => ({
      name: sentence(name),
      limit,
      share,
      isOwn: name === profile,
    })),
  };
}

function tableOf({ limits: all, profile, perDay }: ReportedRequests): HTMLElement {
  const day = perDay?.likely ?? null;
  return table(
    {
      caption: day === null ? "How often it runs is not known" : `${amount(day, "request")} a day`,
      titles: ["Profile", "Limit a day", "Share", "Runs a day that fit"],
    },
    all.map(({ profile: name, limit, share, runsPerDayAtLimit }) =>
      element(
        "tr",
        { class: name === profile ? "recommended" : null },
        element("th", { scope: "row" }, `${sentence(name)}${name === profile ? " (this flow)" : ""}`),
        ...[number(limit), percent(share), number(runsPerDayAtLimit)].map((text) =>
          element("td", { class: "number" }, text),
        ),
      ),
    ),
  );
}
