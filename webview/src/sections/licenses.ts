import type { CitedPage, FlowReport, LicenseRow } from "../../../shared/flow-report";
import { element, paragraphs, unseen } from "../element";
import { number } from "../words";
import { region, type Section } from "./section";
import { scrolled, table } from "./table";

/** Who needs which license, why, at what price, and what says so. */
export function licenses(): Section {
  const content = element("div");
  const root = region("licenses", "Licenses", content);
  return {
    element: root,
    show(report) {
      const { words, flow } = report;
      const because = flow.premium.because.map(({ what, confidence }) =>
        confidence === "certain" ? what : `${what} (${confidence})`,
      );
      const features = [...new Set(because)];
      content.replaceChildren(
        ...paragraphs(words.whose),
        ...(features.length === 0 ? [] : [element("p", {}, `Premium because of ${features.join(", ")}.`)]),
        ...(report.licenses.length === 0 ? noLicense(report) : [tableOf(report)]),
        ...paragraphs(words.notes, { class: "muted" }),
      );
    },
  };
}

function noLicense({ words }: FlowReport): HTMLElement[] {
  return words.license === null ? paragraphs(["No Power Automate license governs this."]) : paragraphs([words.license]);
}

function tableOf({ licenses: rows, sources }: FlowReport): HTMLElement {
  const head = {
    caption: rows.length === 1 ? "This is enough" : "Each of these is enough by itself",
    titles: ["License", "For", "Price", "Requests a day", "Why", "Source"],
  };
  return scrolled(
    "Ways to license the flow",
    table(
      head,
      rows.map((row) => rowOf(row, sources)),
    ),
  );
}

function rowOf(row: LicenseRow, sources: Readonly<Record<string, CitedPage>>): HTMLElement {
  const { name, holder, price, limit, because, recommended } = row;
  const pages = new Map(row.sources.map((key) => [sources[key]?.title ?? key, sources[key]?.url ?? null]));
  return element(
    "tr",
    { class: recommended ? "recommended" : null },
    element(
      "th",
      { scope: "row" },
      name,
      recommended ? element("span", { class: "badge" }, unseen(", "), "recommended") : null,
    ),
    element("td", {}, holder),
    element("td", {}, price),
    element("td", { class: "number" }, limit === null ? "not stated" : number(limit)),
    element("td", { class: "long" }, because),
    element(
      "td",
      { class: "long" },
      element("ul", { class: "plain" }, ...[...pages].map(([title, url]) => element("li", {}, pageLink(title, url)))),
    ),
  );
}

function pageLink(title: string, url: string | null): Node | string {
  return url?.startsWith("https://") ? element("a", { href: url }, title) : title;
}
