import type { FlowPart, FlowParts } from "../../../shared/flow-parts";
import type { FlowReport } from "../../../shared/flow-report";
import type { FlowGraph, FlowGraphData } from "../charts/flow-graph";
import { element } from "../element";
import { amount, number, sentence } from "../words";
import { chartBox, type DrawnSection } from "./chart-box";
import { neighborOf } from "./graph-keys";
import { legend } from "./legend";
import { kindWords, partsTable } from "./parts-table";
import { region } from "./section";
import { scrolled } from "./table";

/** The flow as a graph with the cost of each part, to be walked through by mouse or by keys, and as a table. */
export function graph(open: (part: number) => void): DrawnSection {
  let shown: { readonly parts: FlowParts; readonly noun: string } | null = null;
  let at: number | null = null;
  const about = element("p", { class: "about", role: "status", "aria-live": "polite" });
  const tell = (part: FlowPart | undefined): void => {
    about.textContent = part && shown ? `${part.name}: ${wordsOn(part, shown.noun)}` : hint;
  };
  const box = chartBox<FlowGraphData, FlowGraph>("", "graph", async (place) => {
    const { drawFlowGraph } = await import("../charts/flow-graph");
    return drawFlowGraph(place, { open, point: (part) => tell(shown?.parts.parts[part ?? at ?? -1]) });
  });
  box.element.setAttribute("role", "application");
  box.element.setAttribute("aria-label", "Flow graph");
  box.element.setAttribute("aria-roledescription", "graph");
  box.element.setAttribute("aria-describedby", "graph-hint");
  box.element.tabIndex = 0;
  box.element.addEventListener("keydown", (event) => {
    const parts = shown?.parts.parts ?? [];
    if (event.key === "Enter" && at !== null) open(at);
    else if (event.key === "+" || event.key === "-") box.chart()?.zoomBy(event.key === "+" ? zoomStep : 1 / zoomStep);
    else {
      const next = neighborOf(parts, at, event.key);
      if (next === undefined) return;
      at = next;
      box.chart()?.select(at);
      tell(parts[at]);
    }
    event.preventDefault();
  });
  const zoom = (label: string, act: (chart: FlowGraph) => void): HTMLElement =>
    element(
      "button",
      {
        type: "button",
        class: "second",
        click: () => {
          const chart = box.chart();
          if (chart) act(chart);
        },
      },
      label,
    );
  const tools = element(
    "div",
    { class: "buttons" },
    zoom("Enlarge", (chart) => chart.zoomBy(zoomStep)),
    zoom("Reduce", (chart) => chart.zoomBy(1 / zoomStep)),
    zoom("Show all", (chart) => chart.fit()),
  );
  const note = element("p", { class: "muted" });
  const colors = legend();
  const table = scrolled("The flow as a table");
  const root = region(
    "graph",
    "The flow",
    note,
    element("p", { id: "graph-hint", class: "muted" }, hint),
    tools,
    colors.element,
    box.element,
    about,
    element("details", {}, element("summary", {}, "The flow as a table"), table),
  );
  return {
    element: root,
    redraw: () => box.redraw(),
    drawing: () => box.drawing(),
    show({ parts, words: { noun } }: FlowReport) {
      if (shown?.parts.parts.length !== parts.parts.length) at = null;
      shown = { parts, noun };
      colors.show(parts.parts);
      box.show({ flow: parts, noun });
      const shut = parts.parts.filter((part) => part.hidden > 0);
      const hidden = shut.reduce((sum, part) => sum + part.hidden, 0);
      note.hidden = hidden === 0;
      note.textContent = `${number(parts.actions)} actions are too many to be drawn one by one: ${amount(shut.length, "part")} stand for ${number(hidden)} of them.`;
      const caption =
        hidden === 0 ? "All parts, as they stand in the flow" : "The parts that are drawn, as they stand in the flow";
      const depthOf = ({ parent }: FlowPart): number =>
        parent === null ? 0 : 1 + depthOf(parts.parts[parent] as FlowPart);
      table.replaceChildren(partsTable(parts.parts, { caption, noun: sentence(noun), depthOf }, open));
    },
  };
}

const zoomStep = 1.3;
const hint = "Arrow keys move between parts, Enter or a click shows one in the text, + and - change the size.";

function wordsOn({ kind, inside, itself, times, connector, premium, assumed, after }: FlowPart, noun: string): string {
  const outcomes = [...new Set(after.flatMap((edge) => edge.outcomes))];
  const words = [
    connector === null ? kindWords[kind] : `${kindWords[kind]} of ${connector}`,
    ...(premium ? ["premium"] : []),
    times === 0 ? "the likely run does not come to it" : `${amount(inside, noun)} a run`,
    ...(inside !== itself && kind !== "side" && times !== 0 ? [`${number(itself)} of them by itself`] : []),
    ...(times !== null && times > 1 ? [`${number(times)} times a run`] : []),
    ...(assumed ? ["as assumed"] : []),
    ...(outcomes.length > 0 ? [`also when what is before it ${outcomes.join(" or ")}`] : []),
  ];
  return `${words.join(", ")}.`;
}
