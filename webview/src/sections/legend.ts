import type { FlowPart } from "../../../shared/flow-parts";
import { lookOf, type PartLook } from "../charts/chart-theme";
import { element } from "../element";

/** What the colors of parts mean, as far as they are there. */
export function legend(): { readonly element: HTMLElement; show(parts: readonly FlowPart[]): void } {
  const list = element("ul", { class: "legend", "aria-label": "Colors" });
  return {
    element: list,
    show(parts) {
      const there = new Set(parts.map(lookOf));
      const looks = Object.keys(words) as PartLook[];
      list.replaceChildren(
        ...looks.filter((look) => there.has(look)).map((look) => element("li", { class: look }, words[look])),
      );
    },
  };
}

const words: Readonly<Record<PartLook, string>> = {
  premium: "needs a premium license",
  connector: "connector or HTTP",
  childFlow: "child flow",
  builtIn: "built-in",
  control: "trigger, loop, branch or scope",
};
