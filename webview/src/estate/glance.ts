import { element } from "../element";
import { amount, number } from "../words";
import type { Estate } from "./estate";
import { priceInWords } from "./price-words";

/** The estate at a glance: what it costs, how sure that is, how large it is. */
export function glance({ total, currency, says, lines, credits }: Estate): HTMLElement[] {
  const bought = lines.filter(({ pricePerMonth }) => pricePerMonth !== 0);
  const quantity = bought.reduce((sum, line) => sum + line.quantity, 0);
  const gap = total.pricePerMonth - total.lowerBound;
  const tiles: readonly (readonly [string, string, string, boolean?])[] = [
    [
      "To pay a month",
      priceInWords(total.pricePerMonth, currency),
      total.notPriced === 0
        ? amount(quantity, "license")
        : `and ${amount(total.notPriced, "license")} without a published price`,
    ],
    [
      "No set of licenses is below",
      priceInWords(total.lowerBound, currency),
      gap > 0 ? `${priceInWords(gap, currency)} between` : "nothing cheaper is enough",
    ],
    [
      "Flows",
      number(total.flows),
      total.notCovered === 0
        ? "all covered, or not asked for"
        : `${number(total.notCovered)} not covered by any license`,
      total.notCovered > 0,
    ],
    ["Premium flows", number(total.premium), `of ${amount(total.flows, "flow")}`],
    ["Requests a day, likely", number(total.requestsPerDay), requestsBelow(total)],
  ];
  return [
    element(
      "dl",
      { class: "headline", "aria-label": "At a glance" },
      ...tiles.map(([label, figure, below, isAlarming]) =>
        element(
          "div",
          { class: isAlarming ? "tile alarming" : "tile" },
          element("dt", {}, label),
          element("dd", { class: "figure" }, figure),
          element("dd", { class: "below" }, below),
        ),
      ),
    ),
    element(
      "div",
      { class: "says" },
      ...[...says, ...(credits === null ? [] : [credits])].map((text) => element("p", {}, text)),
    ),
  ];
}

function requestsBelow({ requestsAssumed, requestsNotKnown }: Estate["total"]): string {
  const parts = [
    ...(requestsAssumed > 0 ? [`runs of ${amount(requestsAssumed, "flow")} assumed`] : []),
    ...(requestsNotKnown > 0 ? [`${amount(requestsNotKnown, "flow")} not known and not counted`] : []),
  ];
  return parts.length === 0 ? "Power Platform requests" : parts.join(", ");
}
