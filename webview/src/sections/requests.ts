import type { FlowParts } from "../../../shared/flow-parts";
import type { FlowReport } from "../../../shared/flow-report";
import type { TreemapData } from "../charts/treemap";
import { treemapCells } from "../charts/treemap-data";
import { element } from "../element";
import { amount, number, sentence } from "../words";
import { chartBox, type DrawnSection } from "./chart-box";
import { longestFormula } from "./headline";
import { legend } from "./legend";
import { partsTable } from "./parts-table";
import { region } from "./section";
import { scrolled } from "./table";

/** Where the requests of a run go, as a treemap and as a table. */
export function requests(open: (part: number) => void): DrawnSection {
  const box = chartBox<TreemapData>(
    "Requests of a run by action; the table beneath says the same",
    "treemap",
    async (place) => {
      const { drawTreemap } = await import("../charts/treemap");
      return drawTreemap(place, open);
    },
  );
  const note = element("p", { class: "muted" });
  const whole = element("p");
  const formula = element("details", {}, element("summary", {}, "The whole formula"), whole);
  const colors = legend();
  const table = scrolled("The dearest parts, as a table");
  const root = region(
    "requests",
    "Where the requests go",
    note,
    formula,
    colors.element,
    box.element,
    element("details", {}, element("summary", {}, "The dearest parts, as a table"), table),
  );
  return {
    element: root,
    redraw: () => box.redraw(),
    drawing: () => box.drawing(),
    show({ parts, words }: FlowReport) {
      const { noun } = words;
      formula.hidden = (words.formula?.length ?? 0) <= longestFormula;
      whole.textContent = words.formula;
      const cells = treemapCells(parts);
      colors.show(parts.parts);
      box.show({ cells, noun });
      note.textContent = noteOn(
        parts,
        cells.reduce((sum, { value }) => sum + value, 0),
        noun,
      );
      const dearest = parts.parts
        .filter(({ itself, kind }) => itself === null || (itself > 0 && kind !== "side"))
        .toSorted((a, b) => (b.itself ?? Number.POSITIVE_INFINITY) - (a.itself ?? Number.POSITIVE_INFINITY))
        .slice(0, mostRows);
      const caption = `The ${number(dearest.length)} dearest parts`;
      table.replaceChildren(partsTable(dearest, { caption, noun: sentence(noun), depthOf: null }, open));
    },
  };
}

const mostRows = 20;

/** What the drawing leaves out, so that nobody takes its sum for the whole. */
function noteOn({ requests: all, parts, actions }: FlowParts, shown: number, noun: string): string {
  const notes = [`The likely run: ${amount(all, noun)}, ${amount(actions, "action")} in the flow.`];
  if (all !== null && all !== shown)
    notes.push(`The parts come to ${amount(shown, noun)}, because a run can end in a Terminate.`);
  if (parts.some(({ inside }) => inside === null)) notes.push("What is too large to be counted is not drawn.");
  return notes.join(" ");
}
