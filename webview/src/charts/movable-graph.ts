import cytoscape, { type Core, type CytoscapeOptions } from "cytoscape";

export interface MovableGraph {
  readonly core: Core;
  /** About the middle, or about a point of the place. */
  zoomBy(factor: number, x?: number, y?: number): void;
  dispose(): void;
}

/** An empty graph that people can move and enlarge. `resized` is called when its place has another size. */
export function movableGraph(
  container: HTMLElement,
  options: CytoscapeOptions = {},
  resized: () => void = () => undefined,
): MovableGraph {
  const core = cytoscape({
    container,
    boxSelectionEnabled: false,
    // The wheel moves the page, unless it is meant for the graph.
    userZoomingEnabled: false,
    minZoom: 0.05,
    maxZoom: 2,
    ...options,
  });
  const zoomBy = (factor: number, x = core.width() / 2, y = core.height() / 2): void =>
    void core.zoom({ level: core.zoom() * factor, renderedPosition: { x, y } });
  container.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY / 300), event.offsetX, event.offsetY);
    },
    { passive: false },
  );
  const observer = new ResizeObserver(() => {
    core.resize();
    resized();
  });
  observer.observe(container);
  return {
    core,
    zoomBy,
    dispose() {
      observer.disconnect();
      core.destroy();
    },
  };
}
