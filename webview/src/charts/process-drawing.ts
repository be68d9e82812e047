import type { LayoutOptions, StylesheetJson } from "cytoscape";
import type { Chart } from "./chart";
import { type ChartTheme, tint } from "./chart-theme";
import { mix } from "./mix";
import { movableGraph } from "./movable-graph";
import type { ProcessGraph } from "./process-graph";

/** What hangs together, to be moved and enlarged. `pick` is called with the id of what was clicked. */
export function drawProcess(element: HTMLElement, pick: (id: string) => void): Chart<ProcessGraph> {
  const { core, dispose } = movableGraph(element, {}, () => core.fit(undefined, margin));
  let drawn: ProcessGraph | null = null;
  core.on("tap", "node", ({ target }) => pick(target.id()));
  return {
    show(graph, theme) {
      core.style(styleOf(theme));
      if (drawn === graph) return;
      drawn = graph;
      core.elements().remove();
      core.add([
        ...graph.nodes.map(({ id, label, kind, size }) => ({
          group: "nodes" as const,
          data: { id, label, diameter: kind === "process" || kind === "rest" ? 26 + 9 * Math.sqrt(size) : 18 },
          classes: kind,
        })),
        ...graph.edges.map(([source, target, kind]) => ({
          group: "edges" as const,
          data: { source, target },
          classes: kind,
        })),
      ]);
      const layout =
        graph.edges.length === 0
          ? { name: "grid", animate: false, avoidOverlapPadding: 46 }
          : {
              name: "cose",
              animate: false,
              randomize: true,
              nodeRepulsion: () => 60_000,
              idealEdgeLength: () => 90,
              nodeDimensionsIncludeLabels: true,
              padding: margin,
            };
      core.layout(layout as LayoutOptions).run();
      core.fit(undefined, margin);
      if (core.zoom() > 1) {
        core.zoom(1);
        core.center();
      }
    },
    svg: () => "",
    dispose,
  };
}

const margin = 24;

function styleOf(theme: ChartTheme): StylesheetJson {
  const filled = (color: string) => ({
    "background-color": theme.highContrast ? theme.surface : mix(color, theme.surface, 2 * tint),
    "border-color": color,
  });
  return [
    {
      selector: "node",
      style: {
        label: "data(label)",
        width: "data(diameter)",
        height: "data(diameter)",
        color: theme.text,
        "font-family": theme.font,
        "font-size": 12,
        "text-wrap": "wrap",
        "text-valign": "bottom",
        "text-margin-y": 4,
        "min-zoomed-font-size": 6,
        "text-background-color": theme.surface,
        "text-background-opacity": 0.8,
        "border-width": 1.5,
        "overlay-opacity": 0,
      },
    },
    { selector: "node.flow", style: filled(theme.connector) },
    { selector: "node.premium", style: { ...filled(theme.premium), "border-width": 3 } },
    { selector: "node.process", style: filled(theme.childFlow) },
    { selector: "node.data", style: { ...filled(theme.control), shape: "diamond" } },
    { selector: "node.rest", style: { ...filled(theme.builtIn), "border-style": "dashed" } },
    {
      selector: "edge",
      style: {
        width: 1.25,
        "line-color": theme.muted,
        "curve-style": "bezier",
        "target-arrow-color": theme.muted,
        events: "no",
      },
    },
    { selector: "edge.call", style: { "target-arrow-shape": "triangle", "arrow-scale": 0.8 } },
    { selector: "edge.data", style: { "line-style": "dashed" } },
  ];
}
