import { element, field } from "../element";

export interface ToolbarHandlers {
  readonly pick: (flow: number) => void;
  readonly save: (what: ExportKind) => void;
}

/** What of a report can be saved, and as what. */
export const exportKinds = {
  "report.html": "Page (HTML)",
  "parts.csv": "Parts (CSV)",
  "graph.svg": "Graph (SVG)",
  "graph.png": "Graph (PNG)",
  "requests.svg": "Requests (SVG)",
  "requests.png": "Requests (PNG)",
  "limits.svg": "Limits (SVG)",
  "limits.png": "Limits (PNG)",
} as const;
export type ExportKind = keyof typeof exportKinds;

export interface Toolbar {
  readonly element: HTMLElement;
  show(flows: readonly string[], flow: number, hasLimits: boolean): void;
}

/** Chooses among the flows of a document, and saves what is shown. */
export function toolbar({ pick, save }: ToolbarHandlers): Toolbar {
  const picker = element("select", { id: "flow-picker", change: () => pick(Number(picker.value)) });
  const picking = field("Flow", picker);
  const kinds = element("select", { id: "export-kind" });
  const button = element(
    "button",
    { type: "button", class: "second", click: () => save(kinds.value as ExportKind) },
    "Save",
  );
  const saving = field("Save as", kinds, button);
  return {
    element: element("div", { class: "toolbar", role: "group", "aria-label": "Report" }, picking, saving),
    show(flows, flow, hasLimits) {
      picking.hidden = flows.length < 2;
      if (flows.join("\n") !== [...picker.options].map(({ text }) => text).join("\n")) {
        picker.replaceChildren(...flows.map((name, index) => element("option", { value: index }, name)));
      }
      picker.value = String(flow);
      const offered = Object.entries(exportKinds).filter(([kind]) => hasLimits || !kind.startsWith("limits."));
      if (kinds.options.length !== offered.length) {
        kinds.replaceChildren(...offered.map(([kind, title]) => element("option", { value: kind }, title)));
      }
    },
  };
}
