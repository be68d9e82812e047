import type { FlowPartKind, FlowParts } from "../../../shared/flow-parts";
import { partsInside } from "./parts-inside";

/** A rectangle of the treemap, and those in it. */
export interface TreemapCell {
  readonly part: number;
  readonly name: string;
  readonly kind: FlowPartKind;
  readonly premium: boolean;
  readonly value: number;
  readonly children: readonly TreemapCell[];
}

/** What costs something in the likely run, as rectangles in rectangles; what cannot be counted has none. */
export function treemapCells({ parts }: FlowParts): readonly TreemapCell[] {
  const inside = partsInside(parts);
  const cellsIn = (parent: number | null): TreemapCell[] =>
    (inside.get(parent) ?? []).flatMap((part) => {
      const { id, name, kind, premium } = part;
      const children = cellsIn(id);
      // A container is as large as what is in it, so it has a share for itself among them.
      const own =
        children.length > 0 && (part.itself ?? 0) > 0
          ? [{ ...part, part: id, value: part.itself ?? 0, children: [] }]
          : [];
      const value = children.length > 0 ? sum(children) + sum(own) : (part.inside ?? 0);
      return value > 0 ? [{ part: id, name, kind, premium, value, children: [...children, ...own.map(asItself)] }] : [];
    });
  return cellsIn(null);
}

function asItself({ part, name, kind, premium, value }: TreemapCell): TreemapCell {
  return { part, name: `${name}, itself`, kind, premium, value, children: [] };
}

function sum(cells: readonly { readonly value: number }[]): number {
  return cells.reduce((total, { value }) => total + value, 0);
}
