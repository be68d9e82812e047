import { element, field } from "../element";
import { region } from "../sections/section";
import { scrolled } from "../sections/table";
import { amount, number } from "../words";
import { derivation } from "./derivation";
import { byInWords, type Estate, type FlowRow } from "./estate";
import { type FlowQuery, flowFinder, type SortKey } from "./flow-rows";
import { priceInWords } from "./price-words";

/** All flows as a table: sorted, filtered and searched, a page at a time, so that ten thousand are as quick as ten. */
export interface FlowTable {
  readonly element: HTMLElement;
  /** Shows the flows of a license, and nothing else. */
  showLine(line: number): void;
  /** Finds a flow and unfolds how it is licensed. */
  showFlow(at: number): void;
  /** Shows as many rows as a print may have; `false` goes back to a page. */
  showForPrint(isPrinting: boolean): void;
}

const pageLength = 50;
/** A print of more is of no use to anybody. */
const mostPrinted = 2000;

const columns: readonly { readonly key: SortKey; readonly title: string; readonly isNumber?: true }[] = [
  { key: "name", title: "Flow" },
  { key: "solution", title: "Solution" },
  { key: "kind", title: "Started" },
  { key: "premiumNames", title: "Premium" },
  { key: "day", title: "Requests a day", isNumber: true },
  { key: "payer", title: "Whose license" },
  { key: "licenseNames", title: "Licensed by" },
  { key: "price", title: "License a month", isNumber: true },
];

const everything: FlowQuery = {
  text: "",
  by: null,
  premium: null,
  kind: null,
  sort: "price",
  descending: true,
};

