import { element } from "../element";

/** What stands above the rows of a table. Those of `numbers` come behind `titles`, and stand where numbers end. */
export interface TableHead {
  readonly caption: string;
  readonly titles: readonly string[];
  readonly numbers?: readonly string[];
}

/** A table, of which each row has its own heading. */
export function table({ caption, titles, numbers = [] }: TableHead, rows: readonly HTMLElement[]): HTMLTableElement {
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...titles.map((title) => element("th", { scope: "col" }, title)),
        ...numbers.map((title) => element("th", { scope: "col", class: "number" }, title)),
      ),
    ),
    element("tbody", {}, ...rows),
  );
}

/** The place of a table, which scrolls where the page is too narrow for it; by keys too, so it can be focused. */
export function scrolled(label: string, ...inside: readonly HTMLElement[]): HTMLElement {
  return element("div", { class: "scrolled", tabindex: "0", role: "group", "aria-label": label }, ...inside);
}
