import type { EstateLine } from "../../../shared/estate-page";
import { element } from "../element";
import { region } from "../sections/section";
import { scrolled, table } from "../sections/table";
import { amount, number } from "../words";
import { cited } from "./cited";
import type { Estate } from "./estate";
import { priceInWords } from "./price-words";

/** Rows that stand open at once; the rest is behind a button. */
const firstRows = 15;

/** What to buy for whom, and what is there already. `show` leads to the flows of a license. */
export function toBuy(estate: Estate, show: (line: number) => void): HTMLElement {
  const bought = estate.lines
    .filter(({ pricePerMonth }) => pricePerMonth !== 0)
    .sort((a, b) => (b.pricePerMonth ?? -1) - (a.pricePerMonth ?? -1));
  const there = estate.lines.filter(({ pricePerMonth }) => pricePerMonth === 0);
  return region(
    "licenses",
    "What to buy",
    bought.length === 0
      ? element("p", {}, "Nothing has to be bought.")
      : lineTable(estate, bought, "Licenses to buy, the dearest first", show),
    there.length === 0
      ? null
      : element(
          "details",
          {},
          element("summary", {}, `Held, or free of charge: ${amount(there.length, "line")}`),
          lineTable(estate, there, "Licenses that cost nothing more", show),
        ),
  );
}

function lineTable(
  estate: Estate,
  lines: readonly EstateLine[],
  caption: string,
  show: (line: number) => void,
): HTMLElement {
  const made = table(
    { caption, titles: ["License", "For"], numbers: ["Quantity", "Each", "A month", "Flows"] },
    lines.slice(0, firstRows).map((line) => rowOf(line, estate, show)),
  );
  const rest = lines.slice(firstRows);
  const more = element(
    "button",
    {
      type: "button",
      class: "second",
      click: () => {
        made.tBodies[0]?.append(...rest.map((line) => rowOf(line, estate, show)));
        more.remove();
      },
    },
    `Show ${amount(rest.length, "more line")}`,
  );
  return element("div", {}, scrolled(caption, made), rest.length === 0 ? null : more);
}

function rowOf(line: EstateLine, estate: Estate, show: (line: number) => void): HTMLElement {
  const { currency } = estate;
  const price = (value: number | null): string =>
    line.held ? "held" : value === 0 ? "free of charge" : priceInWords(value, currency);
  return element(
    "tr",
    {},
    element(
      "th",
      { scope: "row" },
      line.name,
      ...line.steps.map((step) => element("p", { class: "below" }, step)),
      line.source === null ? null : element("p", { class: "below" }, cited(line.source, estate, false)),
    ),
    element("td", { class: "long" }, line.holder),
    element("td", { class: "number" }, number(line.quantity)),
    element("td", { class: "number" }, price(line.unitPrice)),
    element("td", { class: "number" }, price(line.pricePerMonth)),
    element(
      "td",
      { class: "number" },
      element(
        "button",
        {
          type: "button",
          class: "link",
          "aria-label": `Show ${amount(line.flows.length, "flow")} of ${line.name} for ${line.holder}`,
          click: () => show(estate.lines.indexOf(line)),
        },
        number(line.flows.length),
      ),
    ),
  );
}
