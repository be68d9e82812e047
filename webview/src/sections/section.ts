import type { FlowReport } from "../../../shared/flow-report";
import { element } from "../element";

/** A part of the page, which shows one report after the other. */
export interface Section {
  readonly element: HTMLElement;
  show(report: FlowReport): void;
}

/** A region with a heading, which screen readers list. */
export function region(id: string, title: string, ...inside: readonly (Node | string | null)[]): HTMLElement {
  const heading = element("h2", { id: `${id}-title` }, title);
  return element("section", { id, class: "region", "aria-labelledby": `${id}-title` }, heading, ...inside);
}
