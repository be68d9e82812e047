import { drawProcess } from "../charts/process-drawing";
import type { ProcessGraph } from "../charts/process-graph";
import { element, field } from "../element";
import { chartBox } from "../sections/chart-box";
import { region } from "../sections/section";
import { scrolled, table } from "../sections/table";
import { amount, number, shortened } from "../words";
import type { Estate } from "./estate";
import { allProcesses, processGraph, processName } from "./process-parts";

export interface Processes {
  readonly element: HTMLElement;
  redraw(): void;
}

/** More are in no list that anybody reads; the overview and the table of flows lead to them. */
const mostListed = 200;

/** What hangs together by calls of child flows and by shared data: all processes, or one of them with its flows. */
export function processes(estate: Estate, showFlow: (at: number) => void): Processes {
  const { processes: all, cycles, flows } = estate;
  let shown: ProcessGraph = allProcesses(estate);
  const box = chartBox<ProcessGraph>("Processes: drawing of the table below it", "graph", async (place) =>
    drawProcess(place, (id) => {
      const node = shown.nodes.find((it) => it.id === id);
      if (!node || node.at < 0) return;
      if (node.kind === "process") show(node.at);
      else showFlow(node.at);
    }),
  );
  const select = element(
    "select",
    { id: "process-choice", change: () => show(select.value === overview ? null : Number(select.value)) },
    element("option", { value: overview }, `all ${number(all.length)}`),
    ...all
      .slice(0, mostListed)
      .map((members, at) =>
        element(
          "option",
          { value: at },
          `${shortened(processName(estate, members), 60)} (${amount(members.length, "flow")})`,
        ),
      ),
  );
  const note = element("p", { class: "muted", role: "status", "aria-live": "polite" });
  const frame = scrolled("The drawing as a table");
  const name = (at: number): string => flows[at]?.name ?? "";

  function show(process: number | null): void {
    const members = process === null ? null : all[process];
    select.value = process === null || process >= mostListed ? overview : String(process);
    shown = members ? processGraph(estate, members) : allProcesses(estate);
    box.show(shown);
    note.textContent = members
      ? `${amount(members.length, "flow")}. Arrows are calls of child flows, dashed lines lead from data to the flows that work on it; a click shows a flow.${shown.left > 0 ? ` ${amount(shown.left, "flow")} with fewer neighbors are not drawn.` : ""}`
      : "Flows hang together that call each other, or share data in a solution. A circle is as large as its process has flows; a click shows them.";
    frame.replaceChildren(members ? flowsTable(members) : processTable());
  }

  function processTable(): HTMLElement {
    return plainTable(
      all.length > mostListed ? `The ${number(mostListed)} largest processes` : "Processes, the largest first",
      ["Process", "Flows", "Premium flows"],
      all
        .slice(0, mostListed)
        .map((members) => [
          processName(estate, members),
          number(members.length),
          number(members.filter((at) => (flows[at]?.premium.length ?? 0) > 0).length),
        ]),
    );
  }

  function flowsTable(members: readonly number[]): HTMLElement {
    return plainTable(
      "Flows of the process",
      ["Flow", "Calls", "Called by"],
      members
        .slice(0, mostListed)
        .map((at) => [
          name(at),
          flows[at]?.calls.map(name).join(", ") ?? "",
          flows[at]?.callers.map(name).join(", ") ?? "",
        ]),
    );
  }

  show(null);
  return {
    element: region(
      "processes",
      "Processes",
      all.length === 0
        ? element("p", {}, "No flow calls another, and none share data in a solution.")
        : element(
            "div",
            {},
            element("div", { class: "toolbar" }, field("Process", select)),
            note,
            box.element,
            element("details", {}, element("summary", {}, "As a table"), frame),
          ),
      ...cycles.map((cycle) =>
        element("p", {}, `In a circle: ${cycle.slice(0, 8).map(name).join(", ")} call each other.`),
      ),
    ),
    redraw: () => box.redraw(),
  };
}

const overview = "*";

function plainTable(caption: string, titles: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  return table(
    { caption, titles },
    rows.map(([first = "", ...others]) =>
      element("tr", {}, element("th", { scope: "row" }, first), ...others.map((cell) => element("td", {}, cell))),
    ),
  );
}
