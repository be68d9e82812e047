/** Flows, data and whole processes as the graph draws them. */
export interface ProcessGraph {
  readonly nodes: readonly ProcessNode[];
  readonly edges: readonly (readonly [from: string, to: string, kind: "call" | "data"])[];
  /** Flows that are not drawn, because there are too many. */
  readonly left: number;
}

export interface ProcessNode {
  readonly id: string;
  readonly label: string;
  readonly kind: "flow" | "premium" | "data" | "process" | "rest";
  /** The flow, or the process, that it stands for; -1 for neither. */
  readonly at: number;
  /** Flows it stands for. */
  readonly size: number;
}
