import type { EstatePage } from "../../../shared/estate-page";
import { element } from "../element";
import { region } from "../sections/section";
import { amount, number } from "../words";
import { appearanceButton } from "./appearance";
import { charts } from "./charts";
import { type Estate, estateOf } from "./estate";
import { flowTable } from "./flow-table";
import { glance } from "./glance";
import { processes } from "./processes";
import { readPacked } from "./read-packed";
import { toBuy } from "./to-buy";
import "../report.css";
import "./estate.css";

/** The page of a plan: it shows the data that stands in it. */
const page = document.getElementById("estate") as HTMLElement;
readPacked<EstatePage>(document.getElementById("plan")?.textContent ?? "")
  .then((data) => show(estateOf(data)))
  .catch((error) => page.replaceChildren(element("p", {}, `The data in this page cannot be read: ${error}`)));

function show(estate: Estate): void {
  const table = flowTable(estate);
  const drawings = charts(estate, table.showFlow);
  const graph = processes(estate, table.showFlow);
  const redraw = (): void => {
    drawings.redraw();
    graph.redraw();
  };
  const heading = element(
    "div",
    {},
    element("h1", {}, `What ${amount(estate.total.flows, "flow")} of Power Automate need`),
    element("p", { class: "muted" }, estate.basis),
  );
  const print = element("button", { type: "button", class: "second", click: () => window.print() }, "Print");
  page.replaceChildren(
    element("header", { class: "top" }, heading, element("div", { class: "buttons" }, appearanceButton(redraw), print)),
    ...glance(estate),
    toBuy(estate, table.showLine),
    ...drawings.elements,
    table.element,
    graph.element,
    assumed(estate),
    ...notRead(estate),
  );
  window.addEventListener("beforeprint", () => table.showForPrint(true));
  window.addEventListener("afterprint", () => table.showForPrint(false));
}

function assumed({ assumptions }: Estate): HTMLElement {
  return region(
    "assumptions",
    "Assumed",
    element(
      "ul",
      {},
      ...assumptions.map(({ what, value, flows, replacedBy }) =>
        element(
          "li",
          {},
          `${what}: ${value} (${amount(flows, "flow")}`,
          ...(replacedBy === null ? [")"] : ["; ", element("code", {}, replacedBy), " tells)"]),
        ),
      ),
    ),
  );
}

function notRead({ problems }: Estate): HTMLElement[] {
  if (problems.length === 0) return [];
  const list = element(
    "ul",
    {},
    ...problems.map(({ file, line, message }) =>
      element("li", {}, element("code", {}, line === null ? file : `${file}:${line}`), ` ${message}`),
    ),
  );
  const title = `${number(problems.length)} not read in full`;
  return [region("problems", "What could not be read", element("details", {}, element("summary", {}, title), list))];
}
