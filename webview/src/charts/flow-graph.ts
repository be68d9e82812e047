import cytoscape, { type Core, type ElementDefinition, type NodeSingular, type StylesheetJson } from "cytoscape";
import dagre from "cytoscape-dagre";
import type { FlowPart, FlowParts } from "../../../shared/flow-parts";
import { amount, shortened } from "../words";
import type { Chart } from "./chart";
import { type ChartTheme, lookOf } from "./chart-theme";
import { type Box, layOut, type PlaceBoxes } from "./graph-layout";
import { graphSvg, longestName } from "./graph-svg";
import { movableGraph } from "./movable-graph";

cytoscape.use(dagre);

export interface FlowGraphData {
  readonly flow: FlowParts;
  /** What is counted: "request" or "action". */
  readonly noun: string;
}

export interface FlowGraph extends Chart<FlowGraphData> {
  /** Marks a part and brings it into view; null marks none. */
  select(part: number | null): void;
  fit(): void;
  zoomBy(factor: number): void;
}

/** What someone does with a part of the graph. */
export interface GraphHandlers {
  readonly open: (part: number) => void;
  /** The pointer or a key is on it now. */
  readonly point: (part: number | null) => void;
}

/** The flow as boxes in boxes with arrows between them, to be moved and enlarged. */
export function drawFlowGraph(element: HTMLElement, { open, point }: GraphHandlers): FlowGraph {
  const { core, zoomBy, dispose } = movableGraph(element, { autoungrabify: true, selectionType: "single" });
  let drawn: { readonly flow: FlowParts; readonly boxes: readonly Box[] } | null = null;
  let svg = "";
  core.on("tap", "node", ({ target }) => open(partOf(target)));
  core.on("mouseover", "node", ({ target }) => point(partOf(target)));
  core.on("mouseout", "node", () => point(null));
  return {
    show({ flow, noun }, theme) {
      const isSameShape = drawn !== null && haveSameShape(drawn.flow, flow);
      const boxes = isSameShape && drawn ? withParts(drawn.boxes, flow) : layOut(flow.parts, placeByDagre);
      const cost = (box: Box): string => costOf(box.part, noun);
      core.batch(() => {
        if (isSameShape)
          for (const box of boxes) core.getElementById(String(box.part.id)).data(dataOf(box, cost(box), theme));
        else {
          core.elements().remove();
          core.add([...boxes.map((box) => nodeOf(box, cost(box), theme)), ...edgesOf(flow)]);
        }
        core.style(styleOf(theme));
      });
      if (!isSameShape) showTop(core);
      drawn = { flow, boxes };
      svg = graphSvg(boxes, cost, theme);
    },
    select(part) {
      core.elements(":selected").unselect();
      if (part === null) return;
      const node = core.getElementById(String(part));
      node.select();
      if (node.nonempty()) core.animate({ center: { eles: node }, duration: 0 });
    },
    fit: () => void core.fit(undefined, 16),
    zoomBy: (factor) => zoomBy(factor),
    svg: () => svg,
    dispose,
  };
}

/** "12 requests a run", "not in a likely run". */
export function costOf({ inside, times, kind, hidden }: FlowPart, noun: string): string {
  if (times === 0) return kind === "side" ? "not taken" : "not in the likely run";
  const cost = kind === "side" && inside === 0 ? "nothing" : amount(inside, noun);
  return hidden > 0 && kind !== "several" ? `${cost}, ${hidden} actions inside` : cost;
}

/** At full size where it fits, else from its top: a long flow as a whole would be too small to read. */
function showTop(core: Core): void {
  core.fit(undefined, 16);
  if (core.zoom() >= leastReadable && core.zoom() <= 1) return;
  core.zoom(core.zoom() > 1 ? 1 : leastReadable);
  const { x1, y1, w } = core.elements().boundingBox();
  const zoom = core.zoom();
  // What does not fit is shown from its first part on.
  const middle = w * zoom < core.width() ? x1 + w / 2 : core.nodes()[0]?.position("x");
  core.pan({ x: core.width() / 2 - (middle ?? x1) * zoom, y: 16 - y1 * zoom });
}

const leastReadable = 0.6;

function partOf(node: NodeSingular): number {
  return Number(node.id());
}

