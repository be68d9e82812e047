import type { FlowPart, FlowPartKind } from "../../../shared/flow-parts";
import { element } from "../element";
import { number } from "../words";
import { table } from "./table";

/** What a part is, in the designer's words. */
export const kindWords: Readonly<Record<FlowPartKind, string>> = {
  trigger: "Trigger",
  connector: "Connector action",
  builtIn: "Built-in action",
  http: "HTTP",
  terminate: "Terminate",
  condition: "Condition",
  switch: "Switch",
  scope: "Scope",
  applyToEach: "Apply to each",
  doUntil: "Do until",
  childFlow: "Child flow",
  unknown: "Action of an unknown type",
  side: "Side of a branch",
  several: "Several actions",
};

export interface PartsColumns {
  readonly caption: string;
  readonly noun: string;
  /** Names are set in by how deep they stand. */
  readonly depthOf: ((part: FlowPart) => number) | null;
}

/** Parts as a table, in which a name leads to its place in the text. */
export function partsTable(
  parts: readonly FlowPart[],
  { caption, noun, depthOf }: PartsColumns,
  open: (part: number) => void,
): HTMLElement {
  const titles = ["Part", "What it is", `${noun}s a run, by itself`, "with all inside", "Times a run"];
  return table(
    { caption, titles },
    parts.map((part) => {
      const depth = depthOf?.(part) ?? 0;
      const name = element("th", { scope: "row" }, nameOf(part, open));
      name.style.paddingInlineStart = `${8 + depth * 14}px`;
      return element(
        "tr",
        {},
        name,
        element("td", {}, whatOf(part)),
        ...[part.itself, part.inside].map((value) => element("td", { class: "number" }, number(value))),
        element("td", { class: "number" }, part.kind === "several" ? "" : number(part.times)),
      );
    }),
  );
}

function nameOf({ id, name, place }: FlowPart, open: (part: number) => void): Node | string {
  if (place === null) return name;
  return element("button", { type: "button", class: "link", click: () => open(id) }, name);
}

function whatOf({ kind, connector, premium, assumed }: FlowPart): string {
  const what = connector ?? kindWords[kind];
  return [what, ...(premium ? ["premium"] : []), ...(assumed ? ["assumed"] : [])].join(", ");
}
