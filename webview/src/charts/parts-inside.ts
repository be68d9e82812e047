import type { FlowPart } from "../../../shared/flow-parts";
import { listIn } from "../../../shared/list-in";

/** The parts that stand directly in each container, by its number; those of the flow itself by null. */
export function partsInside(parts: readonly FlowPart[]): ReadonlyMap<number | null, readonly FlowPart[]> {
  const inside = new Map<number | null, FlowPart[]>();
  for (const part of parts) listIn(inside, part.parent).push(part);
  return inside;
}