/** The same parts in the same places, so that only what they cost may differ. */
function haveSameShape(one: FlowParts, other: FlowParts): boolean {
  return (
    one.parts.length === other.parts.length &&
    one.parts.every((part, index) => {
      const same = other.parts[index] as FlowPart;
      return (
        part.parent === same.parent &&
        part.kind === same.kind &&
        part.name === same.name &&
        part.after.length === same.after.length &&
        part.after.every(({ part: before }, at) => before === same.after[at]?.part)
      );
    })
  );
}

function withParts(boxes: readonly Box[], { parts }: FlowParts): readonly Box[] {
  return boxes.map((box) => ({ ...box, part: parts[box.part.id] as FlowPart }));
}

/** Each list by itself: the layout knows no edges between boxes that hold others. */
const placeByDagre: PlaceBoxes = (sizes, edges) => {
  const core = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [
      {
        selector: "node",
        style: { width: "data(width)", height: "data(height)", shape: "rectangle", "border-width": 0 },
      },
    ],
    elements: [
      ...sizes.map((size, index) => ({ data: { id: String(index), ...size } })),
      ...edges.map(([from, to]) => ({ data: { source: String(from), target: String(to) } })),
    ],
  });
  const options = { name: "dagre", fit: false, rankSep: 34, nodeSep: 24, edgeSep: 8, rankDir: "TB", animate: false };
  core.layout(options as cytoscape.LayoutOptions).run();
  const centers = sizes.map((_, index) => ({ ...core.getElementById(String(index)).position() }));
  core.destroy();
  return centers;
};

function nodeOf(box: Box, cost: string, theme: ChartTheme): ElementDefinition {
  const { part, x, y, isContainer } = box;
  return {
    group: "nodes",
    data: { id: String(part.id), ...dataOf(box, cost, theme) },
    position: { x, y },
    classes: isContainer ? "container" : "leaf",
  };
}

function dataOf({ part, width, height, depth, isContainer }: Box, cost: string, theme: ChartTheme): object {
  const room = isContainer ? Math.floor((width - 16) / letter) - cost.length - 3 : longestName;
  const name = shortened(part.name, Math.max(room, 3));
  return {
    width,
    height,
    depth,
    label: isContainer ? `${name} · ${cost}` : `${name}\n${cost}`,
    color: theme[lookOf(part)],
    line: part.premium ? 2.5 : 1.25,
    text: part.times === 0 ? theme.muted : theme.text,
    dash: part.times === 0 ? "dashed" : "solid",
  };
}

/** The width of a bold letter, on average. */
const letter = 7.6;

function edgesOf({ parts }: FlowParts): ElementDefinition[] {
  return parts.flatMap(({ id, after }) =>
    after.map(({ part, outcomes }) => ({
      group: "edges" as const,
      data: { source: String(part), target: String(id) },
      classes: outcomes.length > 0 ? "otherwise" : "",
    })),
  );
}

function styleOf(theme: ChartTheme): StylesheetJson {
  return [
    {
      selector: "node",
      style: {
        shape: "round-rectangle",
        width: "data(width)",
        height: "data(height)",
        label: "data(label)",
        color: "data(text)",
        "border-style": "data(dash)" as "solid",
        "font-family": theme.font,
        "font-size": 12,
        "text-wrap": "wrap",
        "text-max-width": "1000px",
        "line-height": 1.35,
        "background-color": theme.surface,
        "border-color": "data(color)",
        "border-width": "data(line)" as unknown as number,
        "z-index": "data(depth)" as unknown as number,
        "z-index-compare": "manual",
        "overlay-opacity": 0,
      },
    },
    { selector: "node.leaf", style: { "text-valign": "center", "text-halign": "center", "min-zoomed-font-size": 5 } },
    {
      selector: "node.container",
      style: { "text-valign": "top", "text-halign": "center", "text-margin-y": 22, "font-weight": "bold" },
    },
    { selector: "node:selected", style: { "border-color": theme.focus, "border-width": 4 } },
    {
      selector: "edge",
      style: {
        width: 1.25,
        "line-color": theme.muted,
        "target-arrow-color": theme.muted,
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.8,
        "curve-style": "taxi",
        "taxi-direction": "downward",
        "z-index": 1000,
        "z-index-compare": "manual",
        events: "no",
      },
    },
    { selector: "edge.otherwise", style: { "line-style": "dashed" } },
  ];
}
