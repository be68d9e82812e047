import { element } from "../element";
import { type Tile, tile } from "../sections/tile";
import { amount, number } from "../words";
import type { Estate } from "./estate";
import { priceInWords } from "./price-words";

/** The estate at a glance: what it costs, how sure that is, how large it is. */
export function glance({ total, currency, says, lines, credits }: Estate): HTMLElement[] {
  const bought = lines.filter(({ pricePerMonth }) => pricePerMonth !== 0);
  const quantity = bought.reduce((sum, line) => sum + line.quantity, 0);
  const gap = total.pricePerMonth - total.lowerBound;
  const tiles: readonly Tile[] = [
    {
      label: "To pay a month",
      figure: priceInWords(total.pricePerMonth, currency),
      below:
        total.notPriced === 0
          ? amount(quantity, "license")
          : `and ${amount(total.notPriced, "license")} without a published price`,
      isAlarming: false,
    },
    {
      label: "No set of licenses is below",
      figure: priceInWords(total.lowerBound, currency),
      below: gap > 0 ? `${priceInWords(gap, currency)} between` : "nothing cheaper is enough",
      isAlarming: false,
    },
    {
      label: "Flows",
      figure: number(total.flows),
      below:
        total.notCovered === 0
          ? "all covered, or not asked for"
          : `${number(total.notCovered)} not covered by any license`,
      isAlarming: total.notCovered > 0,
    },
    {
      label: "Premium flows",
      figure: number(total.premium),
      below: `of ${amount(total.flows, "flow")}`,
      isAlarming: false,
    },
    {
      label: "Requests a day, likely",
      figure: number(total.requestsPerDay),
      below: requestsBelow(total),
      isAlarming: false,
    },
  ];
  return [
    element("dl", { class: "headline", "aria-label": "At a glance" }, ...tiles.map(tile)),
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