export function flowTable(estate: Estate): FlowTable {
  const find = flowFinder(estate.flows);
  let query = everything;
  let only: ReadonlySet<number> | null = null;
  let onlyName = "";
  let found: readonly FlowRow[] = [];
  let page = 0;
  let isPrinting = false;
  const open = new Set<number>();

  const body = element("tbody");
  const status = element("p", { class: "muted", role: "status", "aria-live": "polite" });
  const pageStatus = element("span", { class: "muted" });
  const heads = columns.map(({ key, title, isNumber }) => {
    const button = element("button", { type: "button", class: "sort", click: () => sortBy(key) }, title);
    return element("th", { scope: "col", "data-key": key, class: isNumber ? "number" : null }, button);
  });
  const table = element(
    "table",
    { class: "flows", "aria-describedby": "flow-count" },
    element("caption", { class: "unseen" }, "Flows with what licenses them; the name of a flow unfolds why"),
    element("thead", {}, element("tr", {}, ...heads)),
    body,
  );
  status.id = "flow-count";
  const search = element("input", {
    type: "search",
    id: "flow-search",
    autocomplete: "off",
    input: () => change({ text: search.value }),
  });
  const by = choice(
    "flow-by",
    countsOf(estate.flows, (flow) => flow.by ?? ""),
    (value) => byInWords(value === "" ? null : value),
    (value) => change({ by: value }),
  );
  const kind = choice(
    "flow-kind",
    countsOf(estate.flows, (flow) => flow.kind),
    (value) => value,
    (value) => change({ kind: value }),
  );
  const premium = choice(
    "flow-premium",
    countsOf(estate.flows, (flow) => String(flow.premium.length > 0)),
    (value) => (value === "true" ? "premium" : "standard only"),
    (value) => change({ premium: value === null ? null : value === "true" }),
  );
  const clear = element("button", { type: "button", class: "second", click: () => reset() }, "Show all flows");
  const previous = element(
    "button",
    { type: "button", class: "second", click: () => turnTo(page - 1) },
    "Previous page",
  );
  const next = element("button", { type: "button", class: "second", click: () => turnTo(page + 1) }, "Next page");
  const root = region(
    "flows",
    "All flows",
    element(
      "div",
      { class: "toolbar", role: "search" },
      field("Search", search),
      field("Licensed by", by),
      field("Started", kind),
      field("Connectors", premium),
      clear,
    ),
    status,
    scrolled("Table of flows", table),
    element("div", { class: "buttons pages" }, previous, next, pageStatus),
  );
  update();
  return {
    element: root,
    showLine(line) {
      const chosen = estate.lines[line];
      reset();
      only = new Set(chosen?.flows ?? []);
      onlyName = chosen ? `${chosen.name} for ${chosen.holder}` : "";
      update();
      root.scrollIntoView();
      search.focus({ preventScroll: true });
    },
    showFlow(at) {
      reset();
      const place = found.findIndex((flow) => flow.at === at);
      open.add(at);
      turnTo(Math.floor(place / pageLength));
      const button = body.querySelector<HTMLElement>(`[data-flow="${at}"]`);
      button?.scrollIntoView({ block: "center" });
      button?.focus({ preventScroll: true });
    },
    showForPrint(printing) {
      isPrinting = printing;
      draw();
    },
  };

  function change(to: Partial<FlowQuery>): void {
    query = { ...query, ...to };
    update();
  }

  function reset(): void {
    only = null;
    query = { ...everything, sort: query.sort, descending: query.descending };
    search.value = "";
    for (const select of [by, kind, premium]) select.value = all;
    update();
  }

  function sortBy(key: SortKey): void {
    const isSame = query.sort === key;
    const startsHigh = key === "price" || key === "day";
    change({ sort: key, descending: isSame ? !query.descending : startsHigh });
  }

  function update(): void {
    const all = find(query);
    found = only === null ? all : all.filter(({ at }) => only?.has(at));
    page = 0;
    const sorted = columns.find(({ key }) => key === query.sort);
    heads.forEach((head, index) => {
      const isSorted = columns[index]?.key === query.sort;
      if (isSorted) head.setAttribute("aria-sort", query.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const which = only === null ? "" : ` of ${onlyName}`;
    status.textContent = `${amount(found.length, "flow")}${which}${found.length === estate.flows.length ? "" : ` of ${number(estate.flows.length)}`}, by ${sorted?.title.toLowerCase()}, ${query.descending ? "highest" : "lowest"} first.`;
    clear.disabled = found.length === estate.flows.length;
    draw();
  }

  function turnTo(to: number): void {
    page = to;
    draw();
  }

  function draw(): void {
    const first = isPrinting ? 0 : page * pageLength;
    const shown = found.slice(first, isPrinting ? mostPrinted : first + pageLength);
    table.setAttribute("aria-rowcount", String(found.length + 1));
    body.replaceChildren(...shown.flatMap((flow, index) => rowsOf(flow, first + index + 2)));
    if (shown.length === 0) {
      body.append(element("tr", {}, element("td", { colspan: columns.length }, "No flow is like that.")));
    }
    const pages = Math.max(1, Math.ceil(found.length / pageLength));
    previous.disabled = page === 0;
    next.disabled = page + 1 >= pages;
    pageStatus.textContent = isPrinting
      ? found.length > mostPrinted
        ? `The first ${number(mostPrinted)} of ${number(found.length)} flows.`
        : ""
      : `Page ${number(page + 1)} of ${number(pages)}`;
  }

  function rowsOf(flow: FlowRow, index: number): HTMLElement[] {
    const isOpen = open.has(flow.at);
    const button = element(
      "button",
      {
        type: "button",
        class: "link",
        "data-flow": flow.at,
        "aria-expanded": String(isOpen),
        click: () => unfold(flow, row, button),
      },
      element("bdi", {}, flow.name),
    );
    const cells = [
      element("td", {}, element("bdi", {}, flow.solution ?? "")),
      element("td", {}, flow.kind),
      element("td", {}, flow.premiumNames),
      element("td", { class: "number" }, dayOf(flow)),
      element("td", {}, flow.payer ?? "not asked for"),
      element("td", {}, flow.licenseNames === "" ? byInWords(flow.by) : flow.licenseNames),
      element("td", { class: "number" }, ...priceOf(flow)),
    ];
    const row = element("tr", { "aria-rowindex": index }, element("th", { scope: "row" }, button), ...cells);
    return isOpen ? [row, detailOf(flow)] : [row];
  }

  function unfold(flow: FlowRow, row: HTMLElement, button: HTMLElement): void {
    const isOpen = !open.has(flow.at);
    if (isOpen) open.add(flow.at);
    else open.delete(flow.at);
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) row.after(detailOf(flow));
    else row.nextElementSibling?.remove();
  }

  function detailOf(flow: FlowRow): HTMLElement {
    return element("tr", { class: "detail" }, element("td", { colspan: columns.length }, derivation(flow, estate)));
  }

  function priceOf({ price, together, by: how }: FlowRow): (Node | string)[] {
    if (how === null) return ["not asked for"];
    if (how === "not-covered") return ["not covered"];
    const shared =
      price !== 0 && together > 1 ? [element("span", { class: "below" }, `shared by ${number(together)}`)] : [];
    return [price === 0 ? "nothing more" : priceInWords(price, estate.currency), ...shared];
  }
}

function dayOf({ day, perRun, runsAreAssumed }: FlowRow): string {
  if (perRun === null) return "none";
  return day !== null && runsAreAssumed ? `${number(day)} assumed` : number(day);
}

/** The value of a choice that leaves nothing out. */
const all = "*";

function choice(
  id: string,
  counts: ReadonlyMap<string, number>,
  words: (value: string) => string,
  choose: (value: string | null) => void,
): HTMLSelectElement {
  const options = [...counts].sort((a, b) => b[1] - a[1]);
  const select = element(
    "select",
    { id, change: () => choose(select.value === all ? null : select.value) },
    element("option", { value: all }, "all"),
    ...options.map(([value, count]) => element("option", { value }, `${words(value)} (${number(count)})`)),
  );
  return select;
}

function countsOf(flows: readonly FlowRow[], keyOf: (flow: FlowRow) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const flow of flows) counts.set(keyOf(flow), (counts.get(keyOf(flow)) ?? 0) + 1);
  return counts;
}
