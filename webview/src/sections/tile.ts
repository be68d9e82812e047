import { element } from "../element";

/** A figure at a glance, with what it is and what is to be said of it. */
export interface Tile {
  readonly label: string;
  readonly figure: string;
  readonly below: string;
  readonly isAlarming: boolean;
}

export function tile({ label, figure, below, isAlarming }: Tile): HTMLElement {
  return element(
    "div",
    { class: isAlarming ? "tile alarming" : "tile" },
    element("dt", {}, label),
    element("dd", { class: "figure" }, figure),
    element("dd", { class: "below" }, below),
  );
}
